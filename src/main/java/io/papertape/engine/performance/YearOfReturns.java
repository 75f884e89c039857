package io.papertape.engine.performance;

/// How many returns make a year in annual figures, and why so many: see [PeriodsPerYear].
final class YearOfReturns implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.count(session.periodsPerYear(), session.year().reason());
    }
}
