package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.Order;
import io.papertape.engine.portfolio.Account;

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

    /// Tries an exit at the open.
    void exitAtOpen(Order exit, MarketSlice slice, int row) {
        long open = slice.open(row);
        if (!exit.hasPrice()) {
            if (rules.timing() == FillTiming.NEXT_OPEN) {
                exit(exit, slice, row, open, false, false);
            }
            return;
        }
        if (exit.isStop() && open <= exit.terms().trigger()) {
            if (exit.terms().limit() == 0) {
                exit(exit, slice, row, open, false, false);
                return;
            }
            exit.trigger();
        }
        if (exit.isLimit() && rules.fillsAbove(open, exit.terms().limit())) {
            exit(exit, slice, row, open, true, false);
        }
    }

    private void exit(Order exit, MarketSlice slice, int row, long price, boolean maker, boolean intrabar) {
        fills.exit(exit, slice, row, price, maker, null, intrabar);
    }

    /// Tries an exit with a price between open and close.
    void exitIntrabar(Order exit, MarketSlice slice, int row) {
        if (!exit.hasPrice()) {
            return;
        }
        long trigger = exit.terms().trigger();
        long limit = exit.terms().limit();
        if (exit.isLimit()) {
            if (rules.fillsAbove(slice.high(row), limit)) {
                exit(exit, slice, row, limit, true, true);
            }
        } else if (slice.low(row) <= trigger) {
            if (trigger >= limit) {
                exit(exit, slice, row, trigger, false, true);
            } else {
                exit.trigger();
            }
        }
    }

    /// Tries an entry at the open, where its symbol has a bar.
    void enterAtOpen(Order entry, MarketSlice slice) {
        int row = slice.row(entry.symbol());
        if (row < 0 || orders.entry(entry.symbol()) != entry) {
            return;
        }
        long open = slice.open(row);
        if (!entry.hasPrice()) {
            if (rules.timing() == FillTiming.NEXT_OPEN) {
                fills.enter(entry, slice, row, open, false, false);
            }
            return;
        }
        if (entry.isStop() && open >= entry.terms().trigger()) {
            if (entry.terms().limit() == 0) {
                fills.enter(entry, slice, row, open, false, false);
                return;
            }
            entry.trigger();
        }
        if (entry.isLimit() && rules.fillsBelow(open, entry.terms().limit())) {
            fills.enter(entry, slice, row, open, true, false);
        }
    }

    /// Tries an entry with a price between open and close, and the levels of the position that it opens.
    void enterIntrabar(Order entry, MarketSlice slice) {
        int row = slice.row(entry.symbol());
        if (row < 0 || orders.entry(entry.symbol()) != entry || !entry.hasPrice()) {
            return;
        }
        long trigger = entry.terms().trigger();
        long limit = entry.terms().limit();
        boolean opens = account.position(entry.symbol()) == null;
        if (entry.isLimit()) {
            if (rules.fillsBelow(slice.low(row), limit)) {
                fills.enter(entry, slice, row, limit, true, true);
                levels.afterEntry(opens, slice, row, limit, true);
            }
        } else if (slice.high(row) >= trigger) {
            if (limit == 0 || trigger <= limit) {
                fills.enter(entry, slice, row, trigger, false, true);
                levels.afterEntry(opens, slice, row, trigger, false);
            } else {
                entry.trigger();
            }
        }
    }

    /// Tries what waits for the close of a symbol.
    void close(int symbol, MarketSlice slice, int row) {
        if (rules.timing() == FillTiming.NEXT_OPEN) {
            return;
        }
        Order exit = orders.exit(symbol);
        if (exit != null && !exit.hasPrice()) {
            exit(exit, slice, row, slice.close(row), false, false);
        }
        Order entry = orders.entry(symbol);
        if (entry != null && !entry.hasPrice()) {
            fills.enter(entry, slice, row, slice.close(row), false, false);
        }
    }

    /// Ends orders that have waited long enough for their price.
    void expire(MarketSlice slice) {
        if (orders.isEmpty()) {
            return;
        }
        for (Order order : orders.all()) {
            if (order.hasPrice() && slice.row(order.symbol()) >= 0 && order.countBar()) {
                orders.end(order, slice.time(), "limitBars");
            }
        }
    }
}
