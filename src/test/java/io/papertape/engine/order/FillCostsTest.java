package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.order.CostModel.FilledSoFar;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FillCostsTest {

    private static final FillCosts HALF_SLIPPAGE = FillCosts.ofRates(0, Money.ONE / 2);

    @Test
    void worsensThePriceBySlippage() {
        FillCosts costs = FillCosts.ofRates(0, parse("0.0005"));

        assertThat(costs.buyFill(parse("100"), 0, 0)).isEqualTo(parse("100.05"));
        assertThat(costs.sellFill(parse("100"), 0, 0)).isEqualTo(parse("99.95"));
    }

    @Test
    void roundsFillsHalfEven() {
        assertThat(HALF_SLIPPAGE.buyFill(1, 0, 0)).isEqualTo(2);
        assertThat(HALF_SLIPPAGE.buyFill(3, 0, 0)).isEqualTo(4);
        assertThat(HALF_SLIPPAGE.sellFill(3, 0, 0)).isEqualTo(2);
        assertThat(HALF_SLIPPAGE.sellFill(5, 0, 0)).isEqualTo(2);
    }

    @Test
    void roundsCommissionHalfEven() {
        FillCosts costs = FillCosts.ofRates(parse("0.001"), 0);

        assertThat(costs.commission(FilledSoFar.NOTHING.plus(false, Money.ONE, parse("1000.5"))))
                .isEqualTo(parse("1.0005"));
        assertThat(costs.commission(FilledSoFar.NOTHING.plus(false, Money.ONE, 1_500)))
                .isEqualTo(2);
        assertThat(costs.commission(FilledSoFar.NOTHING.plus(false, Money.ONE, 2_500)))
                .isEqualTo(2);
        assertThat(costs.commission(FilledSoFar.NOTHING.plus(false, Money.ONE, 2_501)))
                .isEqualTo(3);
    }

    @Test
    void spendsTheWholeBudgetWhenItFitsExactly() {
        FillCosts free = FillCosts.ofRates(0, 0);

        assertThat(free.largestQuantity(false, parse("25"), parse("100"), parse("100")))
                .isEqualTo(parse("4"));
        assertThat(free.largestQuantity(false, parse("25"), parse("99.99999999"), parse("100")))
                .isEqualTo(parse("3"));
        assertThat(free.largestQuantity(false, parse("25"), parse("100"), parse("99.99999999")))
                .isEqualTo(parse("3"));
    }

    @Test
    void keepsCashForTheCommission() {
        FillCosts onePercent = FillCosts.ofRates(parse("0.01"), 0);

        assertThat(onePercent.largestQuantity(false, parse("25"), parse("200"), parse("101")))
                .isEqualTo(parse("4"));
        assertThat(onePercent.largestQuantity(false, parse("25"), parse("200"), parse("100.99999999")))
                .isEqualTo(parse("3"));
        assertThat(onePercent.largestQuantity(false, parse("100"), parse("100"), parse("100")))
                .isZero();
    }

    @Test
    void affordsNothingBelowThePriceOfOneShare() {
        FillCosts free = FillCosts.ofRates(0, 0);

        assertThat(free.largestQuantity(false, parse("25"), parse("24"), parse("100")))
                .isZero();
        assertThat(free.largestQuantity(false, parse("25"), parse("100"), parse("24")))
                .isZero();
        assertThat(free.largestQuantity(false, parse("25"), parse("100"), parse("-1")))
                .isZero();
        assertThat(free.largestQuantity(false, 0, parse("100"), parse("100"))).isZero();
    }

    @Test
    void findsTheQuantityThatCountingUpFinds() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            long fill = 1 + (random.nextLong(100_000_000_000L) >>> random.nextInt(37));
            long cash = random.nextLong(fill * 60);
            long budget = random.nextLong(fill * 60);
            FillCosts costs = FillCosts.ofRates(random.nextLong(Money.ONE) >>> random.nextInt(27), 0);

            long shares = 0;
            while (shares * fill + fill <= budget && payable(shares + 1, fill, cash, costs)) {
                shares++;
            }

            assertThat(costs.largestQuantity(false, fill, budget, cash))
                    .as("fill %d budget %d cash %d %s", fill, budget, cash, costs)
                    .isEqualTo(shares * Money.ONE);
        }
    }

    @Test
    void findsLargeQuantitiesThatOneMoreShareWouldExceed() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            long fill = 1 + (random.nextLong(100_000_000_000L) >>> random.nextInt(30));
            long cash = random.nextLong(Math.min(Long.MAX_VALUE / fill, 80_000_000_000L)) * fill;
            FillCosts costs = FillCosts.ofRates(random.nextLong(Money.ONE) >>> random.nextInt(27), 0);

            long shares = costs.largestQuantity(false, fill, cash, cash) / Money.ONE;

            assertThat(shares == 0 || payable(shares, fill, cash, costs))
                    .as("fill %d cash %d %s", fill, cash, costs)
                    .isTrue();
            assertThat(payable(shares + 1, fill, cash, costs))
                    .as("fill %d cash %d %s", fill, cash, costs)
                    .isFalse();
        }
    }

    @Test
    void spendsAllCashThatWholeSharesCostWithCommission() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            long fill = 2 + (random.nextLong(100_000_000_000L) >>> random.nextInt(30));
            long shares = random.nextLong(1, Math.min(Long.MAX_VALUE / 3 / fill, 80_000_000_000L));
            FillCosts costs = FillCosts.ofRates(random.nextLong(Money.ONE) >>> random.nextInt(27), 0);
            long cash = shares * fill + costs.commission(FilledSoFar.NOTHING.plus(false, Money.ONE, shares * fill));

            assertThat(costs.largestQuantity(false, fill, cash, cash))
                    .as("%d shares at %d %s", shares, fill, costs)
                    .isEqualTo(shares * Money.ONE);
            assertThat(costs.largestQuantity(false, fill, cash, cash - 1))
                    .as("%d shares at %d %s, a unit short", shares, fill, costs)
                    .isEqualTo((shares - 1) * Money.ONE);
        }
    }

    private static boolean payable(long shares, long fill, long cash, FillCosts costs) {
        BigDecimal cost = Money.toDecimal(fill).multiply(BigDecimal.valueOf(shares));
        BigDecimal commission =
                cost.multiply(Money.toDecimal(costs.fees().taker().rate())).setScale(8, RoundingMode.HALF_EVEN);
        return cost.add(commission).compareTo(Money.toDecimal(cash)) <= 0;
    }

    @Test
    void aQuantityBeyondTheLargestValueCountsAsThat() {
        FillCosts free = FillCosts.ofRates(0, 0);

        assertThat(free.largestQuantity(false, 1, 92_233_720_368L, Long.MAX_VALUE))
                .isEqualTo(parse("92233720368"));
        assertThat(free.largestQuantity(false, 1, 92_233_720_369L, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void noCashAffordsAFillBeyondTheLargestValue() {
        assertThat(HALF_SLIPPAGE.expectedFill(Side.BUY, parse("60000000000"))).isEqualTo(parse("90000000000"));
        assertThat(HALF_SLIPPAGE.expectedFill(Side.BUY, parse("80000000000"))).isZero();
    }

    @Test
    void rejectsRatesThatCannotBe() {
        assertThat(FillCosts.ofRates(Money.ONE - 1, Money.ONE - 1)
                        .fees()
                        .taker()
                        .rate())
                .isEqualTo(99_999_999);
        assertThatThrownBy(() -> FillCosts.ofRates(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "commission must be at least 0, and a rate less than 1, but was -0.00000001, 0/share, 0/order");
        assertThatThrownBy(() -> FillCosts.ofRates(0, Money.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slippage must be at least 0 and less than 1 but was 1");
    }
}
