package io.papertape.engine.order;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.Objects;
import java.util.OptionalLong;

/// Makes trades of orders on paper: whole, at the price given, with their costs. Numbers trades as it makes them.
/// Not safe for use by several threads.
public final class PaperExecutor {

    private final CostModel costs;
    private final Account account;
    private long nextTradeNumber;

    public PaperExecutor(CostModel costs, Account account) {
        this.costs = costs;
        this.account = account;
    }

    /// Number of the next trade, which is how many there were.
    public long nextTradeNumber() {
        return nextTradeNumber;
    }

    /// Continues after trades that were made before.
    public void continueFrom(long tradeNumber) {
        nextTradeNumber = tradeNumber;
    }

    /// Fills an order. The caller ensures that cash suffices, that no position is open where the order opens
    /// one, and that there is one where it closes one.
    ///
    /// @param order whole
    /// @param price per share, before slippage
    /// @param time slice, epoch milliseconds UTC
    /// @throws MoneyOverflowException if the quantity counts as the largest value: the books cannot hold it
    public Trade execute(Order order, long price, long time) {
        return switch (order.effect()) {
            case OPEN -> open(order, price, time);
            case CLOSE -> close(order, Objects.requireNonNull(account.position(order.symbol())), price, time);
        };
    }

    private Trade open(Order order, long price, long time) {
        int symbol = order.symbol();
        long quantity = order.size().quantity();
        long fill = costs.buyFill(price);
        if (quantity == Long.MAX_VALUE) {
            throw new MoneyOverflowException(
                    "quantity bought with cash " + Money.format(account.cash()) + " at " + Money.format(fill));
        }
        long cost = Money.value(quantity, fill);
        long commission = costs.commission(quantity, cost);
        account.buy(new Position(symbol, nextTradeNumber, quantity, fill, commission, time, fill, time, null));
        return new Trade(
                nextTradeNumber++,
                symbol,
                order.side(),
                order.effect(),
                quantity,
                fill,
                time,
                commission,
                fill - price,
                -Money.add(cost, commission),
                OptionalLong.empty(),
                order.reason(),
                order.size().requested(),
                order.size().limitedBy(),
                OptionalLong.empty(),
                null);
    }

    private Trade close(Order order, Position position, long price, long time) {
        long fill = costs.sellFill(price);
        long proceeds = Money.value(position.quantity(), fill);
        long commission = costs.commission(position.quantity(), proceeds);
        long cashFlow = proceeds - commission;
        account.sell(position, cashFlow);
        return new Trade(
                nextTradeNumber++,
                position.symbol(),
                order.side(),
                order.effect(),
                position.quantity(),
                fill,
                time,
                commission,
                price - fill,
                cashFlow,
                OptionalLong.of(cashFlow - position.cost() - position.entryCommission()),
                order.reason(),
                position.quantity(),
                null,
                OptionalLong.of(position.entryNumber()),
                position.excursion());
    }
}
