package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// The results of a session from which its metrics are computed. The arrays must not be modified.
final class Measured {

    private final long initialCapital;
    private final EquityDays days;
    private final LongestDrawdown longestDrawdown;
    private final double[] returns;
    private final PeriodsPerYear year;
    private final double riskFreeRate;
    private final @Nullable Benchmark benchmark;
    private final double @Nullable [] benchmarkReturns;

    /// @param initialCapital in units of 0.00000001, positive
    /// @param benchmark of the same dates, or null where the session is compared with nothing
    /// @throws IllegalStateException if the benchmark has another number of dates
    Measured(
            long initialCapital,
            EquityDays days,
            LongestDrawdown longestDrawdown,
            Conventions conventions,
            @Nullable Benchmark benchmark) {
        this.initialCapital = initialCapital;
        this.days = days;
        this.longestDrawdown = longestDrawdown;
        this.benchmark = benchmark;
        returns = days.returns(initialCapital);
        benchmarkReturns = benchmark == null ? null : benchmark.returns();
        if (benchmarkReturns != null && benchmarkReturns.length != returns.length) {
            throw new IllegalStateException("the benchmark must have as many dates as the equity points, "
                    + returns.length + ", but had " + benchmarkReturns.length);
        }
        year = conventions.periodsPerYear(days.dates());
        riskFreeRate = conventions.riskFreeRate();
    }

    /// Equity points by date.
    EquityDays days() {
        return days;
    }

    /// How long losses from a peak lasted.
    LongestDrawdown longestDrawdown() {
        return longestDrawdown;
    }

    /// Simple returns, one per date.
    double[] returns() {
        return returns;
    }

    /// How many returns make a year, and why.
    PeriodsPerYear year() {
        return year;
    }

    int periodsPerYear() {
        return year.value();
    }

    /// A fraction per year.
    double riskFreeRate() {
        return riskFreeRate;
    }

    @Nullable
    Benchmark benchmark() {
        return benchmark;
    }

    /// Simple returns of the benchmark, one per date; null without one.
    double @Nullable [] benchmarkReturns() {
        return benchmarkReturns;
    }

    /// [TotalReturn].
    @Nullable
    Double totalReturn() {
        return days.isEmpty() ? null : TotalReturn.of(initialCapital, days.lastEquity());
    }

    /// [Cagr].
    @Nullable
    Double cagr() {
        Double totalReturn = totalReturn();
        return totalReturn == null ? null : Cagr.of(totalReturn, days.elapsed());
    }
}
