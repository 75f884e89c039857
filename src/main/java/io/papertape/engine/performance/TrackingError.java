package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// sd(r − b) · √A, with the sample standard deviation (n − 1): how far r strays from the benchmark's b.
///
/// 0 where r − b is always the same; undefined (null) with fewer than two returns.
/// Source: R. Roll, "A Mean/Variance Analysis of Tracking Error", Journal of Portfolio Management 18
/// (1992).
final class TrackingError implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        double[] benchmark = session.benchmarkReturns();
        return MetricValue.of(benchmark == null ? null : of(session.returns(), benchmark, session.periodsPerYear()));
    }

    /// The tracking error of a year.
    ///
    /// @param returns simple daily returns, fractions
    /// @param benchmark those of the benchmark on the same dates
    /// @param periodsPerYear A
    /// @return a fraction per year, at least 0
    /// @throws IllegalArgumentException if there are not as many of one as of the other
    static @Nullable Double of(double[] returns, double[] benchmark, int periodsPerYear) {
        double[] active = Statistics.difference(returns, benchmark);
        if (active.length < 2) {
            return null;
        }
        double largest = Math.max(Statistics.largest(returns), Statistics.largest(benchmark));
        return Statistics.standardDeviation(active, largest) * Math.sqrt(periodsPerYear);
    }
}
