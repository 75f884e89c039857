package io.papertape.settings;

import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.Money;
import org.jspecify.annotations.Nullable;

/// What the metrics of a session are measured by; its trading does not depend on it.
///
/// @param benchmark the symbol to hold for comparison, traded or not, or null for all of the session's in equal weights
/// @param riskFreeRate a year's, a fraction in units of 0.00000001
/// @param periodsPerYear returns that make a year in annual figures, or null where the dates of the equity points
/// decide
public record MetricSettings(
        @Nullable String benchmark,
        long riskFreeRate,
        @Nullable Integer periodsPerYear) {

    /// What annual figures are reckoned with.
    public Conventions conventions() {
        return new Conventions((double) riskFreeRate / Money.ONE, periodsPerYear);
    }
}
