package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// sd(r) · √A, with the sample standard deviation (n − 1). 0 of returns that are all the same;
/// undefined (null) with fewer than two. empyrical and nautilus_trader reckon the same.
/// Source: W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21 (1994).
final class AnnualVolatility implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.returns(), session.periodsPerYear()));
    }

    /// The volatility of a year.
    ///
    /// @param returns simple daily returns, fractions
    /// @param periodsPerYear A
    /// @return a fraction per year, at least 0
    static @Nullable Double of(double[] returns, int periodsPerYear) {
        return returns.length < 2 ? null : Statistics.standardDeviation(returns) * Math.sqrt(periodsPerYear);
    }
}
