package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// When orders and levels are filled. Fractions are in units of 0.00000001; 0 stands for off.
///
/// @param timing of orders that wait for no price
/// @param volumeLimit fraction of a bar's volume that all fills of its symbol in it are of at most; 0 for no limit
/// @param keepRemainder whether the part of an entry that the volume cut off waits for the next bar
/// @param limitBars bars that an entry or exit with a price waits for, at least 1
/// @param takeGapEntry whether an entry is filled at or beyond its own stop or target
/// @param touchFills whether a limit is filled where the price touches it; else it must be traded through
/// @param intrabar which level decides where a bar reached both
/// @param stopLoss fraction of the entry's fill by which the stop is below it, less than 1
/// @param takeProfit fraction of the entry's fill by which the target is above it
/// @param trailingStop fraction by which the trailing stop is below the highest price, less than 1
/// @param maxHoldBars bars of the symbol after which a position is closed; 0 for never
/// @param cooldownBars bars of the symbol without an entry, from that of an exit on
public record FillRules(
        FillTiming timing,
        long volumeLimit,
        boolean keepRemainder,
        int limitBars,
        boolean takeGapEntry,
        boolean touchFills,
        IntrabarOrder intrabar,
        long stopLoss,
        long takeProfit,
        long trailingStop,
        int maxHoldBars,
        int cooldownBars) {

    /// Fills at the close, without levels and limits.
    public static final FillRules AT_CLOSE =
            new FillRules(FillTiming.CLOSE, 0, false, 1, false, false, IntrabarOrder.STOP_FIRST, 0, 0, 0, 0, 0);

    public FillRules {
        requireWithin("volumeLimit", volumeLimit, Money.ONE);
        requireWithin("stopLoss", stopLoss, Money.ONE - 1);
        requireWithin("takeProfit", takeProfit, Long.MAX_VALUE - Money.ONE);
        requireWithin("trailingStop", trailingStop, Money.ONE - 1);
        if (limitBars < 1 || maxHoldBars < 0 || cooldownBars < 0) {
            throw new IllegalArgumentException("limitBars must be at least 1, maxHoldBars and cooldownBars at least 0,"
                    + " but were " + limitBars + ", " + maxHoldBars + " and " + cooldownBars);
        }
    }

    /// Whether an order may wait for another bar, or a symbol not be entered for a while.
    public boolean mayLeaveOpen() {
        return !timing.isAtOnce() || volumeLimit > 0 || cooldownBars > 0;
    }

    /// Whether positions have levels at which they close by themselves.
    public boolean hasLevels() {
        return stopLoss > 0 || takeProfit > 0 || trailingStop > 0;
    }

    /// Whether a sell at a limit is filled where the price rises to this.
    public boolean fillsAbove(long price, long limit) {
        return touchFills ? price >= limit : price > limit;
    }

    /// Whether a buy at a limit is filled where the price falls to this.
    public boolean fillsBelow(long price, long limit) {
        return touchFills ? price <= limit : price < limit;
    }

    private static void requireWithin(String name, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    name + " must be within 0 and " + Money.format(most) + " but was " + Money.format(value));
        }
    }

    /// These rules with another timing.
    public FillRules withTiming(FillTiming other) {
        return new FillRules(
                other,
                volumeLimit,
                keepRemainder,
                limitBars,
                takeGapEntry,
                touchFills,
                intrabar,
                stopLoss,
                takeProfit,
                trailingStop,
                maxHoldBars,
                cooldownBars);
    }
}
