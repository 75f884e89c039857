package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.PaperExecutor.OtherFill;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.session.Fills.LevelExit;
import org.jspecify.annotations.Nullable;

/// Tries the levels of a position against its symbol's bar: at the open, within the bar, and directly after an entry
/// within the bar; then lets its high raise the trailing stop. Not safe for use by several threads.
final class LevelPhases {

    private final FillRules rules;
    private final Account account;
    private final Fills fills;
    private final LevelPrices prices;

    LevelPhases(FillRules rules, Account account, Fills fills, LevelPrices prices) {
        this.rules = rules;
        this.account = account;
        this.fills = fills;
        this.prices = prices;
    }

    /// Tries them at the open.
    void atOpen(MarketSlice slice, int row) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (position != null && levels != null) {
            exitAtOpen(position, levels, slice, row, false);
        }
    }

    /// Whether the open is at or beyond one of them, so that it closes the position.
    private boolean exitAtOpen(Position position, ExitLevels levels, MarketSlice slice, int row, boolean intrabar) {
        long open = slice.open(row);
        if (levels.effectiveStop() >= open) {
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), open, null, intrabar);
            return true;
        }
        if (isBeyondTarget(open, levels)) {
            fills.exitByLevel(position, slice, row, LevelExit.target(levels), open, null, intrabar);
            return true;
        }
        return false;
    }

    /// Tries them between open and close. A position that was opened in this bar was so at its open, at which they were
    /// not tried.
    void intrabar(MarketSlice slice, int row) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (position == null
                || levels == null
                || (position.enteredAt() == slice.time() && exitAtOpen(position, levels, slice, row, true))) {
            return;
        }
        long stop = levels.effectiveStop();
        boolean stopped = stop > 0 && slice.low(row) <= stop;
        boolean reached = isBeyondTarget(slice.high(row), levels);
        if (stopped && (!reached || stopGoesFirst(slice.open(row), stop, levels.target()))) {
            OtherFill other = reached ? new OtherFill(levels.target(), true) : trailOut(levels, slice, row);
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), stop, other, true);
        } else if (reached) {
            OtherFill other = stopped ? new OtherFill(stop, false) : trailOut(levels, slice, row);
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
        long trail = prices.trail(slice.high(row));
        return trail > levels.effectiveStop() && slice.low(row) <= trail ? new OtherFill(trail, false) : null;
    }

    /// A position that was opened within a bar is stopped by the rest of it.
    ///
    /// @param price of its fill before slippage
    /// @param maker whether at its limit
    void afterEntry(MarketSlice slice, int row, long price, boolean maker) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (position == null || levels == null) {
            return;
        }
        account.showBar(slice.symbol(row), slice.time(), slice.low(row), slice.high(row));
        long stop = levels.effectiveStop();
        if (stop >= price || (stop > 0 && slice.low(row) <= stop)) {
            OtherFill other = null;
            if (isBeyondTarget(slice.high(row), levels)) {
                other = new OtherFill(levels.target(), true);
            } else if (!maker && slice.close(row) > stop) {
                other = new OtherFill(slice.close(row), false);
            }
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), Math.min(stop, price), other, true);
        }
    }

    /// Lets the high of the bar raise the trailing stop for the next ones.
    void trail(MarketSlice slice, int row) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (levels != null) {
            long trail = prices.trail(slice.high(row));
            if (trail > levels.effectiveStop() && slice.low(row) <= trail) {
                levels.countMissedTrail();
            }
            if (trail > levels.trail()) {
                levels.placeTrail(trail, slice.time());
            }
        }
    }

    private boolean isBeyondTarget(long price, ExitLevels levels) {
        return levels.target() > 0 && rules.fillsAbove(price, levels.target());
    }
}
