package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Side;
import io.papertape.engine.portfolio.Account;
import org.jspecify.annotations.Nullable;

/// Tries an order that waits against its symbol's bar: at the open, within the bar, and at the close. Not safe for use
/// by several threads.
final class OrderPhases {

    private final FillRules rules;
    private final Account account;
    private final WaitingOrders orders;
    private final Fills fills;
    private final LevelPhases levels;

    OrderPhases(FillRules rules, Account account, WaitingOrders orders, Fills fills, LevelPhases levels) {
        this.rules = rules;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.levels = levels;
    }

    /// Tries an order at the open of its symbol's bar.
    void atOpen(Order order, MarketSlice slice, int row) {
        long open = slice.open(row);
        if (!order.hasPrice()) {
            if (order.isAtNextOpen()) {
                fill(order, slice, row, open, false, false);
            } else if (rules.timing().isAtOpen()) {
                fill(order, slice, row, atMarket(slice, row), false, false);
            }
            return;
        }
        if (order.isStop() && isTriggered(order, open)) {
            if (order.terms().limit() == 0) {
                fill(order, slice, row, open, false, false);
                return;
            }
            order.trigger();
        }
        if (order.isLimit() && isWithinLimit(order, open)) {
            fill(order, slice, row, open, true, false);
        }
    }

    /// Tries an order with a price between open and close.
    void intrabar(Order order, MarketSlice slice, int row) {
        if (!order.hasPrice()) {
            return;
        }
        long lowest = slice.low(row);
        long highest = slice.high(row);
        if (order.isLimit()) {
            if (isWithinLimit(order, order.side() == Side.BUY ? lowest : highest)) {
                fill(order, slice, row, order.terms().limit(), true, true);
            }
        } else if (isTriggered(order, order.side() == Side.BUY ? highest : lowest)) {
            if (mayFillAtTrigger(order)) {
                fill(order, slice, row, order.terms().trigger(), false, true);
            } else {
                order.trigger();
            }
        }
    }

    /// Tries an entry at the open, where its symbol has a bar.
    void enterAtOpen(Order entry, MarketSlice slice) {
        int row = row(entry, slice);
        if (row >= 0) {
            atOpen(entry, slice, row);
        }
    }

    /// Tries an entry with a price between open and close, and the levels of the position that it opens.
    void enterIntrabar(Order entry, MarketSlice slice) {
        int row = row(entry, slice);
        if (row >= 0) {
            intrabar(entry, slice, row);
        }
    }

    /// Tries what waits for the close of a symbol.
    void close(int symbol, MarketSlice slice, int row) {
        if (!rules.timing().isAtOpen()) {
            closeAt(orders.exit(symbol), slice, row);
            closeAt(orders.entry(symbol), slice, row);
        }
    }

    private void closeAt(@Nullable Order order, MarketSlice slice, int row) {
        if (order != null && !order.hasPrice() && !order.isAtNextOpen()) {
            fill(order, slice, row, atMarket(slice, row), false, false);
        }
    }

    private long atMarket(MarketSlice slice, int row) {
        return rules.timing().price(slice.open(row), slice.high(row), slice.low(row), slice.close(row));
    }

    /// The bar of an entry's symbol; negative where it has none, or the entry does not wait any more.
    private int row(Order entry, MarketSlice slice) {
        return orders.entry(entry.symbol()) == entry ? slice.row(entry.symbol()) : -1;
    }

    private void fill(Order order, MarketSlice slice, int row, long price, boolean maker, boolean intrabar) {
        if (!order.isEntry()) {
            fills.exit(order, slice, row, price, maker, null, intrabar);
            return;
        }
        boolean opens = account.position(order.symbol()) == null;
        fills.enter(order, slice, row, price, maker, intrabar);
        if (intrabar && opens) {
            levels.afterEntry(slice, row, price, maker);
        }
    }

    private static boolean isTriggered(Order order, long price) {
        long trigger = order.terms().trigger();
        return order.side() == Side.BUY ? price >= trigger : price <= trigger;
    }

    private boolean isWithinLimit(Order order, long price) {
        long limit = order.terms().limit();
        return order.side() == Side.BUY ? rules.fillsBelow(price, limit) : rules.fillsAbove(price, limit);
    }

    /// Whether the limit of a stop order, where it has one, allows a fill at its trigger.
    private static boolean mayFillAtTrigger(Order order) {
        long limit = order.terms().limit();
        long trigger = order.terms().trigger();
        return limit == 0 || (order.side() == Side.BUY ? trigger <= limit : trigger >= limit);
    }

    /// Ends orders that have waited long enough for their price.
    void expire(MarketSlice slice) {
        if (!orders.waitForPrices()) {
            return;
        }
        for (Order order : orders.all()) {
            if (order.hasPrice() && slice.row(order.symbol()) >= 0 && order.countBar()) {
                orders.end(order, slice.time(), "limitBars");
            }
        }
    }
}
