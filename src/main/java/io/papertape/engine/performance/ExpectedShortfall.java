package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// The mean loss of the worst days: −mean of the r at or below their 5 % quantile, see [ValueAtRisk].
///
/// Positive for a loss. Undefined (null) without a return. empyrical (`conditional_value_at_risk`)
/// and nautilus_trader give the mean itself, negative for a loss. Source: C. Acerbi, D. Tasche,
/// "Expected Shortfall: A Natural Coherent Alternative to Value at Risk", Economic Notes 31 (2002).
final class ExpectedShortfall implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.returns()));
    }

    /// The expected shortfall of a day.
    ///
    /// @param returns simple daily returns, fractions
    /// @return a fraction of equity
    static @Nullable Double of(double[] returns) {
        if (returns.length == 0) {
            return null;
        }
        double quantile = ValueAtRisk.tailQuantile(returns);
        double sum = 0;
        int count = 0;
        for (double simpleReturn : returns) {
            if (simpleReturn <= quantile) {
                sum += simpleReturn;
                count++;
            }
        }
        return 0 - sum / count;
    }
}
