package io.papertape.engine.order;

/// How much an entry asks for, before cash, the limits of risk and the volume reduce it. Asked at every signal to buy
/// that may be followed.
///
/// One that asks for so much that a move of 1 in the price moves the same amount each time:
///
/// ```java
/// record FixedSwing(long amount) implements PositionSizing {
///     public long quantity(Entry entry) { return amount; }
/// }
/// ```
public interface PositionSizing {

    /// What is known of an entry when its quantity is found. Valid during the call. In units of 0.00000001.
    interface Entry {

        /// Whether it buys, or sells short.
        Side side();

        /// Expected price per share, with slippage but without impact; 0 where it exceeds the largest value.
        long fill();

        /// Whether it is to be filled at a limit.
        boolean maker();

        /// The stop that the position would have; 0 for none.
        long stop();

        /// Cash that is kept neither for waiting entries nor for short positions.
        long cash();

        /// Cash and the value of the positions.
        long equity();

        /// Standard deviation of the symbol's latest daily returns, for a year; not a number where there are too few
        /// days.
        double yearlyVolatility();

        /// What it costs.
        CostModel costs();

        /// The largest quantity that is worth at most `budget`, and takes at most `cash` of the free cash with its
        /// commission; in whole lots.
        long largestQuantity(long budget, long cash);
    }

    /// Quantity to buy, in whole lots; 0 for no entry.
    long quantity(Entry entry);

    /// Whether what it asks for, with its costs, is always within [Entry#cash()].
    default boolean isWithinCash() {
        return false;
    }

    /// Whether [Entry#yearlyVolatility()] is asked for.
    default boolean usesVolatility() {
        return false;
    }
}
