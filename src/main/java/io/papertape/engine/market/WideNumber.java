package io.papertape.engine.market;

import java.util.Arrays;

/// A whole number of up to 384 bits that is not negative, changed in place: a comparison of squares makes no objects.
/// Not safe for use by several threads.
final class WideNumber {

    private static final int LIMBS = 6;

    /// The lowest 64 bits are first.
    private final long[] limbs = new long[LIMBS];

    /// Sets it to 0 and returns it.
    WideNumber clear() {
        Arrays.fill(limbs, 0);
        return this;
    }

    boolean isZero() {
        for (long limb : limbs) {
            if (limb != 0) {
                return false;
            }
        }
        return true;
    }

    /// Adds the square of `high × 2⁶⁴ + low`.
    ///
    /// @param high at least 0 and below 2³¹
    /// @param low without a sign
    void addSquare(long high, long low) {
        add(0, low * low);
        add(1, Math.unsignedMultiplyHigh(low, low));
        add(1, 2 * high * low);
        add(2, Math.unsignedMultiplyHigh(2 * high, low));
        add(2, high * high);
    }

    /// Multiplies by a factor that is not negative.
    WideNumber times(long factor) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long low = limbs[i] * factor + carry;
            carry = Math.unsignedMultiplyHigh(limbs[i], factor) + (Long.compareUnsigned(low, carry) < 0 ? 1 : 0);
            limbs[i] = low;
        }
        return this;
    }

    /// Negative, zero or positive as this is less than, equal to or greater than the other.
    int compare(WideNumber other) {
        for (int i = LIMBS - 1; i > 0; i--) {
            if (limbs[i] != other.limbs[i]) {
                return Long.compareUnsigned(limbs[i], other.limbs[i]);
            }
        }
        return Long.compareUnsigned(limbs[0], other.limbs[0]);
    }

    /// As a `double`, which errs by a few parts in 2⁵³.
    double toDouble() {
        double value = 0;
        for (int i = LIMBS - 1; i >= 0; i--) {
            value = value * 0x1p64 + ((limbs[i] >>> 1) * 2.0 + (limbs[i] & 1));
        }
        return value;
    }

    private void add(int limb, long value) {
        long carry = value;
        for (int i = limb; carry != 0; i++) {
            limbs[i] += carry;
            carry = Long.compareUnsigned(limbs[i], carry) < 0 ? 1 : 0;
        }
    }
}
