package io.papertape.engine.portfolio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Fixed-point arithmetic of prices, amounts, quantities and rates: a `long` counts units of
/// 0.00000001.
///
/// Representation and rounding of the books are declared here and nowhere else. Amounts and rates are
/// never negative where a method multiplies them. Every operation that cannot be represented throws
/// [MoneyOverflowException]; nothing wraps around. Stateless, so safe for use by several threads.
///
/// ```java
/// long price = Money.parse("12.5"); // 1_250_000_000
/// String text = Money.format(Money.value(3 * Money.ONE, price)); // "37.5"
/// ```
public final class Money {

    /// Decimals of every fixed-point number.
    public static final int DECIMALS = 8;

    /// One, as a count of units; as a rate, 100 %.
    public static final long ONE = 100_000_000L;

    /// Beyond these not even zeros are worth the time it takes to drop them.
    private static final int MOST_DECIMALS_READ = 1_000;

    /// Times any fraction of one, this is no more than a `long` holds.
    private static final long LARGEST_QUICK_RATE = Long.MAX_VALUE / ONE;

    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, ONE};

    private Money() {}

    /// 10 to the power of `exponent`.
    ///
    /// @param exponent from 0 to [#DECIMALS]
    /// @throws IndexOutOfBoundsException if it is not
    public static long powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /// The number that `text` writes, exactly.
    ///
    /// @throws NumberFormatException if `text` is not a decimal number, has more than 8 significant decimals or
    ///     exceeds the largest value
    public static long parse(String text) {
        try {
            return ofDecimal(new BigDecimal(text));
        } catch (ArithmeticException e) {
            throw new NumberFormatException(
                    text + " does not fit 8 decimals and the largest value " + format(Long.MAX_VALUE));
        }
    }

    /// The units of `value`, exactly.
    ///
    /// @throws ArithmeticException if `value` has more than 8 significant decimals or exceeds the largest value
    public static long ofDecimal(BigDecimal value) {
        if ((long) value.precision() - value.scale() > 12 || value.scale() > MOST_DECIMALS_READ) {
            throw new ArithmeticException(value + " exceeds the largest value or has too many decimals");
        }
        return value.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .scaleByPowerOfTen(DECIMALS)
                .longValueExact();
    }

    /// `units` as a decimal of scale 8.
    public static BigDecimal toDecimal(long units) {
        return BigDecimal.valueOf(units, DECIMALS);
    }

    /// `units` as a `double`, correctly rounded where `units` is below 2⁵³.
    public static double toDouble(long units) {
        return (double) units / ONE;
    }

    /// `units` as plain text without trailing zeros: `0.05`, `100000`.
    public static String format(long units) {
        return new DecimalText(24).append(units, DECIMALS).toString();
    }

    /// `amount × rate`, rounded half-even to a unit.
    public static long timesRate(long amount, long rate) {
        if (rate > LARGEST_QUICK_RATE) {
            return timesLargeRate(amount, rate, RoundingMode.HALF_EVEN);
        }
        long product = partialProduct(amount, rate);
        long quotient = product / ONE;
        long remainder = product - quotient * ONE;
        long floor = wholeProduct(amount, rate, quotient);
        boolean up = remainder > ONE / 2 || (remainder == ONE / 2 && (floor & 1) == 1);
        if (up && floor == Long.MAX_VALUE) {
            throw overflow(amount, rate);
        }
        return up ? floor + 1 : floor;
    }

    /// `amount × rate`, rounded down to a unit.
    public static long timesRateFloor(long amount, long rate) {
        if (rate > LARGEST_QUICK_RATE) {
            return timesLargeRate(amount, rate, RoundingMode.DOWN);
        }
        return wholeProduct(amount, rate, partialProduct(amount, rate) / ONE);
    }

    /// `amount × rate`, rounded up to a unit.
    public static long timesRateCeiling(long amount, long rate) {
        if (rate > LARGEST_QUICK_RATE) {
            return timesLargeRate(amount, rate, RoundingMode.UP);
        }
        long product = partialProduct(amount, rate);
        return wholeProduct(amount, rate, product / ONE + (product % ONE == 0 ? 0 : 1));
    }

    /// What `quantity` is worth at `price`: exact for whole shares, else rounded half-even.
    public static long value(long quantity, long price) {
        long shares = quantity / ONE;
        if (shares * ONE == quantity) {
            return valueOfShares(shares, price);
        }
        long value = Proportion.of(quantity, price, ONE);
        if (value == Proportion.TOO_LARGE) {
            throw new MoneyOverflowException("quantity " + format(quantity) + " × price " + format(price));
        }
        return value;
    }

    /// As [#value(long, long)], but at most the largest value.
    public static long valueAtMostLargest(long quantity, long price) {
        long shares = quantity / ONE;
        if (shares * ONE == quantity) {
            long value = shares * price;
            return Math.multiplyHigh(shares, price) == value >> (Long.SIZE - 1) ? value : Long.MAX_VALUE;
        }
        long value = Proportion.of(quantity, price, ONE);
        return value == Proportion.TOO_LARGE ? Long.MAX_VALUE : value;
    }

    /// The largest multiple of `step` that is at most `amount`, which is not negative.
    public static long floorTo(long step, long amount) {
        return amount - amount % step;
    }

    /// The least multiple of `step` that is at least `amount`, which is not negative.
    ///
    /// @throws MoneyOverflowException if it exceeds the largest value
    public static long ceilingTo(long step, long amount) {
        long beyond = amount % step;
        return beyond == 0 ? amount : add(amount - beyond, step);
    }

    /// What so many shares are worth at `price`; exact.
    static long valueOfShares(long shares, long price) {
        long high = Math.multiplyHigh(shares, price);
        long low = shares * price;
        if (high != low >> 63) {
            throw new MoneyOverflowException("quantity " + shares + " × price " + format(price));
        }
        return low;
    }

    /// `a + b`, exact.
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new MoneyOverflowException(format(a) + " + " + format(b));
        }
        return sum;
    }

    /// Compares `a × b` with `c × d` as whole numbers of any size: negative, zero or positive.
    public static int compareProducts(long a, long b, long c, long d) {
        int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
    }

    /// The part of the product that the fraction of `amount` contributes, scaled by [#ONE].
    private static long partialProduct(long amount, long rate) {
        return amount % ONE * rate;
    }

    private static long timesLargeRate(long amount, long rate, RoundingMode rounding) {
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(rate));
        BigDecimal rounded = new BigDecimal(product, DECIMALS).setScale(0, rounding);
        if (rounded.toBigInteger().bitLength() >= Long.SIZE) {
            throw overflow(amount, rate);
        }
        return rounded.longValueExact();
    }

    private static long wholeProduct(long amount, long rate, long fractionPart) {
        long whole = amount / ONE;
        long product = whole * rate;
        long sum = product + fractionPart;
        if (Math.multiplyHigh(whole, rate) != 0 || product < 0 || sum < 0) {
            throw overflow(amount, rate);
        }
        return sum;
    }

    private static MoneyOverflowException overflow(long amount, long rate) {
        return new MoneyOverflowException(format(amount) + " × rate " + format(rate));
    }
}
