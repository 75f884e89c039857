package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.PaperExecutor.OtherFill;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.session.Fills.LevelExit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happens in a slice before its symbols are processed, and directly before each of them: orders that wait and
/// levels of positions are tried at the open, within the bars, and at the close. Not safe for use by several threads.
final class SlicePhases {

    private static final Order[] NO_ORDERS = {};

    private final FillRules rules;
    private final CostModel costs;
    private final Account account;
    private final WaitingOrders orders;
    private final Fills fills;
    private final boolean levelsUsed;

    /// Rows of the slice whose symbols have an exit that waits, or a position that may close by itself.
    private final int[] rows;

    private int rowCount;

    /// Row of the symbol that is processed next.
    private int next;

    private @Nullable MarketSlice current;

    SlicePhases(
            FillRules rules,
            CostModel costs,
            Account account,
            WaitingOrders orders,
            Fills fills,
            int symbols,
            boolean levelsUsed) {
        this.rules = rules;
        this.costs = costs;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.levelsUsed = levelsUsed;
        rows = new int[symbols];
    }

    /// Open and what is within the bars.
    void begin(MarketSlice slice) {
        current = slice;
        next = 0;
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
        showBars(slice);
        exitsAtOpen(slice);
        List<Order> entries = orders.entries();
        if (!entries.isEmpty()) {
            for (Order entry : entries.toArray(NO_ORDERS)) {
                enterAtOpen(entry, slice);
            }
            findRows(slice);
        }
        exitsIntrabar(slice);
        if (!entries.isEmpty()) {
            for (Order entry : entries.toArray(NO_ORDERS)) {
                enterIntrabar(entry, slice);
            }
            findRows(slice);
        }
        trail(slice);
        expire(slice);
    }

    private void findRows(MarketSlice slice) {
        rowCount = 0;
        for (int row = 0; row < slice.size(); row++) {
            int symbol = slice.symbol(row);
            if (account.position(symbol) != null) {
                rows[rowCount++] = row;
            }
        }
    }

    /// A position that is sold within the bar has seen it.
    private void showBars(MarketSlice slice) {
        for (int i = 0; i < rowCount; i++) {
            int row = rows[i];
            account.showBar(slice.symbol(row), slice.time(), slice.low(row), slice.high(row));
        }
    }

    private void exitsAtOpen(MarketSlice slice) {
        for (int i = 0; i < rowCount; i++) {
            Order exit = orders.exit(slice.symbol(rows[i]));
            if (exit != null) {
                exitAtOpen(exit, slice, rows[i]);
            }
        }
        for (int i = 0; levelsUsed && i < rowCount; i++) {
            Position position = account.position(slice.symbol(rows[i]));
            ExitLevels levels = position == null ? null : position.levels();
            if (levels != null) {
                long open = slice.open(rows[i]);
                if (levels.effectiveStop() >= open) {
                    fills.exitByLevel(position, slice, rows[i], LevelExit.stop(levels), open, null, false);
                } else if (isBeyondTarget(open, levels)) {
                    fills.exitByLevel(position, slice, rows[i], LevelExit.target(levels), open, null, false);
                }
            }
        }
    }

    private void exitAtOpen(Order exit, MarketSlice slice, int row) {
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
        if (exit.isLimit() && isAbove(open, exit.terms().limit())) {
            exit(exit, slice, row, open, true, false);
        }
    }

    private void exit(Order exit, MarketSlice slice, int row, long price, boolean maker, boolean intrabar) {
        fills.exit(exit, slice, row, price, maker, exit.terms().decidedAt(), null, intrabar);
    }

    private void exitsIntrabar(MarketSlice slice) {
        for (int i = 0; i < rowCount; i++) {
            int row = rows[i];
            int symbol = slice.symbol(row);
            Order exit = orders.exit(symbol);
            if (exit != null && exit.hasPrice()) {
                exitIntrabar(exit, slice, row);
            }
        }
        for (int i = 0; levelsUsed && i < rowCount; i++) {
            Position position = account.position(slice.symbol(rows[i]));
            if (position != null && position.levels() != null) {
                levelsIntrabar(position, position.levels(), slice, rows[i]);
            }
        }
    }

    private void exitIntrabar(Order exit, MarketSlice slice, int row) {
        long trigger = exit.terms().trigger();
        long limit = exit.terms().limit();
        if (exit.isLimit()) {
            if (isAbove(slice.high(row), limit)) {
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

    private void levelsIntrabar(Position position, ExitLevels levels, MarketSlice slice, int row) {
        long stop = levels.effectiveStop();
        long open = slice.open(row);
        if (position.enteredAt() == slice.time()) {
            if (stop >= open) {
                fills.exitByLevel(position, slice, row, LevelExit.stop(levels), open, null, true);
                return;
            }
            if (isBeyondTarget(open, levels)) {
                fills.exitByLevel(position, slice, row, LevelExit.target(levels), open, null, true);
                return;
            }
        }
        boolean stopped = stop > 0 && slice.low(row) <= stop;
        boolean reached = isBeyondTarget(slice.high(row), levels);
        if (stopped && (!reached || stopGoesFirst(open, stop, levels.target()))) {
            OtherFill other = reached ? new OtherFill(costs, levels.target(), true) : trailOut(levels, slice, row);
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), stop, other, true);
        } else if (reached) {
            OtherFill other = stopped ? new OtherFill(costs, stop, false) : trailOut(levels, slice, row);
            boolean worse = other != null && other.price() < levels.target();
            fills.exitByLevel(
                    position, slice, row, LevelExit.target(levels), levels.target(), worse ? other : null, true);
        }
    }

    private boolean stopGoesFirst(long open, long stop, long target) {
        return switch (rules.intrabar()) {
            case STOP_FIRST -> true;
            case TARGET_FIRST -> false;
            case NEAREST -> open - stop <= target - open;
        };
    }

    /// The trailing stop that the bar's own high makes, where its low reaches it: the high may have come before.
    private @Nullable OtherFill trailOut(ExitLevels levels, MarketSlice slice, int row) {
        if (rules.trailingStop() == 0) {
            return null;
        }
        long trail = fills.trailBelow(slice.high(row));
        return trail > levels.effectiveStop() && slice.low(row) <= trail ? new OtherFill(costs, trail, false) : null;
    }

    private void enterAtOpen(Order entry, MarketSlice slice) {
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
        if (entry.isLimit() && isBelow(open, entry.terms().limit())) {
            fills.enter(entry, slice, row, open, true, false);
        }
    }

    private void enterIntrabar(Order entry, MarketSlice slice) {
        int row = slice.row(entry.symbol());
        if (row < 0 || orders.entry(entry.symbol()) != entry || !entry.hasPrice()) {
            return;
        }
        long trigger = entry.terms().trigger();
        long limit = entry.terms().limit();
        boolean opens = account.position(entry.symbol()) == null;
        if (entry.isLimit()) {
            if (isBelow(slice.low(row), limit)) {
                fills.enter(entry, slice, row, limit, true, true);
                exitAfterEntry(opens, slice, row, limit, true);
            }
        } else if (slice.high(row) >= trigger) {
            if (limit == 0 || trigger <= limit) {
                fills.enter(entry, slice, row, trigger, false, true);
                exitAfterEntry(opens, slice, row, trigger, false);
            } else {
                entry.trigger();
            }
        }
    }

    /// A position that was opened within a bar is stopped by the rest of it.
    private void exitAfterEntry(boolean opened, MarketSlice slice, int row, long price, boolean maker) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (!opened || levels == null) {
            return;
        }
        account.showBar(slice.symbol(row), slice.time(), slice.low(row), slice.high(row));
        long stop = levels.effectiveStop();
        if (stop >= price || (stop > 0 && slice.low(row) <= stop)) {
            OtherFill other = null;
            if (isBeyondTarget(slice.high(row), levels)) {
                other = new OtherFill(costs, levels.target(), true);
            } else if (!maker && slice.close(row) > stop) {
                other = new OtherFill(costs, slice.close(row), false);
            }
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), Math.min(stop, price), other, true);
        }
    }

    /// The highs of the bars raise the trailing stops for the next ones.
    private void trail(MarketSlice slice) {
        for (int i = 0; rules.trailingStop() > 0 && i < rowCount; i++) {
            Position position = account.position(slice.symbol(rows[i]));
            ExitLevels levels = position == null ? null : position.levels();
            if (levels != null) {
                long trail = fills.trailBelow(slice.high(rows[i]));
                if (trail > levels.effectiveStop() && slice.low(rows[i]) <= trail) {
                    levels.countMissedTrail();
                }
                if (trail > levels.trail()) {
                    levels.placeTrail(trail, slice.time());
                }
            }
        }
    }

    /// Ends orders that have waited long enough for their price.
    private void expire(MarketSlice slice) {
        if (orders.isEmpty()) {
            return;
        }
        for (Order order : orders.all()) {
            if (order.hasPrice() && slice.row(order.symbol()) >= 0 && order.countBar()) {
                orders.end(order, slice.time(), "limitBars");
            }
        }
    }

    /// The close of the next symbol's bar, before it is processed: of all symbols in the order of the slice.
    void close(int symbol) {
        MarketSlice slice = Objects.requireNonNull(current);
        int row = next++;
        Position position = account.position(symbol);
        if (position != null) {
            position.countBar();
        }
        if (orders.isEmpty() || rules.timing() == FillTiming.NEXT_OPEN) {
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

    /// The slice whose symbols are processed.
    MarketSlice slice() {
        return Objects.requireNonNull(current);
    }

    /// Row of the symbol that is processed.
    int row() {
        return next - 1;
    }

    private boolean isBeyondTarget(long price, ExitLevels levels) {
        return levels.target() > 0 && isAbove(price, levels.target());
    }

    private boolean isAbove(long price, long limit) {
        return rules.touchFills() ? price >= limit : price > limit;
    }

    private boolean isBelow(long price, long limit) {
        return rules.touchFills() ? price <= limit : price < limit;
    }
}
