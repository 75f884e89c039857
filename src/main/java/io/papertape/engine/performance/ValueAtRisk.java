package io.papertape.engine.performance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The loss of a day that 95 % of the days stay within: −(5 % quantile of r), between neighbours
/// interpolated linearly at rank (n − 1) · 5 % (type 7 of Hyndman and Fan).
///
/// Positive for a loss. Undefined (null) without a return. empyrical and nautilus_trader give the
/// quantile itself, negative for a loss; quantstats that of a normal distribution with the returns'
/// mean and deviation. Source: P. Jorion, "Value at Risk" (2007).
final class ValueAtRisk implements MetricCalculator {

    /// One return in so many is in the tail: 5 %, and a division that is exact for whole ranks.
    static final double TAIL = 20;

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.returns()));
    }

    /// The value at risk of a day.
    ///
    /// @param returns simple daily returns, fractions
    /// @return a fraction of equity
    static @Nullable Double of(double[] returns) {
        return returns.length == 0 ? null : 0 - tailQuantile(returns);
    }

    /// The 5 % quantile of at least one return.
    static double tailQuantile(double[] returns) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        return Statistics.quantile(sorted, (sorted.length - 1) / TAIL);
    }
}
