package io.papertape.engine.performance;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// An exact sum of up to 2³¹ amounts of money, of any sign and size: it may go beyond what one amount
/// can hold. The upper and the lower halves of the amounts are summed apart. Not safe for use by
/// several threads.
final class Sum {

    private static final int HALF = 32;
    private static final long LOWER_HALF = (1L << HALF) - 1;

    private long upper;
    private long lower;

    /// @param amount in units of 0.00000001
    void add(long amount) {
        upper += amount >> HALF;
        lower += amount & LOWER_HALF;
    }

    boolean isZero() {
        return units().signum() == 0;
    }

    /// The sum in units of 0.00000001.
    ///
    /// @param name what is summed, for the exception
    /// @throws MoneyOverflowException if it exceeds what an amount can hold
    long toUnits(String name) {
        BigInteger units = units();
        if (units.bitLength() >= Long.SIZE) {
            throw new MoneyOverflowException(name + " " + amount().toPlainString());
        }
        return units.longValue();
    }

    /// The sum as a number of whole units of money, rounded once.
    double toDouble() {
        return amount().doubleValue();
    }

    /// The sum / `count`, rounded once.
    double mean(long count) {
        return amount().divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                .doubleValue();
    }

    private BigInteger units() {
        return BigInteger.valueOf(upper).shiftLeft(HALF).add(BigInteger.valueOf(lower));
    }

    private BigDecimal amount() {
        return new BigDecimal(units(), Money.DECIMALS);
    }
}
