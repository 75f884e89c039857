package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Equity points with an open position / equity points: the share of the time in the market, not that
/// of the capital. Undefined (null) without an equity point.
final class Exposure implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.days().pointsInvested(), session.days().points()));
    }

    /// The share of the points.
    ///
    /// @return a fraction within 0 and 1
    static @Nullable Double of(long pointsInvested, long points) {
        return points == 0 ? null : (double) pointsInvested / points;
    }
}
