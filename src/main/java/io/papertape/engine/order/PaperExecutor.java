package io.papertape.engine.order;

import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.LotPart;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.portfolio.Position;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Makes trades of orders on paper, with their costs. Numbers trades as it makes them. Not safe for use by
/// several threads.
public final class PaperExecutor {

    /// How a fill is made. Not told by the order.
    ///
    /// @param quantity in whole lots, positive and at most what is left of the order
    /// @param price per share, before slippage
    /// @param maker whether at a limit
    /// @param volume of the bar; 0 where it is not known
    /// @param time slice, epoch milliseconds UTC
    public record Fill(long quantity, long price, boolean maker, long volume, long time) {}

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

    /// Opens a position, or adds to it. The caller ensures that cash suffices.
    ///
    /// @param levels of a position that this opens; null where it never closes by itself
    /// @param reducedBy what made the quantity less than what is left of the order, or null
    /// @throws MoneyOverflowException if the quantity counts as the largest value: the books cannot hold it
    public Trade open(Order order, Fill fill, @Nullable ExitLevels levels, @Nullable EntryLimit reducedBy) {
        long quantity = fill.quantity();
        long price = order.fillPrice(costs, fill.maker(), fill.price(), quantity, fill.volume());
        if (quantity == Long.MAX_VALUE) {
            throw new MoneyOverflowException(
                    "quantity bought with cash " + Money.format(account.cash()) + " at " + Money.format(price));
        }
        long value = Money.value(quantity, price);
        long commission = order.nextCommission(costs, fill.maker(), quantity, value);
        Side side = order.side();
        long cashFlow = Math.subtractExact(-side.sign() * value, commission);
        long requested = order.requestedOf();
        EntryLimit limit = order.limitOf(quantity, reducedBy);
        TradeKind kind = order.kindOf(fill.maker());
        account.enter(
                order.symbol(),
                side.sign(),
                new Lot(nextTradeNumber, fill.time(), price, quantity, commission, 0),
                levels,
                cashFlow);
        order.fill(fill.maker(), quantity, value, commission);
        return new Trade(
                nextTradeNumber++,
                order.symbol(),
                side,
                PositionEffect.OPEN,
                quantity,
                price,
                fill.time(),
                commission,
                Math.abs(price - fill.price()),
                cashFlow,
                OptionalLong.empty(),
                order.terms().reason(),
                requested,
                limit,
                OptionalLong.empty(),
                null,
                order.terms().number(),
                kind,
                level(order, fill.maker()),
                order.terms().decidedAt(),
                false,
                OptionalLong.empty(),
                OptionalInt.empty(),
                List.of());
    }

    /// Closes a position or a part of it.
    ///
    /// @param other the price before slippage and whether it is a limit, at which another order of events
    ///     within the bar would have closed it; null where the bar tells the order
    public Trade close(Order order, Position position, Fill fill, @Nullable OtherFill other) {
        long quantity = fill.quantity();
        long price = order.fillPrice(costs, fill.maker(), fill.price(), quantity, fill.volume());
        long proceeds = Money.value(quantity, price);
        long commission = order.nextCommission(costs, fill.maker(), quantity, proceeds);
        return leave(order, position, fill, price, commission, other);
    }

    /// Gives a whole position away at a price, without costs.
    public Trade closeWithoutCosts(Order order, Position position, long price, long time) {
        return leave(order, position, new Fill(position.quantity(), price, false, 0, time), price, 0, null);
    }

    private Trade leave(
            Order order, Position position, Fill fill, long price, long commission, @Nullable OtherFill other) {
        long quantity = fill.quantity();
        long proceeds = Money.value(quantity, price);
        OptionalLong otherFlow = other == null ? OptionalLong.empty() : OptionalLong.of(cashFlow(order, fill, other));
        int sign = position.sign();
        TradeKind kind = order.kindOf(fill.maker());
        long cashFlow = sign * proceeds - commission;
        ExitLevels levels = position.levels();
        boolean single = position.lots().size() == 1
                && position.lots().getFirst().quantity() == quantity
                && position.lots().getFirst().sold() == 0
                && !position.lots().getFirst().isSplit();
        List<LotPart> parts = account.leave(position, quantity, cashFlow);
        long paid = 0;
        for (int i = 0; i < parts.size(); i++) {
            paid += sign * parts.get(i).cost() + parts.get(i).entryCommission();
        }
        order.fill(fill.maker(), quantity, proceeds, commission);
        return new Trade(
                nextTradeNumber++,
                position.symbol(),
                Side.of(-sign),
                PositionEffect.CLOSE,
                quantity,
                price,
                fill.time(),
                commission,
                Math.abs(fill.price() - price),
                cashFlow,
                OptionalLong.of(cashFlow - paid),
                order.terms().reason(),
                quantity,
                null,
                OptionalLong.of(parts.getFirst().entryNumber()),
                position.excursion(),
                order.terms().number(),
                kind,
                level(order, fill.maker()),
                order.terms().decidedAt(),
                other != null,
                otherFlow.isPresent() ? OptionalLong.of(otherFlow.getAsLong() - paid) : otherFlow,
                levels == null || levels.trail() == 0 ? OptionalInt.empty() : OptionalInt.of(levels.missedTrails()),
                single ? List.of() : parts);
    }

    /// A stop-limit that is filled at its limit has waited for that.
    private static OptionalLong level(Order order, boolean maker) {
        long level = maker && order.terms().limit() > 0
                ? order.terms().limit()
                : order.terms().level();
        return level == 0 ? OptionalLong.empty() : OptionalLong.of(level);
    }

    /// What another order of events within the bar would have brought.
    private long cashFlow(Order order, Fill fill, OtherFill other) {
        long quantity = fill.quantity();
        long price = order.fillPrice(costs, other.maker(), other.price(), quantity, fill.volume());
        long proceeds = Money.value(quantity, price);
        return -order.side().sign() * proceeds - order.nextCommission(costs, other.maker(), quantity, proceeds);
    }

    /// Where another order of events within the bar would have sold.
    ///
    /// @param price before slippage
    /// @param maker whether at a limit
    public record OtherFill(long price, boolean maker) {}
}
