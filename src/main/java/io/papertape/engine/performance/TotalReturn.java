package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Last equity / initial capital − 1. Undefined (null) without an equity point.
public final class TotalReturn {

    private TotalReturn() {}

    /// The return on the initial capital.
    ///
    /// @param initialCapital in units of 0.00000001, positive
    /// @param lastEquity equity of the last point, or null when there is none
    public static @Nullable Double of(long initialCapital, @Nullable Long lastEquity) {
        return lastEquity == null ? null : (double) (lastEquity - initialCapital) / initialCapital;
    }
}
