package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// The deepest loss from a peak: max over k of 1 − E\[k\] / max(initial capital, E\[0..k\]), at every equity point.
/// Undefined (null) without an equity point; 0 when equity never fell. Not safe for use by several threads.
final class MaxDrawdown {

    /// Negative before the first equity point.
    private double deepest = -1;

    /// Takes the drawdown of the next equity point.
    ///
    /// @param drawdown a fraction, at least 0
    void record(double drawdown) {
        if (drawdown > deepest) {
            deepest = drawdown;
        }
    }

    /// A fraction within 0 and 1.
    @Nullable
    Double value() {
        return deepest < 0 ? null : deepest;
    }
}
