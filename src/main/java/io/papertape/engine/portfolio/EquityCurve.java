package io.papertape.engine.portfolio;

/// The memory that risk rules and drawdown need of the recorded equity: its peak, and the last point of the
/// previous UTC date. Of constant size, however long the session. Not safe for use by several threads.
public final class EquityCurve {

    private long peak;
    private long dayStart;
    private long lastEquity;
    private long previousDayEquity;

    /// @param initialCapital the first peak, and the reference of the first day's loss
    public EquityCurve(long initialCapital) {
        peak = initialCapital;
        lastEquity = initialCapital;
        previousDayEquity = initialCapital;
    }

    /// Highest recorded equity; the initial capital counts.
    public long peak() {
        return peak;
    }

    /// Last recorded equity; the initial capital before the first.
    public long lastEquity() {
        return lastEquity;
    }

    /// Equity of the last point on a UTC date before that of `time`; the initial capital when there is none.
    public long previousDayEquity(long time) {
        return isOnLastDay(time) ? previousDayEquity : lastEquity;
    }

    /// Records the equity at `time` and returns the drawdown it leaves, a fraction.
    public double record(long time, long equity) {
        if (!isOnLastDay(time)) {
            previousDayEquity = lastEquity;
            dayStart = UtcDay.start(time);
        }
        lastEquity = equity;
        if (equity >= peak) {
            peak = equity;
            return 0;
        }
        return drawdown(peak, equity);
    }

    /// Continues from a recorded point.
    ///
    /// @param time slice of the last recorded point
    /// @param equity equity of that point
    /// @param highest highest equity up to that point
    /// @param dayBefore equity of the last point on an earlier date
    public void restore(long time, long equity, long highest, long dayBefore) {
        dayStart = UtcDay.start(time);
        lastEquity = equity;
        peak = highest;
        previousDayEquity = dayBefore;
    }

    /// Loss from `peak` to `equity` as a fraction of `peak`.
    public static double drawdown(long peak, long equity) {
        return (double) (peak - equity) / peak;
    }

    /// Before the first point this does not matter: all equities are the initial capital.
    private boolean isOnLastDay(long time) {
        return UtcDay.contains(dayStart, time);
    }
}
