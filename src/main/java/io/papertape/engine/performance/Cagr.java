package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Compound annual growth rate: (1 + total return)^(365.25 / days) − 1, over the calendar days from
/// the first to the last equity point.
///
/// Undefined (null) where these are at one time, and where the result exceeds what a `double` can
/// hold. empyrical and nautilus_trader divide the number of returns by 252 instead of using the
/// calendar. Source: CFA Institute, Global Investment Performance Standards, annualized return.
final class Cagr implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(session.cagr());
    }

    /// The growth per year.
    ///
    /// @param totalReturn a fraction, at least −1
    /// @param days calendar days, at least 0, not whole where points are within the day
    /// @return a fraction per year
    static @Nullable Double of(double totalReturn, double days) {
        return days == 0 ? null : Statistics.finite(StrictMath.pow(1 + totalReturn, Days.PER_YEAR / days) - 1);
    }
}
