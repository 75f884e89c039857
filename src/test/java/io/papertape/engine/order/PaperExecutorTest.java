package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.MarketOrders;
import io.papertape.engine.Trades;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperExecutorTest {

    private final Account account = new Account(List.of("KO", "PG"), parse("5000"));
    private final PaperExecutor executor =
            new PaperExecutor(FillCosts.ofRates(parse("0.001"), parse("0.0005")), account);
    private final MarketOrders orders = new MarketOrders(executor);

    @Test
    void buysAtTheWorsenedPriceAndPaysCommission() {
        Trade trade = orders.buy(1, OrderSize.unreduced(parse("10")), parse("100"), 77, "because");

        assertThat(trade)
                .isEqualTo(Trades.buy("10", "100.05")
                        .symbol(1)
                        .time(77)
                        .commission("1.0005")
                        .slippage("0.05")
                        .cashFlow("-1001.5005")
                        .reason("because")
                        .trade());
        assertThat(account.cash()).isEqualTo(parse("3998.4995"));
    }

    @Test
    void opensAPositionWorthItsFill() {
        orders.buy(1, OrderSize.unreduced(parse("10")), parse("100"), 77, "because");

        assertThat(account.positions()).singleElement().satisfies(position -> {
            assertThat(position.symbol()).isEqualTo(1);
            assertThat(position.quantity()).isEqualTo(parse("10"));
            assertThat(position.entryPrice()).isEqualTo(parse("100.05"));
            assertThat(position.entryCommission()).isEqualTo(parse("1.0005"));
            assertThat(position.enteredAt()).isEqualTo(77);
            assertThat(position.marketValue()).isEqualTo(parse("1000.5"));
        });
    }

    @Test
    void sellsTheWholePositionForAPnlNetOfBothCommissions() {
        orders.buy(1, OrderSize.unreduced(parse("10")), parse("100"), 77, "in");
        Position position = account.positions().getFirst();

        Trade trade = orders.sell(position, parse("110"), 88, "out");

        assertThat(trade)
                .isEqualTo(Trades.sell("10", "109.945")
                        .number(1)
                        .symbol(1)
                        .time(88)
                        .commission("1.09945")
                        .slippage("0.055")
                        .cashFlow("1098.35055")
                        .pnl("96.85005")
                        .reason("out")
                        .closes(0, null)
                        .trade());
        assertThat(account.cash()).isEqualTo(parse("5096.85005"));
        assertThat(account.positions()).isEmpty();
    }

    @Test
    void tellsWhatWasRequestedAndTheLimitThatMadeLessOfIt() {
        OrderSize size = new OrderSize(parse("10"), parse("25"), EntryLimit.MIN_CASH_RESERVE);

        Trade trade = orders.buy(1, size, parse("100"), 77, "because");

        assertThat(trade.quantity()).isEqualTo(parse("10"));
        assertThat(trade.requestedQuantity()).isEqualTo(parse("25"));
        assertThat(trade.limitedBy()).isEqualTo(EntryLimit.MIN_CASH_RESERVE);
    }

    @Test
    void tellsTheBuyThatASellClosesAndThePricesInBetween() {
        executor.continueFrom(41);
        orders.buy(0, OrderSize.unreduced(parse("1")), parse("10"), 0, "in");
        orders.buy(1, OrderSize.unreduced(parse("1")), parse("10"), 0, "in");
        account.showBar(0, 0, parse("8"), parse("11"));
        account.showBar(1, 0, parse("9"), parse("12"));
        account.showBar(0, 0, parse("9.5"), parse("13"));

        Trade first = orders.sell(account.positions().get(1), parse("10"), 88, "out");
        Trade second = orders.sell(account.positions().get(0), parse("10"), 88, "out");

        assertThat(first.entryNumber()).hasValue(42);
        assertThat(first.excursion()).isEqualTo(new Excursion(parse("9"), parse("12")));
        assertThat(second.entryNumber()).hasValue(41);
        assertThat(second.excursion()).isEqualTo(new Excursion(parse("8"), parse("13")));
    }

    @Test
    void losesSlippageAndCommissionsAtAnUnchangedPrice() {
        orders.buy(0, OrderSize.unreduced(parse("10")), parse("100"), 77, "in");

        Trade trade = orders.sell(account.positions().getFirst(), parse("100"), 88, "out");

        assertThat(trade.realizedPnl()).hasValue(parse("-3"));
        assertThat(account.cash()).isEqualTo(parse("4997"));
    }

    @Test
    void numbersTradesAfterThoseMadeBefore() {
        assertThat(executor.nextTradeNumber()).isZero();

        executor.continueFrom(530);
        Trade trade = orders.buy(0, OrderSize.unreduced(parse("1")), parse("10"), 0, "");

        assertThat(trade.number()).isEqualTo(530);
        assertThat(executor.nextTradeNumber()).isEqualTo(531);
    }

    @Test
    void leavesTheAccountAloneWhenTheCostOverflows() {
        assertThatThrownBy(() -> orders.buy(0, OrderSize.unreduced(parse("1000000000")), parse("1000"), 0, ""))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("quantity 1000000000 × price 1000.5 exceeds the largest value 92233720368.54775807");

        assertThat(account.cash()).isEqualTo(parse("5000"));
        assertThat(account.positions()).isEmpty();
        assertThat(executor.nextTradeNumber()).isZero();
    }

    /// 33.33333333 × 1.0005 = 33.34999999|6665; 29 × 33.35 = 967.15, of which a thousandth is 0.96715.
    @Test
    void addsSlippageAndCommissionToABuy() {
        Trade trade = orders.buy(0, OrderSize.unreduced(parse("29")), parse("33.33333333"), 77, "cheap");

        assertThat(trade)
                .isEqualTo(Trades.buy("29", "33.35")
                        .time(77)
                        .commission("0.96715")
                        .slippage("0.01666667")
                        .cashFlow("-968.11715")
                        .reason("cheap")
                        .trade());
        assertThat(account.cash()).isEqualTo(parse("4031.88285"));
    }

    /// 34.56789012 × 0.9995 = 34.55060617|494; 29 × 34.55060617 = 1001.96757893, of which a thousandth is
    /// 1.00196757|893.
    @Test
    void takesSlippageAndCommissionFromASell() {
        orders.buy(0, OrderSize.unreduced(parse("29")), parse("33.33333333"), 77, "cheap");

        Trade trade = orders.sell(account.positions().getFirst(), parse("34.56789012"), 88, "dear");

        assertThat(trade)
                .isEqualTo(Trades.sell("29", "34.55060617")
                        .number(1)
                        .time(88)
                        .commission("1.00196758")
                        .slippage("0.01728395")
                        .cashFlow("1000.96561135")
                        .pnl("32.84846135")
                        .reason("dear")
                        .closes(0, null)
                        .trade());
        assertThat(account.cash()).isEqualTo(parse("5032.84846135"));
    }
}
