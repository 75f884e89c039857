package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// cov(r, b) / var(b): how much r moves with the benchmark's b.
///
/// Undefined (null) with fewer than two returns and where those of the benchmark are all the same.
/// Source: W. F. Sharpe, "Capital Asset Prices", Journal of Finance 19 (1964).
final class Beta implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        double[] benchmark = session.benchmarkReturns();
        return MetricValue.of(benchmark == null ? null : of(session.returns(), benchmark));
    }

    /// The beta of the session.
    ///
    /// @param returns simple daily returns, fractions
    /// @param benchmark those of the benchmark on the same dates
    /// @throws IllegalArgumentException if there are not as many of one as of the other
    static @Nullable Double of(double[] returns, double[] benchmark) {
        Statistics.requireSameLength(returns, benchmark);
        if (returns.length < 2) {
            return null;
        }
        double deviation = Statistics.standardDeviation(benchmark);
        return deviation == 0
                ? null
                : Statistics.finite(Statistics.covariance(returns, benchmark) / (deviation * deviation));
    }
}
