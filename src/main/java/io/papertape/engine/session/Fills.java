package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Affordable;
import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.PaperExecutor.Fill;
import io.papertape.engine.order.PaperExecutor.OtherFill;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import org.jspecify.annotations.Nullable;

/// Fills orders against a bar: as much as its volume and the cash allow. What is left waits or ends, as the
/// rules say. Not safe for use by several threads.
final class Fills {

    private final FillRules rules;
    private final CostModel costs;
    private final ShortRules shorts;
    private final Account account;
    private final PaperExecutor executor;
    private final WaitingOrders orders;
    private final SessionListener listener;
    private final VolumeUse volume;
    private final LevelPrices prices;
    private final boolean levelsUsed;

    /// Cash from exits within the bars of the slice, which pays for nothing before their close.
    private long intrabarProceeds;

    /// @param prices of levels
    /// @param levelsUsed whether positions may close by themselves
    Fills(
            FillRules rules,
            CostModel costs,
            ShortRules shorts,
            Account account,
            PaperExecutor executor,
            WaitingOrders orders,
            SessionListener listener,
            int symbols,
            LevelPrices prices,
            boolean levelsUsed) {
        this.rules = rules;
        this.costs = costs;
        this.shorts = shorts;
        this.account = account;
        this.executor = executor;
        this.orders = orders;
        this.listener = listener;
        this.prices = prices;
        this.levelsUsed = levelsUsed;
        volume = new VolumeUse(symbols, rules.volumeLimit(), costs.lot(), costs.hasImpact());
    }

    void beginSlice() {
        intrabarProceeds = 0;
    }

    /// Fills an entry, as far as that goes.
    ///
    /// @param row of its symbol's bar
    /// @param price before slippage
    /// @param maker whether at its limit or better
    /// @param intrabar whether between open and close
    void enter(Order order, MarketSlice slice, int row, long price, boolean maker, boolean intrabar) {
        Position held = account.position(order.symbol());
        if (held != null && held.sign() != order.side().sign()) {
            orders.end(order, slice.time(), "the opposite position is not gone");
            return;
        }
        long most = volume.left(slice, row, order.remaining());
        if (most == 0) {
            if (rules.keepRemainder()) {
                wait(order);
            } else {
                orders.end(order, slice.time(), EntryLimit.VOLUME.parameter());
            }
            return;
        }
        long barVolume = volume.volume(slice, row);
        long cash = orders.cash() - (intrabar ? intrabarProceeds : 0);
        long quantity = most == Long.MAX_VALUE
                ? most
                : Affordable.part(costs, shorts, order, maker, most, price, barVolume, cash);
        if (quantity == 0) {
            orders.end(order, slice.time(), EntryLimit.CASH.parameter());
            return;
        }
        ExitLevels levels = null;
        if (levelsUsed) {
            long fill = order.fillPrice(costs, maker, price, quantity, barVolume);
            levels = held == null ? levels(order, fill) : held.levels();
            String beyond = levels == null || rules.takeGapEntry()
                    ? null
                    : beyond(levels, fill, order.side().sign());
            if (beyond != null) {
                orders.end(order, slice.time(), beyond);
                return;
            }
        }
        boolean byCash = quantity < most;
        Trade trade = executor.open(
                order,
                new Fill(quantity, price, maker, barVolume, slice.time()),
                levels,
                byCash ? EntryLimit.CASH : EntryLimit.VOLUME);
        volume.use(slice, row, quantity);
        order.leaveOut(most - quantity);
        if (order.remaining() == 0 || !rules.keepRemainder()) {
            orders.remove(order);
        } else {
            wait(order);
        }
        listener.traded(trade);
    }

    /// Lets the rest of an entry wait, as the order that it was.
    private void wait(Order order) {
        if (orders.entry(order.symbol()) != order) {
            orders.add(order);
        }
    }

    private static @Nullable String beyond(ExitLevels levels, long fill, int sign) {
        if (levels.stop() > 0 && sign * levels.stop() >= sign * fill) {
            return "opened beyond its stop";
        }
        return levels.target() > 0 && sign * levels.target() <= sign * fill ? "opened beyond its target" : null;
    }

    private ExitLevels levels(Order order, long fill) {
        int sign = order.side().sign();
        ExitLevels levels = new ExitLevels(sign);
        OrderTerms terms = order.terms();
        levels.placeStop(
                terms.stop() > 0 ? prices.inTicks(sign, terms.stop()) : prices.stop(sign, fill), terms.decidedAt());
        levels.placeTarget(
                terms.target() > 0 ? prices.inTicks(-sign, terms.target()) : prices.target(sign, fill),
                terms.decidedAt());
        levels.placeTrail(prices.trail(sign, fill), terms.decidedAt());
        return levels;
    }

    /// Fills an exit, as far as the volume goes; the rest waits for the market.
    ///
    /// @param other see [PaperExecutor#close]
    void exit(
            Order order,
            MarketSlice slice,
            int row,
            long price,
            boolean maker,
            @Nullable OtherFill other,
            boolean intrabar) {
        Position position = account.position(order.symbol());
        if (position == null) {
            return;
        }
        long quantity = volume.left(slice, row, Math.min(order.remaining(), position.quantity()));
        if (quantity > 0) {
            long before = intrabar ? orders.cash() : 0;
            Trade trade = executor.close(
                    order, position, new Fill(quantity, price, maker, volume.volume(slice, row), slice.time()), other);
            volume.use(slice, row, quantity);
            if (intrabar) {
                intrabarProceeds += Math.max(0, orders.cash() - before);
            }
            listener.traded(trade);
        }
        orders.remove(order);
        order.setAtNextOpen(false);
        if (position.quantity() > 0) {
            orders.add(order.atMarket());
        } else if (rules.cooldownBars() > 0) {
            orders.cool(order.symbol(), rules.cooldownBars());
        }
    }

    /// Closes a position by one of its levels. An exit that waits ends, unless the volume is used up: then it
    /// stays, or one that waits is made of this.
    void exitByLevel(
            Position position,
            MarketSlice slice,
            int row,
            LevelExit level,
            long price,
            @Nullable OtherFill other,
            boolean intrabar) {
        int symbol = position.symbol();
        Order waiting = orders.exit(symbol);
        boolean none = volume.left(slice, row, position.quantity()) == 0;
        if (none && waiting != null) {
            return;
        }
        if (waiting != null) {
            orders.end(waiting, slice.time(), level.kind().name());
        }
        orders.endEntry(symbol, slice.time(), level.kind().name());
        Order order = new Order(
                OrderTerms.exit(
                        orders.number(), position, level.kind(), level.price(), level.decidedAt(), level.reason()),
                0);
        exit(order, slice, row, price, level.kind() == TradeKind.TARGET, other, intrabar);
    }

    /// A level that a position is closed by.
    ///
    /// @param kind STOP, TRAIL or TARGET
    /// @param price of the level
    /// @param decidedAt when it was decided
    record LevelExit(TradeKind kind, long price, long decidedAt) {

        /// The stop that counts.
        static LevelExit stop(ExitLevels levels) {
            return new LevelExit(
                    levels.trails() ? TradeKind.TRAIL : TradeKind.STOP,
                    levels.effectiveStop(),
                    levels.effectiveStopDecidedAt());
        }

        static LevelExit target(ExitLevels levels) {
            return new LevelExit(TradeKind.TARGET, levels.target(), levels.targetDecidedAt());
        }

        private String reason() {
            return switch (kind) {
                        case TRAIL -> "trailing stop ";
                        case TARGET -> "target ";
                        default -> "stop ";
                    }
                    + Money.format(price);
        }
    }
}
