package io.papertape.engine.order;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaperExecutorTest {

    private final Account account = new Account(List.of("KO", "PG"), parse("5000"));
    private final PaperExecutor executor =
            new PaperExecutor(FillCosts.ofRates(parse("0.001"), parse("0.0005")), account);

    @Test
    void buysAtTheWorsenedPriceAndPaysCommission() {
        Trade trade =
                executor.execute(Order.open(1, OrderSize.unreduced(parse("10")), 77, "because"), parse("100"), 77);

        assertThat(trade)
                .isEqualTo(new Trade(
                        0,
                        1,
                        Side.BUY,
                        PositionEffect.OPEN,
                        parse("10"),
                        parse("100.05"),
                        77,
                        parse("1.0005"),
                        parse("0.05"),
                        parse("-1001.5005"),
                        OptionalLong.empty(),
                        "because",
                        parse("10"),
                        null,
                        OptionalLong.empty(),
                        null));
        assertThat(account.cash()).isEqualTo(parse("3998.4995"));
    }

    @Test
    void opensAPositionWorthItsFill() {
        executor.execute(Order.open(1, OrderSize.unreduced(parse("10")), 77, "because"), parse("100"), 77);

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
        executor.execute(Order.open(1, OrderSize.unreduced(parse("10")), 77, "in"), parse("100"), 77);
        Position position = account.positions().getFirst();

        Trade trade = executor.execute(Order.close(position, 88, "out"), parse("110"), 88);

        assertThat(trade)
                .isEqualTo(new Trade(
                        1,
                        1,
                        Side.SELL,
                        PositionEffect.CLOSE,
                        parse("10"),
                        parse("109.945"),
                        88,
                        parse("1.09945"),
                        parse("0.055"),
                        parse("1098.35055"),
                        OptionalLong.of(parse("96.85005")),
                        "out",
                        parse("10"),
                        null,
                        OptionalLong.of(0),
                        null));
        assertThat(account.cash()).isEqualTo(parse("5096.85005"));
        assertThat(account.positions()).isEmpty();
    }

    @Test
    void tellsWhatWasRequestedAndTheLimitThatMadeLessOfIt() {
        OrderSize size = new OrderSize(parse("10"), parse("25"), EntryLimit.MIN_CASH_RESERVE);

        Trade trade = executor.execute(Order.open(1, size, 77, "because"), parse("100"), 77);

        assertThat(trade.quantity()).isEqualTo(parse("10"));
        assertThat(trade.requestedQuantity()).isEqualTo(parse("25"));
        assertThat(trade.limitedBy()).isEqualTo(EntryLimit.MIN_CASH_RESERVE);
    }

    @Test
    void tellsTheBuyThatASellClosesAndThePricesInBetween() {
        executor.continueFrom(41);
        executor.execute(Order.open(0, OrderSize.unreduced(parse("1")), 0, "in"), parse("10"), 0);
        executor.execute(Order.open(1, OrderSize.unreduced(parse("1")), 0, "in"), parse("10"), 0);
        account.showBar(0, 0, parse("8"), parse("11"));
        account.showBar(1, 0, parse("9"), parse("12"));
        account.showBar(0, 0, parse("9.5"), parse("13"));

        Trade first = executor.execute(Order.close(account.positions().get(1), 88, "out"), parse("10"), 88);
        Trade second = executor.execute(Order.close(account.positions().get(0), 88, "out"), parse("10"), 88);

        assertThat(first.entryNumber()).hasValue(42);
        assertThat(first.excursion()).isEqualTo(new Excursion(parse("9"), parse("12")));
        assertThat(second.entryNumber()).hasValue(41);
        assertThat(second.excursion()).isEqualTo(new Excursion(parse("8"), parse("13")));
    }

    @Test
    void losesSlippageAndCommissionsAtAnUnchangedPrice() {
        executor.execute(Order.open(0, OrderSize.unreduced(parse("10")), 77, "in"), parse("100"), 77);

        Trade trade = executor.execute(Order.close(account.positions().getFirst(), 88, "out"), parse("100"), 88);

        assertThat(trade.realizedPnl()).hasValue(parse("-3"));
        assertThat(account.cash()).isEqualTo(parse("4997"));
    }

    @Test
    void numbersTradesAfterThoseMadeBefore() {
        assertThat(executor.nextTradeNumber()).isZero();

        executor.continueFrom(530);
        Trade trade = executor.execute(Order.open(0, OrderSize.unreduced(parse("1")), 0, ""), parse("10"), 0);

        assertThat(trade.number()).isEqualTo(530);
        assertThat(executor.nextTradeNumber()).isEqualTo(531);
    }

    @Test
    void leavesTheAccountAloneWhenTheCostOverflows() {
        assertThatThrownBy(() -> executor.execute(
                        Order.open(0, OrderSize.unreduced(parse("1000000000")), 0, ""), parse("1000"), 0))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("quantity 1000000000 × price 1000.5 exceeds the largest value 92233720368.54775807");

        assertThat(account.cash()).isEqualTo(parse("5000"));
        assertThat(account.positions()).isEmpty();
        assertThat(executor.nextTradeNumber()).isZero();
    }
}
