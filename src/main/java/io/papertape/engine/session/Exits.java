package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import org.jspecify.annotations.Nullable;

/// Makes orders of signals to sell and of positions that were held long enough, and moves the levels of
/// positions as their strategy says. Not safe for use by several threads.
final class Exits {

    private final FillRules rules;
    private final LevelPrices prices;
    private final Account account;
    private final WaitingOrders orders;
    private final Fills fills;
    private final StrategyRunner strategy;
    private final SessionListener listener;

    Exits(
            SessionConfig config,
            Account account,
            WaitingOrders orders,
            Fills fills,
            StrategyRunner strategy,
            SessionListener listener,
            LevelPrices prices) {
        rules = config.fills();
        this.prices = prices;
        this.orders = orders;
        this.fills = fills;
        this.account = account;
        this.strategy = strategy;
        this.listener = listener;
    }

    /// Closes a position that was held for as many bars as it may be, unless an exit waits that needs no price.
    void exitByTime(MarketSlice slice, int row) {
        if (rules.maxHoldBars() == 0) {
            return;
        }
        Position position = account.position(slice.symbol(row));
        if (position == null || position.barsHeld() < rules.maxHoldBars()) {
            return;
        }
        Order waiting = orders.exit(position.symbol());
        if (waiting == null || waiting.hasPrice()) {
            if (waiting != null) {
                orders.end(waiting, slice.time(), TradeKind.TIME.name());
            }
            String reason = "held for " + position.barsHeld() + (position.barsHeld() == 1 ? " bar" : " bars");
            submit(slice, row, position, TradeKind.TIME, Levels.NONE, reason);
        }
    }

    /// Follows a signal at which a position is open and no order of its symbol waits.
    ///
    /// @param reversed prices of the position that the signal opens as well; null where it opens none
    void follow(MarketSlice slice, int row, Position position, Signal signal, @Nullable Levels reversed) {
        int symbol = position.symbol();
        Levels levels = reversed == null ? levels(position, signal) : reversed;
        if (reversed == null) {
            tighten(slice.time(), position, levels);
        }
        if (closes(position, signal)) {
            TradeKind kind = TradeKind.of(levels.limit(), levels.trigger(), TradeKind.CLOSE);
            String reason = listener.reason(signal, strategy.reason(symbol, signal));
            submit(slice, row, position, kind, levels, reason);
        }
    }

    /// Whether a signal is against a position.
    static boolean closes(Position position, Signal signal) {
        return signal == (position.isShort() ? Signal.BUY : Signal.SELL);
    }

    /// The prices that the strategy gives with a signal.
    Levels levels(Position position, Signal signal) {
        if (!strategy.givesLevels()) {
            return Levels.NONE;
        }
        Excursion seen = position.excursion();
        long price = position.entryPrice();
        return strategy.levels(
                position.symbol(),
                signal,
                new Held(
                        price,
                        position.barsHeld(),
                        position.signedQuantity(),
                        seen == null ? price : position.isShort() ? seen.lowest() : seen.highest(),
                        seen == null ? price : position.isShort() ? seen.highest() : seen.lowest()));
    }

    private void tighten(long time, Position position, Levels wanted) {
        ExitLevels levels = position.levels();
        if (levels == null) {
            return;
        }
        int sign = position.sign();
        long stop = wanted.stop() == 0 ? 0 : prices.inTicks(sign, wanted.stop());
        if (stop > 0 && (levels.stop() == 0 || sign * stop > sign * levels.stop())) {
            levels.placeStop(stop, time);
        }
        long target = wanted.target() == 0 ? 0 : prices.inTicks(-sign, wanted.target());
        if (target > 0 && target != levels.target()) {
            levels.placeTarget(target, time);
        }
    }

    private void submit(MarketSlice slice, int row, Position position, TradeKind kind, Levels levels, String reason) {
        int symbol = position.symbol();
        orders.endEntry(symbol, slice.time(), kind.name());
        Order order = new Order(
                new OrderTerms(
                        orders.number(),
                        symbol,
                        Side.of(-position.sign()),
                        PositionEffect.CLOSE,
                        kind,
                        OrderSize.unreduced(position.quantity()),
                        levels.limit(),
                        levels.trigger(),
                        levels.firstPrice(),
                        0,
                        0,
                        0,
                        0,
                        slice.time(),
                        reason),
                rules.limitBars());
        if (!order.hasPrice() && rules.timing().isAtOnce()) {
            fills.exit(order, slice, row, slice.close(row), false, null, false);
        } else {
            orders.add(order);
        }
    }
}
