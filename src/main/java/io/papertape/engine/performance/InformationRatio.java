package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// mean(r − b) · A / [TrackingError]: what straying from the benchmark earned.
///
/// Undefined (null) where the tracking error is, or is 0. PerformanceAnalytics divides the difference
/// of the compounded annual returns instead. Source: T. H. Goodwin, "The Information Ratio",
/// Financial Analysts Journal 54 (1998).
final class InformationRatio implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        double[] benchmark = session.benchmarkReturns();
        return MetricValue.of(benchmark == null ? null : of(session.returns(), benchmark, session.periodsPerYear()));
    }

    /// The ratio of a year.
    ///
    /// @param returns simple daily returns, fractions
    /// @param benchmark those of the benchmark on the same dates
    /// @param periodsPerYear A
    /// @throws IllegalArgumentException if there are not as many of one as of the other
    static @Nullable Double of(double[] returns, double[] benchmark, int periodsPerYear) {
        Double trackingError = TrackingError.of(returns, benchmark, periodsPerYear);
        if (trackingError == null || trackingError == 0) {
            return null;
        }
        double active = Statistics.mean(Statistics.difference(returns, benchmark));
        return Statistics.finite(active * periodsPerYear / trackingError);
    }
}
