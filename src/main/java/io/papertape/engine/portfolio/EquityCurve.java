package io.papertape.engine.portfolio;

/// The memory that risk rules and drawdown need of the recorded equity: its peak, and the last point of the
/// previous date. Dates are those of [SessionCalendar]. Of constant size, however long the session. Not safe for use by
/// several threads.
public final class EquityCurve {

    private long peak;

    /// Of the last point; before the first this does not matter: all equities are the initial capital.
    private long date;

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

    /// Equity of the last point on a date before `day`; the initial capital when there is none.
    public long previousDayEquity(long day) {
        return day == date ? previousDayEquity : lastEquity;
    }

    /// Records the equity of a point on the date `day` and returns the drawdown it leaves, a fraction.
    public double record(long day, long equity) {
        if (day != date) {
            previousDayEquity = lastEquity;
            date = day;
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
    /// @param day date of the last recorded point
    /// @param equity equity of that point
    /// @param highest highest equity up to that point
    /// @param dayBefore equity of the last point on an earlier date
    public void restore(long day, long equity, long highest, long dayBefore) {
        date = day;
        lastEquity = equity;
        peak = highest;
        previousDayEquity = dayBefore;
    }

    /// Loss from `peak` to `equity` as a fraction of `peak`.
    public static double drawdown(long peak, long equity) {
        return (double) (peak - equity) / peak;
    }
}
