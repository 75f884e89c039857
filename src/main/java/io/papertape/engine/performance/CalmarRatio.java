package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// [Cagr] / [MaxDrawdown], of the whole session. Undefined (null) where one of them is, and where
/// equity never fell. nautilus_trader answers 0 where equity never fell.
/// Source: T. W. Young, "Calmar Ratio: A Smoother Tool", Futures 20 (1991), there over 36 months.
final class CalmarRatio implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(of(session.cagr(), session.days().deepestDrawdown()));
    }

    /// The ratio of the two.
    ///
    /// @param cagr a fraction per year
    /// @param maxDrawdown a fraction within 0 and 1
    static @Nullable Double of(@Nullable Double cagr, @Nullable Double maxDrawdown) {
        return cagr == null || maxDrawdown == null || maxDrawdown == 0 ? null : Statistics.finite(cagr / maxDrawdown);
    }
}
