package io.papertape.engine.portfolio;

/// How many new shares there are for an old one, and what that makes of prices and quantities. In units of 0.00000001.
///
/// ```java
/// SplitRatio sevenForOne = new SplitRatio(7 * Money.ONE);
/// long price = sevenForOne.price(Money.parse("645.57")); // 92.22428571
/// ```
///
/// @param value new shares for an old one, positive
public record SplitRatio(long value) {

    public SplitRatio {
        if (value <= 0) {
            throw new IllegalArgumentException("the value of a split must be above 0 but was " + Money.format(value));
        }
    }

    /// A price of an old share as one of a new share, rounded half-even, at least a unit; 0, which stands for none,
    /// stays.
    ///
    /// @throws MoneyOverflowException if the books cannot hold it
    public long price(long old) {
        if (old == 0) {
            return 0;
        }
        long price = Proportion.of(old, Money.ONE, value);
        if (price == Proportion.TOO_LARGE) {
            throw new MoneyOverflowException(
                    "price " + Money.format(old) + " after a split of " + Money.format(value) + " for 1");
        }
        return Math.max(1, price);
    }

    /// A quantity of old shares as one of new shares, rounded down to lots.
    ///
    /// @throws MoneyOverflowException if the books cannot hold it
    public long quantity(long old, long lot) {
        return Money.floorTo(lot, Money.timesRateFloor(old, value));
    }
}
