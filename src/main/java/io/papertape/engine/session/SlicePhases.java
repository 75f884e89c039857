package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.Order;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Position;
import java.util.List;

/// What happens in a slice before its symbols are processed, and directly before each of them: orders that wait and
/// levels of positions are tried at the open, within the bars, and at the close. Not safe for use by several threads.
final class SlicePhases {

    private static final Order[] NO_ORDERS = {};

    private final FillRules rules;
    private final Account account;
    private final WaitingOrders orders;
    private final Fills fills;
    private final OrderPhases tried;
    private final LevelPhases levels;
    private final boolean levelsUsed;

    /// Rows of the slice whose symbols have a position, and an exit that waits or a level within reach.
    private final int[] rows;

    private int rowCount;

    SlicePhases(
            FillRules rules,
            Account account,
            WaitingOrders orders,
            Fills fills,
            int symbols,
            LevelPrices prices,
            boolean levelsUsed) {
        this.rules = rules;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.levelsUsed = levelsUsed;
        levels = new LevelPhases(rules, account, fills, prices);
        tried = new OrderPhases(rules, account, orders, fills, levels);
        rows = new int[symbols];
    }

    /// Open and what is within the bars.
    void begin(MarketSlice slice) {
        if (rules.cooldownBars() > 0) {
            for (int row = 0; row < slice.size(); row++) {
                orders.countBar(slice.symbol(row));
            }
        }
        if (orders.isEmpty() && (!levelsUsed || account.openPositions() == 0)) {
            return;
        }
        fills.beginSlice();
        findRows(slice);
        exitsAtOpen(slice);
        List<Order> entries = orders.entries();
        if (!entries.isEmpty()) {
            for (Order entry : entries.toArray(NO_ORDERS)) {
                tried.enterAtOpen(entry, slice);
            }
            findRows(slice);
        }
        exitsIntrabar(slice);
        if (!entries.isEmpty()) {
            for (Order entry : entries.toArray(NO_ORDERS)) {
                tried.enterIntrabar(entry, slice);
            }
        }
        if (rules.trailingStop() > 0) {
            trail(slice);
        }
        tried.expire(slice);
    }

    /// A position that may be sold within its bar has seen it, also where it was opened at its open.
    private void findRows(MarketSlice slice) {
        rowCount = 0;
        for (int row = 0; row < slice.size(); row++) {
            int symbol = slice.symbol(row);
            Position position = account.position(symbol);
            if (position != null && (orders.exit(symbol) != null || levels.mayClose(position, slice, row))) {
                rows[rowCount++] = row;
                account.showBar(symbol, slice.time(), slice.low(row), slice.high(row));
            }
        }
    }

    private void exitsAtOpen(MarketSlice slice) {
        for (int i = 0; i < rowCount; i++) {
            Order exit = orders.exit(slice.symbol(rows[i]));
            if (exit != null) {
                tried.atOpen(exit, slice, rows[i]);
            }
        }
        for (int i = 0; levelsUsed && i < rowCount; i++) {
            levels.atOpen(slice, rows[i]);
        }
    }

    private void exitsIntrabar(MarketSlice slice) {
        for (int i = 0; i < rowCount; i++) {
            Order exit = orders.exit(slice.symbol(rows[i]));
            if (exit != null) {
                tried.intrabar(exit, slice, rows[i]);
            }
        }
        for (int i = 0; levelsUsed && i < rowCount; i++) {
            levels.intrabar(slice, rows[i]);
        }
    }

    /// The highs of the bars raise the trailing stops for the next ones.
    private void trail(MarketSlice slice) {
        for (int row = 0; row < slice.size(); row++) {
            levels.trail(slice, row);
        }
    }

    /// The close of a bar, before its symbol is processed.
    void close(MarketSlice slice, int row) {
        int symbol = slice.symbol(row);
        Position position = account.position(symbol);
        if (position != null) {
            position.countBar();
        }
        if (!orders.isEmpty()) {
            tried.close(symbol, slice, row);
        }
    }
}
