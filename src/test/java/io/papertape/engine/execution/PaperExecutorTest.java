package io.papertape.engine.execution;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PaperExecutorTest {

    private final Account account = new Account(List.of("KO", "PG"), parse("5000"));
    private final PaperExecutor executor = new PaperExecutor(new FillCosts(parse("0.001"), parse("0.0005")), account);

    @Test
    void buysAtTheWorsenedPriceAndPaysCommission() {
        Trade trade = executor.buy(1, parse("10"), parse("100"), 77, "because");

        assertThat(trade)
                .isEqualTo(new Trade(
                        0,
                        1,
                        Side.BUY,
                        parse("10"),
                        parse("100.05"),
                        77,
                        parse("1.0005"),
                        parse("0.05"),
                        parse("-1001.5005"),
                        OptionalLong.empty(),
                        "because"));
        assertThat(account.cash()).isEqualTo(parse("3998.4995"));
    }

    @Test
    void opensAPositionWorthItsFill() {
        executor.buy(1, parse("10"), parse("100"), 77, "because");

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
        executor.buy(1, parse("10"), parse("100"), 77, "in");
        Position position = account.positions().getFirst();

        Trade trade = executor.sell(position, parse("110"), 88, "out");

        assertThat(trade)
                .isEqualTo(new Trade(
                        1,
                        1,
                        Side.SELL,
                        parse("10"),
                        parse("109.945"),
                        88,
                        parse("1.09945"),
                        parse("0.055"),
                        parse("1098.35055"),
                        OptionalLong.of(parse("96.85005")),
                        "out"));
        assertThat(account.cash()).isEqualTo(parse("5096.85005"));
        assertThat(account.positions()).isEmpty();
    }

    @Test
    void losesSlippageAndCommissionsAtAnUnchangedPrice() {
        executor.buy(0, parse("10"), parse("100"), 77, "in");

        Trade trade = executor.sell(account.positions().getFirst(), parse("100"), 88, "out");

        assertThat(trade.realizedPnl()).hasValue(parse("-3"));
        assertThat(account.cash()).isEqualTo(parse("4997"));
    }

    @Test
    void numbersTradesAfterThoseMadeBefore() {
        assertThat(executor.nextTradeNumber()).isZero();

        executor.continueFrom(530);
        Trade trade = executor.buy(0, parse("1"), parse("10"), 0, "");

        assertThat(trade.number()).isEqualTo(530);
        assertThat(executor.nextTradeNumber()).isEqualTo(531);
    }

    @Test
    void leavesTheAccountAloneWhenTheCostOverflows() {
        assertThatThrownBy(() -> executor.buy(0, parse("1000000000"), parse("1000"), 0, ""))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("quantity 1000000000 × price 1000.5 exceeds the largest value 92233720368.54775807");

        assertThat(account.cash()).isEqualTo(parse("5000"));
        assertThat(account.positions()).isEmpty();
        assertThat(executor.nextTradeNumber()).isZero();
    }
}
