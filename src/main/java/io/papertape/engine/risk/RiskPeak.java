package io.papertape.engine.risk;

import io.papertape.engine.portfolio.UtcDay;
import org.jspecify.annotations.Nullable;

/// The highest equity that counts for the limit of the drawdown: that of the whole session, or that since the session
/// has had no position for so many calendar days. It is asked at the start of a slice, with the days since the first
/// slice that was recorded without a position. Dates are those of [io.papertape.engine.portfolio.SessionCalendar]. Not
/// safe for use by several threads.
public final class RiskPeak {

    /// In place of a date: a position is held, or nothing was recorded. Far enough from every date that a difference
    /// does not overflow.
    private static final long NOT_FLAT = Long.MAX_VALUE / 2;

    private final long resetMillis;
    private long peak;
    private long lastEquity;

    /// The date since which there is no position.
    private long flatSince = NOT_FLAT;

    /// @param initialCapital the first peak
    /// @param resetDays calendar days without a position, at least 1, or null for never
    public RiskPeak(long initialCapital, @Nullable Integer resetDays) {
        resetMillis = resetDays == null ? Long.MAX_VALUE : resetDays * UtcDay.MILLIS;
        peak = initialCapital;
        lastEquity = initialCapital;
    }

    /// The peak that counts in a slice of `date`, which is not before that of the last recorded one.
    public long at(long date) {
        if (date - flatSince >= resetMillis) {
            peak = lastEquity;
        }
        return peak;
    }

    /// The peak that counted last.
    public long last() {
        return peak;
    }

    /// Records the equity at the end of a slice.
    ///
    /// @param flat whether there is no position
    public void record(long date, long equity, boolean flat) {
        peak = Math.max(at(date), equity);
        lastEquity = equity;
        if (!flat) {
            flatSince = NOT_FLAT;
        } else if (flatSince == NOT_FLAT) {
            flatSince = date;
        }
    }

    /// Continues from a recorded point.
    ///
    /// @param counted the peak that counted last
    /// @param equity equity of that point
    /// @param flat date since which there is no position, or null where there is one
    public void restore(long counted, long equity, @Nullable Long flat) {
        peak = counted;
        lastEquity = equity;
        flatSince = flat == null ? NOT_FLAT : flat;
    }
}
