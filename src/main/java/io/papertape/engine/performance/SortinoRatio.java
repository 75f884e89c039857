package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// mean(r − rf) · √A / √(mean(min(r − rf, 0)²)), with rf = (1 + risk-free rate)^(1 / A) − 1 per day.
/// The mean below the root is that over all returns, also those above rf.
///
/// Undefined (null) with fewer than two returns (of one loss it would be −√A, whatever the loss) and
/// where none is below rf. LEAN divides by the standard deviation of the negative returns only.
/// Source: F. A. Sortino, L. N. Price, "Performance Measurement in a Downside Risk Framework",
/// Journal of Investing 3 (1994).
final class SortinoRatio implements MetricCalculator {

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
        double target = Conventions.perPeriod(riskFreeRate, periodsPerYear);
        double downside = downsideDeviation(returns, target);
        return downside == 0
                ? null
                : Statistics.finite((Statistics.mean(returns) - target) * Math.sqrt(periodsPerYear) / downside);
    }

    private static double downsideDeviation(double[] returns, double target) {
        double sum = 0;
        for (double simpleReturn : returns) {
            double shortfall = Math.min(simpleReturn - target, 0);
            sum += shortfall * shortfall;
        }
        return Math.sqrt(sum / returns.length);
    }
}
