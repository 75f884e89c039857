package io.papertape.engine.portfolio;

/// `amount × numerator ÷ denominator` of whole numbers, exact in between and rounded half-even once. Makes no objects.
/// Stateless, so safe for use by several threads.
///
/// ```java
/// long half = Proportion.of(3, 1, 2); // 2
/// ```
public final class Proportion {

    /// In place of a result beyond the largest `long`.
    public static final long TOO_LARGE = -1;

    private static final long HALF = 0xFFFF_FFFFL;
    private static final int HALF_BITS = 32;

    private Proportion() {}

    /// `amount × numerator ÷ denominator`.
    ///
    /// @param amount not negative
    /// @param numerator not negative
    /// @param denominator positive
    /// @return [#TOO_LARGE] where it does not fit
    public static long of(long amount, long numerator, long denominator) {
        long high = Math.multiplyHigh(amount, numerator);
        long low = amount * numerator;
        if (high >= denominator) {
            return TOO_LARGE;
        }
        long floor = high == 0 ? Long.divideUnsigned(low, denominator) : quotient(high, low, denominator);
        if (floor < 0) {
            return TOO_LARGE;
        }
        long twice = 2 * (low - floor * denominator);
        int half = Long.compareUnsigned(twice, denominator);
        boolean up = half > 0 || (half == 0 && (floor & 1) == 1);
        return up && floor == Long.MAX_VALUE ? TOO_LARGE : floor + (up ? 1 : 0);
    }

    /// Long division by two digits of 32 bits. From Henry S. Warren, "Hacker's Delight", second edition, figure 9–3.
    ///
    /// @param high upper 64 bits of the dividend, less than the divisor
    /// @param low its lower 64 bits, without a sign
    private static long quotient(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long normal = divisor << shift;
        long upper = (high << shift) | (low >>> (Long.SIZE - shift));
        long lower = low << shift;
        long first = digit(upper, lower >>> HALF_BITS, normal);
        long rest = (upper << HALF_BITS) + (lower >>> HALF_BITS) - first * normal;
        long second = digit(rest, lower & HALF, normal);
        return (first << HALF_BITS) + second;
    }

    /// A digit of the quotient of `upper × 2³² + next`.
    private static long digit(long upper, long next, long divisor) {
        long leading = divisor >>> HALF_BITS;
        long following = divisor & HALF;
        long digit = Long.divideUnsigned(upper, leading);
        long rest = upper - digit * leading;
        while (digit > HALF || Long.compareUnsigned(digit * following, (rest << HALF_BITS) | next) > 0) {
            digit--;
            rest += leading;
            if (rest > HALF) {
                break;
            }
        }
        return digit;
    }
}
