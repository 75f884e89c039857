package io.papertape.engine.performance;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// Computes the metrics of sessions over the same bars of one share, each of which tells its
/// equity in runs: so many points without a position, so many with the same shares and the same
/// cash. The numbers are those of [Performance], but for the rounding of `double`s. Points are
/// numbered from 0. Used for one session after the other; not safe for use by several threads.
///
/// ```java
/// long cash = 1_000 * Money.ONE;
/// long[] times = {0, 86_400_000, 172_800_000};
/// long[] closes = {99 * Money.ONE, 100 * Money.ONE, 103 * Money.ONE};
/// int[] dayEnds = {0, 1, 2};
/// Benchmark benchmark = new Benchmark(1); // has seen the same bars
/// RunPerformance runs =
///         new RunPerformance(times, closes, times, dayEnds, benchmark, Conventions.DEFAULT);
/// runs.begin(cash);
/// runs.flat(0, 1, cash);
/// runs.bought(10 * Money.ONE, closes[1], 0, 0);
/// runs.held(1, 3, 0, 10 * Money.ONE);
/// double[] values = new double[Metric.values().length];
/// boolean told = runs.finish(1_030 * Money.ONE, values);
/// ```
public final class RunPerformance {

    /// Below this part of the sum of squares a scatter is not told: what is left of the difference
    /// would not be as exact as it should be.
    private static final double LEAST_SCATTER = 1e-6;

    /// Up to it a `double` has all whole numbers.
    private static final long LARGEST_EXACT = 1L << 53;

    private final MeasuredWindow window;
    private final long[] closes;
    private final long largestClose;

    /// Sum of the closes before each point.
    private final long[] totals;

    private final PriceRises rises;
    private final PeakWatch peaks;
    private final ReturnSums sums;
    private final ReturnTail tail;
    private final TradeSums trades = new TradeSums();

    /// By point, where parts of a share are held.
    private final long[] equity;

    private long initialCapital;
    private double totalEquity;
    private long invested;

    /// @param times of the points, epoch milliseconds UTC, at least one
    /// @param closes of the share at each point
    /// @param dates of the days of the points, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param dayEnds number of the last point of each day
    /// @param benchmark of the same days
    /// @param conventions what annual figures are reckoned with
    /// @throws IllegalArgumentException if there is no point, or the benchmark has another number
    ///     of days
    public RunPerformance(
            long[] times, long[] closes, long[] dates, int[] dayEnds, Benchmark benchmark, Conventions conventions) {
        if (times.length == 0 || benchmark.days() != dayEnds.length) {
            throw new IllegalArgumentException("there must be a point, and as many days of the benchmark as of the"
                    + " points, but there were " + times.length + " points, " + benchmark.days() + " and "
                    + dayEnds.length + " days");
        }
        this.closes = closes;
        window = new MeasuredWindow(times, closes, dates, dayEnds, benchmark, conventions);
        rises = new PriceRises(closes);
        peaks = new PeakWatch(times);
        sums = new ReturnSums(window, closes);
        tail = new ReturnTail(window.shareReturns);
        equity = new long[closes.length];
        totals = new long[closes.length + 1];
        long largest = 0;
        for (int point = 0; point < closes.length; point++) {
            totals[point + 1] = totals[point] + closes[point];
            largest = Math.max(largest, closes[point]);
        }
        largestClose = largest;
    }

    /// Whether the sum of all closes is below the largest value; else nothing can be told.
    public boolean isWithinReach() {
        return largestClose <= Long.MAX_VALUE / closes.length;
    }

    /// Begins with a session.
    public void begin(long capital) {
        initialCapital = capital;
        totalEquity = 0;
        invested = 0;
        peaks.begin(capital);
        sums.begin(capital);
        trades.begin();
    }

    /// Takes the points from `from` on, before `end`, at which nothing is held; at least one.
    public void flat(int from, int end, long cash) {
        peaks.flat(from, end, cash);
        sums.flat(from, end, cash);
        totalEquity += (double) cash * (end - from);
    }

    /// Takes the points from `from` on, before `end`, at which shares are held; at least one.
    ///
    /// @param cash beside them, not negative
    /// @return the highest equity
    /// @throws MoneyOverflowException if the equity may exceed the largest value
    public long held(int from, int end, long cash, long quantity) {
        Money.add(cash, Money.value(quantity, largestClose));
        long shares = quantity / Money.ONE;
        if (shares * Money.ONE != quantity) {
            return heldParts(from, end, cash, quantity);
        }
        invested += end - from;
        totalEquity += (double) cash * (end - from) + (double) shares * (totals[end] - totals[from]);
        long highest = peaks.held(from, end, rises, cash, shares);
        double part = (double) (highest - cash) / highest;
        if (highest <= LARGEST_EXACT) {
            sums.heldExactly(from, end, (double) cash, (double) shares, part);
        } else {
            sums.held(from, end, closes, cash, shares, part);
        }
        return highest;
    }

    /// Parts of a share round the value of each point.
    private long heldParts(int from, int end, long cash, long quantity) {
        for (int point = from; point < end; point++) {
            long value = Money.value(quantity, closes[point]);
            equity[point] = cash + value;
            totalEquity += (double) cash + value;
            invested += value > 0 ? 1 : 0;
        }
        long highest = peaks.held(from, end, equity, 0, 1);
        sums.held(from, end, equity, 0, 1, Double.POSITIVE_INFINITY);
        return highest;
    }

    /// Equity at the end of the day before that of a point, up to which all were told; the initial
    /// capital before the first day.
    ///
    /// @param flatFrom point since which nothing is held, which is not told yet
    /// @param cash since then
    public long dayBefore(int point, int flatFrom, long cash) {
        return sums.dayBegin(point) > flatFrom ? cash : sums.dayEquity();
    }

    /// Takes a fill that buys.
    public void bought(long quantity, long price, long commission, long slippage) {
        trades.add(quantity, price, commission, slippage);
    }

    /// Takes a fill that sells all that was bought before.
    ///
    /// @param pnl net of the commissions of both
    /// @param from point of the entry
    /// @param end point of the exit
    public void sold(long quantity, long price, long commission, long slippage, long pnl, int from, int end) {
        trades.add(quantity, price, commission, slippage);
        trades.close(pnl, window.times[end] - window.times[from]);
    }

    /// Ends the session.
    ///
    /// @param finalEquity of the last point
    /// @param values takes each metric at its number; not a number where it is undefined
    /// @return false where this form cannot tell them, because too little was told or there is a
    ///     metric that [RunFigures] does not know: nothing but the returns is told then
    public boolean finish(long finalEquity, double[] values) {
        sums.finish(tail);
        int days = window.dayEnds.length;
        double mean = sums.sum() / days;
        double square = days * mean * mean;
        double scatter = sums.squares() - square;
        double activeScatter = sums.squares() - 2 * sums.products() + window.benchmarkSquares - square;
        double benchmarkSquares = window.benchmarkSquares + days * window.benchmarkMean * window.benchmarkMean;
        if (days < 2
                || !(scatter > LEAST_SCATTER * sums.squares())
                || !(activeScatter > LEAST_SCATTER * (sums.squares() + benchmarkSquares))) {
            return false;
        }
        RunFigures figures = new RunFigures(window, values);
        figures.addGrowth(TotalReturn.of(initialCapital, finalEquity), peaks);
        figures.addReturns(mean, Math.sqrt(scatter / (days - 1)), Math.sqrt(sums.shortfalls() / days), tail);
        figures.addBenchmark(mean, sums.products() / (days - 1), Math.sqrt(activeScatter / (days - 1)));
        figures.addTrades(trades, invested, closes.length, totalEquity);
        return figures.isComplete();
    }

    /// Simple daily returns of the session that has ended, one for each day; a live view.
    public double[] returns() {
        return sums.returns();
    }
}
