package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Jensen's alpha per year: A · (mean(r − rf) − beta · mean(b − rf)), with
/// rf = (1 + risk-free rate)^(1 / A) − 1 per day.
///
/// Undefined (null) where [Beta] is. empyrical and nautilus_trader compound the day's alpha,
/// (1 + alpha)^A − 1, instead of multiplying it. Source: M. C. Jensen, "The Performance of Mutual
/// Funds in the Period 1945–1964", Journal of Finance 23 (1968).
final class Alpha implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        double[] benchmark = session.benchmarkReturns();
        return MetricValue.of(
                benchmark == null
                        ? null
                        : of(session.returns(), benchmark, session.riskFreeRate(), session.periodsPerYear()));
    }

    /// The alpha of a year.
    ///
    /// @param returns simple daily returns, fractions
    /// @param benchmark those of the benchmark on the same dates
    /// @param riskFreeRate a fraction per year
    /// @param periodsPerYear A
    /// @return a fraction per year
    /// @throws IllegalArgumentException if there are not as many of one as of the other
    static @Nullable Double of(double[] returns, double[] benchmark, double riskFreeRate, int periodsPerYear) {
        Double beta = Beta.of(returns, benchmark);
        if (beta == null) {
            return null;
        }
        double riskFree = Conventions.perPeriod(riskFreeRate, periodsPerYear);
        double expected = beta * (Statistics.mean(benchmark) - riskFree);
        return Statistics.finite(periodsPerYear * (Statistics.mean(returns) - riskFree - expected));
    }
}
