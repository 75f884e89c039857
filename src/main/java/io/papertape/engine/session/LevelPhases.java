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

    /// Whether a bar reaches one of them, so that the position may close.
    boolean mayClose(Position position, MarketSlice slice, int row) {
        ExitLevels levels = position.levels();
        if (levels == null) {
            return false;
        }
        int sign = position.sign();
        long open = slice.open(row);
        long stop = levels.effectiveStop();
        return isAtOrBeyond(worst(slice, row, sign), stop, sign)
                || isBeyondTarget(best(slice, row, sign), levels, sign)
                || isAtOrBeyond(open, stop, sign)
                || isBeyondTarget(open, levels, sign);
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
        if (isAtOrBeyond(open, levels.effectiveStop(), position.sign())) {
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), open, null, intrabar);
            return true;
        }
        if (isBeyondTarget(open, levels, position.sign())) {
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
        int sign = position.sign();
        long stop = levels.effectiveStop();
        boolean stopped = isAtOrBeyond(worst(slice, row, sign), stop, sign);
        boolean reached = isBeyondTarget(best(slice, row, sign), levels, sign);
        if (stopped && (!reached || stopGoesFirst(slice.open(row), stop, levels.target()))) {
            OtherFill other = reached ? new OtherFill(levels.target(), true) : trailOut(levels, slice, row, sign);
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), stop, other, true);
        } else if (reached) {
            OtherFill other = stopped ? new OtherFill(stop, false) : trailOut(levels, slice, row, sign);
            boolean loses = other != null && sign * other.price() < sign * levels.target();
            fills.exitByLevel(
                    position, slice, row, LevelExit.target(levels), levels.target(), loses ? other : null, true);
        }
    }

    private boolean stopGoesFirst(long open, long stop, long target) {
        return switch (rules.intrabar()) {
            case STOP_FIRST -> true;
            case TARGET_FIRST -> false;
            case NEAREST -> Math.abs(open - stop) <= Math.abs(target - open);
        };
    }

    /// The trailing stop that the bar's own high makes, where its low reaches it: the high may have come before.
    private @Nullable OtherFill trailOut(ExitLevels levels, MarketSlice slice, int row, int sign) {
        return mayTrailOut(levels, slice, row, sign)
                ? new OtherFill(prices.trail(sign, best(slice, row, sign)), false)
                : null;
    }

    private boolean mayTrailOut(ExitLevels levels, MarketSlice slice, int row, int sign) {
        if (rules.trailingStop() == 0) {
            return false;
        }
        long trail = prices.trail(sign, best(slice, row, sign));
        long stop = levels.effectiveStop();
        return isAtOrBeyond(worst(slice, row, sign), trail, sign) && (stop == 0 || sign * trail > sign * stop);
    }

    /// The price of a bar that is the best for a position.
    private static long best(MarketSlice slice, int row, int sign) {
        return sign > 0 ? slice.high(row) : slice.low(row);
    }

    private static long worst(MarketSlice slice, int row, int sign) {
        return sign > 0 ? slice.low(row) : slice.high(row);
    }

    /// Whether a stop, where there is one, is touched at a price.
    private static boolean isAtOrBeyond(long price, long stop, int sign) {
        return stop > 0 && sign * price <= sign * stop;
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
        int sign = position.sign();
        long stop = levels.effectiveStop();
        if (isAtOrBeyond(price, stop, sign) || isAtOrBeyond(worst(slice, row, sign), stop, sign)) {
            OtherFill other = null;
            if (isBeyondTarget(best(slice, row, sign), levels, sign)) {
                other = new OtherFill(levels.target(), true);
            } else if (!maker && sign * slice.close(row) > sign * stop) {
                other = new OtherFill(slice.close(row), false);
            }
            fills.exitByLevel(position, slice, row, LevelExit.stop(levels), worse(stop, price, sign), other, true);
        }
    }

    /// Lets the best price of the bar move the trailing stop for the next ones.
    void trail(MarketSlice slice, int row) {
        Position position = account.position(slice.symbol(row));
        ExitLevels levels = position == null ? null : position.levels();
        if (position != null && levels != null) {
            int sign = position.sign();
            if (mayTrailOut(levels, slice, row, sign)) {
                levels.countMissedTrail();
            }
            long trail = prices.trail(sign, best(slice, row, sign));
            if (levels.trail() == 0 || sign * trail > sign * levels.trail()) {
                levels.placeTrail(trail, slice.time());
            }
        }
    }

    /// The one of two prices that is worse for a position.
    private static long worse(long stop, long price, int sign) {
        return sign > 0 ? Math.min(stop, price) : Math.max(stop, price);
    }

    private boolean isBeyondTarget(long price, ExitLevels levels, int sign) {
        long target = levels.target();
        return target > 0 && (sign > 0 ? rules.fillsAbove(price, target) : rules.fillsBelow(price, target));
    }
}
