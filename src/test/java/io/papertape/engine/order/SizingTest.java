package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.AskedEntry;
import io.papertape.engine.MarketOrders;
import io.papertape.engine.portfolio.Account;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

    private static final CostModel FREE = FillCosts.ofRates(0, 0);

    /// 0.95 × 100,000 = 95,000, which buys 949.5 shares at 100.05.
    @Test
    void buysWholeSharesForItsPartOfTheCash() {
        assertThat(quantity("0.95", "100000", "100.05", FillCosts.ofRates(parse("0.001"), parse("0.0005"))))
                .isEqualTo(parse("949"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 50, 1",
        "0.5, 50.00000001, 0",
        "1, 100, 1",
        "1, 33.33333333, 3",
        "1, 33.33333334, 2",
        "0.1, 100, 0"
    })
    void buysAnotherShareWhereTheBudgetSufficesToTheLastDigit(String fraction, String fill, String shares) {
        assertThat(quantity(fraction, "100", fill, FREE)).isEqualTo(parse(shares));
    }

    /// 0.5 × 100.00000003 = 50.00000001|5, half-even 50.00000002.
    @Test
    void roundsTheBudgetDown() {
        assertThat(quantity("0.5", "100.00000003", "50.00000001", FREE)).isEqualTo(parse("1"));
        assertThat(quantity("0.5", "100.00000003", "50.00000002", FREE)).isZero();
    }

    /// 10 shares cost 1,000 and a commission of 1.
    @Test
    void buysLessWhereTheCashDoesNotPayTheCommission() {
        CostModel costs = FillCosts.ofRates(parse("0.001"), 0);

        assertThat(quantity("1", "1001", "100", costs)).isEqualTo(parse("10"));
        assertThat(quantity("1", "1000.99999999", "100", costs)).isEqualTo(parse("9"));
    }

    /// 5 shares cost 500, which is the budget, and a commission of 50.
    @Test
    void paysTheCommissionBesideTheBudget() {
        assertThat(quantity("0.5", "1000", "100", FillCosts.ofRates(parse("0.1"), 0)))
                .isEqualTo(parse("5"));
    }

    /// Of 5,000 a position of 3,000 leaves 2,000.
    @Test
    void isOfTheCashAndNotOfTheEquity() {
        Account account = new Account(List.of("KO", "PG"), parse("5000"));
        new MarketOrders(new PaperExecutor(FREE, account))
                .buy(0, OrderSize.unreduced(parse("30")), parse("100"), 0, "");

        assertThat(Sizing.ofCash(parse("0.5"))
                        .quantity(new AskedEntry(parse("100"), account.cash(), account.equity(), FREE)))
                .isEqualTo(parse("10"));
    }

    @Test
    void isAboveNothingAndAtMostAll() {
        assertThatThrownBy(() -> Sizing.ofCash(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("positionSize must be above 0 and at most 1 but was 0");
        assertThatThrownBy(() -> Sizing.ofCash(parse("1.00000001")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("positionSize must be above 0 and at most 1 but was 1.00000001");
    }

    private static long quantity(String fraction, String cash, String fill, CostModel costs) {
        return Sizing.ofCash(parse(fraction)).quantity(new AskedEntry(parse(fill), parse(cash), parse(cash), costs));
    }
}
