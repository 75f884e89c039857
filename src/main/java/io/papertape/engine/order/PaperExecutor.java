package io.papertape.engine.order;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.OptionalLong;

/// Fills orders on paper: at once, whole, at the price given, worsened by slippage. Numbers trades as it makes them.
/// Not safe for use by several threads.
public final class PaperExecutor {

    private final FillCosts costs;
    private final Account account;
    private long nextTradeNumber;

    public PaperExecutor(FillCosts costs, Account account) {
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

    /// Buys and opens a position. The caller has seen to it that cash suffices and none is open.
    ///
    /// @throws MoneyOverflowException if the quantity counts as the largest value: the books cannot hold it
    public Trade buy(int symbol, EntrySize size, long price, long time, String reason) {
        long quantity = size.quantity();
        long fill = costs.buyFill(price);
        if (quantity == Long.MAX_VALUE) {
            throw new MoneyOverflowException(
                    "quantity bought with cash " + Money.format(account.cash()) + " at " + Money.format(fill));
        }
        long cost = Money.value(quantity, fill);
        long commission = costs.commission(cost);
        account.buy(new Position(symbol, nextTradeNumber, quantity, fill, commission, time, fill, time, null));
        return new Trade(
                nextTradeNumber++,
                symbol,
                Side.BUY,
                PositionEffect.OPEN,
                quantity,
                fill,
                time,
                commission,
                fill - price,
                -Money.add(cost, commission),
                OptionalLong.empty(),
                reason,
                size.requested(),
                size.limitedBy(),
                OptionalLong.empty(),
                null);
    }

    /// Sells a whole position.
    public Trade sell(Position position, long price, long time, String reason) {
        long fill = costs.sellFill(price);
        long proceeds = Money.value(position.quantity(), fill);
        long commission = costs.commission(proceeds);
        long cashFlow = proceeds - commission;
        account.sell(position, cashFlow);
        return new Trade(
                nextTradeNumber++,
                position.symbol(),
                Side.SELL,
                PositionEffect.CLOSE,
                position.quantity(),
                fill,
                time,
                commission,
                price - fill,
                cashFlow,
                OptionalLong.of(cashFlow - position.cost() - position.entryCommission()),
                reason,
                position.quantity(),
                null,
                OptionalLong.of(position.entryNumber()),
                position.excursion());
    }
}
