package io.papertape.engine.sweep;

import io.papertape.engine.performance.Metric;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a combination has come to over a window. Filled again by every evaluation, so that none makes an object. Not
/// safe for use by several threads.
public final class Evaluation {

    private static final double[] NONE = {};
    private static final int ROOM = 256;

    private final boolean keepsReturns;
    /// By the number of the metric.
    private final double[] values = new double[Metric.values().length];
    private double[] returns = NONE;
    private int days;
    private long trades;
    private long finalEquity;
    private long failures;
    private @Nullable Failure firstFailure;
    private @Nullable RuntimeException overflow;

    /// One that keeps no daily returns.
    public Evaluation() {
        this(false);
    }

    private Evaluation(boolean keepsReturns) {
        this.keepsReturns = keepsReturns;
        Arrays.fill(values, Double.NaN);
    }

    /// One that keeps the daily returns, too.
    public static Evaluation withReturns() {
        return new Evaluation(true);
    }

    /// Number of fills.
    public long trades() {
        return trades;
    }

    /// Equity of the last point, in units of 0.00000001; the initial capital without a point.
    public long finalEquity() {
        return finalEquity;
    }

    /// A metric in its [Metric#unit()]; not a number where it is undefined.
    @SuppressWarnings("EnumOrdinal")
    public double value(Metric metric) {
        return values[metric.ordinal()];
    }

    /// Whether daily returns are kept.
    public boolean keepsReturns() {
        return keepsReturns;
    }

    /// Simple daily returns, one for each of [SweepWindow#dates()], oldest first; a copy.
    ///
    /// @throws IllegalStateException if they are not kept
    public double[] dailyReturns() {
        if (!keepsReturns) {
            throw new IllegalStateException("this evaluation keeps no daily returns");
        }
        return Arrays.copyOf(returns, days);
    }

    /// How often the strategy failed.
    public long failures() {
        return failures;
    }

    /// What the strategy failed with first; null where it did not.
    public @Nullable Failure firstFailure() {
        return firstFailure;
    }

    /// A failure of the strategy.
    ///
    /// @param time of the slice, epoch milliseconds UTC
    /// @param symbol its number in the settings
    public record Failure(long time, int symbol, Throwable thrown) {}

    /// Notes that the books could not hold what became of the trial: everything is undefined.
    public void fail(RuntimeException thrown) {
        clear();
        overflow = thrown;
    }

    /// Why the books could not hold what became of the trial; null where they could.
    public @Nullable RuntimeException overflow() {
        return overflow;
    }

    /// Forgets everything.
    void clear() {
        Arrays.fill(values, Double.NaN);
        days = 0;
        trades = 0;
        finalEquity = 0;
        failures = 0;
        firstFailure = null;
        overflow = null;
    }

    void addFailure(long time, int symbol, Throwable thrown) {
        if (failures++ == 0) {
            firstFailure = new Failure(time, symbol, thrown);
        }
    }

    /// Of the metrics, by their number; to be written.
    double[] values() {
        return values;
    }

    void setResult(long fills, long lastEquity) {
        trades = fills;
        finalEquity = lastEquity;
    }

    /// Takes what another one holds, which keeps returns.
    void take(Evaluation other) {
        clear();
        setResult(other.trades, other.finalEquity);
        System.arraycopy(other.values, 0, values, 0, values.length);
        if (keepsReturns) {
            setReturns(other.dailyReturns());
        }
    }

    @SuppressWarnings("EnumOrdinal")
    void set(Metric metric, double value) {
        values[metric.ordinal()] = value;
    }

    /// Keeps a daily return, the last one or the one after it.
    void setReturn(int day, double value) {
        if (day == returns.length) {
            returns = Arrays.copyOf(returns, Math.max(ROOM, 2 * day));
        }
        returns[day] = value;
        days = day + 1;
    }

    /// Adds daily returns of 0 until there are so many, where they are kept: of an account that ended before.
    void endReturns(int count) {
        while (keepsReturns && days < count) {
            setReturn(days, 0);
        }
    }

    /// Keeps all daily returns; copies them.
    void setReturns(double[] all) {
        if (returns.length < all.length) {
            returns = new double[all.length];
        }
        System.arraycopy(all, 0, returns, 0, all.length);
        days = all.length;
    }
}
