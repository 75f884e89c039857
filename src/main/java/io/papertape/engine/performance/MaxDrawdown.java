package io.papertape.engine.performance;

import io.papertape.engine.portfolio.EquityPoint;
import org.jspecify.annotations.Nullable;

/// The deepest loss from a peak: max over k of 1 − E\[k\] / max(initial capital, E\[0..k\]), at every equity point.
/// Undefined (null) without an equity point; 0 when equity never fell. Not safe for use by several threads.
public final class MaxDrawdown {

    private @Nullable Double deepest;

    public void record(EquityPoint point) {
        deepest = deepest == null ? point.drawdown() : Math.max(deepest, point.drawdown());
    }

    /// A fraction within 0 and 1.
    public @Nullable Double value() {
        return deepest;
    }
}
