package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// mean(r − rf) / sd(r) · √A, with rf = (1 + risk-free rate)^(1 / A) − 1 per day and the sample
/// standard deviation (n − 1).
///
/// Undefined (null) with fewer than two returns and where all are the same. empyrical takes the
/// risk-free rate per day, not per year, and answers infinity where all returns are the same.
/// Source: W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21 (1994).
final class SharpeRatio implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.returns(), session.riskFreeRate(), session.periodsPerYear()));
    }

    /// The ratio of a year.
    ///
    /// @param returns simple daily returns, fractions
    /// @param riskFreeRate a fraction per year
    /// @param periodsPerYear A
    static @Nullable Double of(double[] returns, double riskFreeRate, int periodsPerYear) {
        if (returns.length < 2) {
            return null;
        }
        double deviation = Statistics.standardDeviation(returns);
        if (deviation == 0) {
            return null;
        }
        double excess = Statistics.mean(returns) - Conventions.perPeriod(riskFreeRate, periodsPerYear);
        return Statistics.finite(excess / deviation * Math.sqrt(periodsPerYear));
    }
}
