package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Whether a session sells what it does not hold, and what it must keep for that. Fractions are in units of 0.00000001.
///
/// @param allowed whether a signal to sell without a position opens a short one
/// @param reverses whether the signal that closes a position opens the opposite one as well
/// @param marginInitial fraction of its value that a short position keeps of the cash, beside what it brought in
/// @param marginMaintenance the same, below which short positions are covered
/// @param borrowRate of the value, a year
public record ShortRules(
        boolean allowed, boolean reverses, long marginInitial, long marginMaintenance, long borrowRate) {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365).multiply(BigDecimal.valueOf(Money.ONE));

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

    /// What is paid for borrowing a short position: value × borrowRate × days ÷ 365, rounded half-even.
    ///
    /// @param value of the position, above 0
    /// @param days calendar days
    public long fee(long value, long days) {
        BigInteger exact = BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(borrowRate))
                .multiply(BigInteger.valueOf(days));
        return new BigDecimal(exact).divide(YEAR, 0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
