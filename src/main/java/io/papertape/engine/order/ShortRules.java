package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// Whether a session sells what it does not hold, and what it must keep for that. Fractions are in units of 0.00000001.
///
/// @param allowed whether a signal to sell without a position opens a short one
/// @param reverses whether the signal that closes a position opens the opposite one as well
/// @param marginInitial fraction of its value that a short position keeps of the cash, beside what it brought in
/// @param marginMaintenance the same, below which short positions are covered
/// @param borrowRate of the value, a year
public record ShortRules(
        boolean allowed, boolean reverses, long marginInitial, long marginMaintenance, long borrowRate) {

    /// Long positions alone.
    public static final ShortRules NONE = new ShortRules(false, false, Money.ONE / 2, 3 * Money.ONE / 10, 0);

    public ShortRules {
        if (marginInitial < 0 || marginMaintenance < 0 || borrowRate < 0) {
            throw new IllegalArgumentException("marginInitial, marginMaintenance and borrowRate must be at least 0");
        }
    }

    /// What an entry takes of the free cash, without commission; rounded up.
    public long outlay(Side side, long value) {
        return side == Side.BUY ? value : Money.timesRateCeiling(value, marginInitial);
    }

    /// What short positions of a value keep of the cash; rounded up.
    public long kept(long value) {
        return value == 0 ? 0 : Money.add(value, Money.timesRateCeiling(value, marginInitial));
    }
}
