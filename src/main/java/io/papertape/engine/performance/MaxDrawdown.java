package io.papertape.engine.performance;

/// The deepest loss from a peak: max over k of 1 − E\[k\] / max(initial capital, E\[0..k\]), at every equity point.
/// Undefined (null) without an equity point; 0 when equity never fell.
final class MaxDrawdown implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(session.days().deepestDrawdown());
    }
}
