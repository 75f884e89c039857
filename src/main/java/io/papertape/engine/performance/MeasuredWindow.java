package io.papertape.engine.performance;

import io.papertape.engine.portfolio.UtcDay;
import java.util.Arrays;
import java.util.Objects;

/// What the metrics of all sessions over the same points have in common: times, days and the
/// benchmark. Immutable, so safe for use by several threads.
final class MeasuredWindow {

    /// Of a point, epoch milliseconds UTC.
    final long[] times;

    /// Number of the last point of each day.
    final int[] dayEnds;

    final double years;
    final double elapsedDays;
    final int periodsPerYear;
    final double riskFree;
    final double benchmarkReturn;
    final double benchmarkMean;
    final double benchmarkDeviation;

    /// Sum of the squares of `centered`.
    final double benchmarkSquares;

    /// Returns of the benchmark less their mean, by day.
    final double[] centered;

    /// Simple returns of the share, by day; that of the first is 0.
    final double[] shareReturns;

    /// @param times of the points, epoch milliseconds UTC, at least one
    /// @param closes of the share at each point
    /// @param dates of the days of the points, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param dayEnds number of the last point of each day
    MeasuredWindow(
            long[] times, long[] closes, long[] dates, int[] dayEnds, Benchmark benchmark, Conventions conventions) {
        this.times = times;
        this.dayEnds = dayEnds;
        elapsedDays = Days.of(times[times.length - 1] - times[0]);
        years = elapsedDays / Days.PER_YEAR;
        periodsPerYear = conventions
                .periodsPerYear(
                        Arrays.stream(dates).map(date -> date / UtcDay.MILLIS).toArray())
                .value();
        riskFree = Conventions.perPeriod(conventions.riskFreeRate(), periodsPerYear);
        benchmarkReturn = Objects.requireNonNull(benchmark.totalReturn());
        double[] benchmarkReturns = benchmark.returns();
        benchmarkMean = Statistics.mean(benchmarkReturns);
        benchmarkDeviation = benchmarkReturns.length < 2 ? 0 : Statistics.standardDeviation(benchmarkReturns);
        centered = new double[benchmarkReturns.length];
        double squares = 0;
        for (int day = 0; day < centered.length; day++) {
            centered[day] = benchmarkReturns[day] - benchmarkMean;
            squares += centered[day] * centered[day];
        }
        benchmarkSquares = squares;
        shareReturns = new double[dayEnds.length];
        for (int day = 1; day < dayEnds.length; day++) {
            long before = closes[dayEnds[day - 1]];
            shareReturns[day] = (double) (closes[dayEnds[day]] - before) / before;
        }
    }
}
