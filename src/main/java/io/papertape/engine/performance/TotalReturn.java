package io.papertape.engine.performance;

/// Last equity / initial capital − 1. Undefined without an equity point.
public final class TotalReturn {

    private TotalReturn() {}

    /// The return on the initial capital.
    ///
    /// @param initialCapital in units of 0.00000001, positive
    /// @param lastEquity equity of the last point
    public static double of(long initialCapital, long lastEquity) {
        return (double) (lastEquity - initialCapital) / initialCapital;
    }
}
