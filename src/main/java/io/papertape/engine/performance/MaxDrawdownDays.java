package io.papertape.engine.performance;

/// The longest calendar time from a peak to its recovery, or to the last point: from the last point
/// without a loss before the fall (from the first point where the peak is the initial capital) to the
/// first point without a loss after it.
///
/// 0 when equity never fell; undefined (null) without an equity point.
final class MaxDrawdownDays implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(session.longestDrawdown().days());
    }
}
