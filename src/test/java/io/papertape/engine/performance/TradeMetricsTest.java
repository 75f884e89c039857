package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.MoneyOverflowException;
import org.junit.jupiter.api.Test;

class TradeMetricsTest {

    /// Of 365.25 days.
    private static final long YEAR = 1461 * DAY / 4;

    private final ProfitFactor profitFactor = new ProfitFactor();
    private final Expectancy expectancy = new Expectancy();
    private final AverageHoldingDays holdingDays = new AverageHoldingDays();
    private final Turnover turnover = new Turnover();
    private final EquityDays days = new EquityDays();
    private final TotalCommission commission = new TotalCommission();
    private final TotalSlippage slippage = new TotalSlippage();

    @Test
    void areUndefinedOrZeroWithoutTrades() {
        assertThat(profitFactor.value()).isNull();
        assertThat(expectancy.value()).isNull();
        assertThat(holdingDays.value()).isNull();
        assertThat(turnover.value(days)).isNull();
        assertThat(commission.value()).isZero();
        assertThat(slippage.value()).isZero();
    }

    @Test
    void areUndefinedWhileTheFirstPositionIsOpen() {
        profitFactor.record(SampleTrades.buy(0, 0));
        expectancy.record(SampleTrades.buy(0, 0));
        holdingDays.record(SampleTrades.buy(0, 0));

        assertThat(profitFactor.value()).isNull();
        assertThat(expectancy.value()).isNull();
        assertThat(holdingDays.value()).isNull();
    }

    @Test
    void divideGainsByLosses() {
        profit("3", "-1", "0", "1.5", "-2");

        assertThat(profitFactor.value()).isEqualTo(1.5);
        assertThat(expectancy.value()).isEqualTo(0.3);
    }

    @Test
    void haveNoProfitFactorWithoutALoss() {
        profit("3", "0");

        assertThat(profitFactor.value()).isNull();
        assertThat(expectancy.value()).isEqualTo(1.5);
    }

    @Test
    void haveAProfitFactorOfZeroWithoutAGain() {
        profit("-3", "-0.00000001");

        assertThat(profitFactor.value()).isZero();
        assertThat(Double.compare(profitFactor.value(), 0.0)).isZero();
        assertThat(expectancy.value()).isEqualTo(-1.500000005);
    }

    @Test
    void loseNoDigitOfLargeSums() {
        for (int i = 0; i < 100_000; i++) {
            profit("90000000000.00000001", "-90000000000");
        }

        assertThat(expectancy.value()).isEqualTo(0.000000005);
        assertThat(profitFactor.value()).isEqualTo(1.0);
    }

    @Test
    void takeABuyThatClosesForAnExit() {
        Trade exit = SampleTrades.buyToCover(0, 3 * DAY, "-2");
        holdingDays.record(SampleTrades.shortSell(0, DAY));
        holdingDays.record(exit);
        expectancy.record(exit);

        assertThat(holdingDays.value()).isEqualTo(2);
        assertThat(expectancy.value()).isEqualTo(-2);
    }

    @Test
    void holdFromBuyToSellOfTheSameSymbol() {
        holdingDays.record(SampleTrades.buy(1, 0));
        holdingDays.record(SampleTrades.buy(300, DAY));
        holdingDays.record(SampleTrades.sell(1, DAY / 2, "1"));
        holdingDays.record(SampleTrades.buy(1, 4 * DAY));
        holdingDays.record(SampleTrades.sell(300, 4 * DAY, "1"));

        assertThat(holdingDays.value()).isEqualTo(1.75);
    }

    @Test
    void holdNothingFromBeforeTheFirstTrade() {
        holdingDays.record(SampleTrades.sell(0, 9 * DAY, "1"));

        assertThat(holdingDays.value()).isNull();

        holdingDays.record(SampleTrades.buy(0, 9 * DAY));
        holdingDays.record(SampleTrades.sell(0, 9 * DAY, "1"));
        holdingDays.record(SampleTrades.sell(0, 12 * DAY, "1"));

        assertThat(holdingDays.value()).isZero();
    }

    @Test
    void turnOverHalfOfWhatIsBoughtAndSoldPerYear() {
        turnover.record(SampleTrades.buy(0, 0, 10, "50"));
        turnover.record(SampleTrades.sell(0, 0, 10, "150", "1000"));
        point(0, parse("1000"));
        point(0, parse("2000"));
        assertThat(turnover.value(days)).isNull();

        point(YEAR, parse("3000"));
        assertThat(turnover.value(days)).isEqualTo(0.5);

        point(2 * YEAR, parse("2000"));
        assertThat(turnover.value(days)).isEqualTo(0.25);
    }

    @Test
    void turnNothingOverWithoutTrades() {
        point(0, parse("1000"));
        point(DAY, parse("1000"));

        assertThat(turnover.value(days)).isZero();
    }

    @Test
    void turnNothingOverWhereNothingIsLeft() {
        point(0, 0);
        point(DAY, 0);

        assertThat(turnover.value(days)).isNull();
    }

    @Test
    void turnOverLargeCapitalExactly() {
        for (int i = 0; i < 1_000; i++) {
            point(i * YEAR / 999, Long.MAX_VALUE - i);
            turnover.record(SampleTrades.buy(0, 0, 1, "92233720368.54775807"));
        }

        assertThat(turnover.value(days)).isCloseTo(500, within(1e-12));
    }

    @Test
    void sumWhatTradingCosts() {
        commission.record(SampleTrades.costing(3, "0.1", "0.2"));
        commission.record(SampleTrades.costing(7, "0.00000001", "0"));
        slippage.record(SampleTrades.costing(3, "0.1", "0.2"));
        slippage.record(SampleTrades.costing(7, "0", "0.00000001"));

        assertThat(commission.value()).isEqualTo(parse("0.10000001"));
        assertThat(slippage.value()).isEqualTo(parse("0.60000007"));
    }

    @Test
    void tellWhichCostExceedsTheLargestAmount() {
        for (int i = 0; i < 2; i++) {
            commission.record(SampleTrades.costing(1, "90000000000", "0"));
            slippage.record(SampleTrades.costing(2, "0", "45000000000"));
        }

        assertThatThrownBy(commission::value)
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("total commission 180000000000.00000000 exceeds the largest value 92233720368.54775807");
        assertThatThrownBy(slippage::value)
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("total slippage 180000000000.00000000 exceeds the largest value 92233720368.54775807");
    }

    private void point(long time, long equity) {
        days.record(time, time / DAY * DAY, equity, 0, 0, 0, 0);
    }

    private void profit(String... pnls) {
        for (String pnl : pnls) {
            profitFactor.record(SampleTrades.sell(0, 0, pnl));
            expectancy.record(SampleTrades.sell(0, 0, pnl));
        }
    }
}
