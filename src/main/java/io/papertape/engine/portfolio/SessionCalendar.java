package io.papertape.engine.portfolio;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// The dates of a session's slices. A date is told as the time at which it begins in UTC, whatever the zone:
/// 2024-01-05 in New York is 2024-01-05T00:00Z here, epoch milliseconds.
///
/// The date of a slice is that of its time in the zone; where one of its bars came with a date alone, it is that
/// date. It never lies before that of the slice before, which may happen where bars with a date alone are mixed with
/// bars that have a time, and where clocks are set back across midnight. Not safe for use by several threads.
public final class SessionCalendar {

    private static final long MILLIS_PER_SECOND = 1_000;

    private final ZoneRules rules;
    private final long from;

    /// What the zone adds to UTC from a time to another one, exclusive: looked up again where that has changed.
    private long offset;

    private long offsetFrom = Long.MAX_VALUE;
    private long offsetEnd = Long.MIN_VALUE;

    /// [Long#MIN_VALUE] before the first slice.
    private long date = Long.MIN_VALUE;

    public SessionCalendar(ZoneId zone) {
        this(zone, Long.MIN_VALUE);
    }

    /// @param from first time whose slice has a date, epoch milliseconds UTC; those before are passed over
    public SessionCalendar(ZoneId zone, long from) {
        rules = zone.getRules();
        this.from = from;
    }

    /// The date of a slice of which the time alone is known: a bar with a date alone has its time in UTC.
    public static long dateOf(long time, ZoneId zone) {
        return new SessionCalendar(zone).next(time, UtcDay.start(time) == time);
    }

    /// Takes the next slice; times do not fall.
    ///
    /// @param time epoch milliseconds UTC
    /// @param dateAlone whether a bar of it came with a date alone
    /// @return its date
    public long next(long time, boolean dateAlone) {
        if (time < from) {
            return date;
        }
        long local = dateAlone ? time : local(time);
        if (!UtcDay.contains(date, local)) {
            date = Math.max(date, UtcDay.start(local));
        }
        return date;
    }

    /// Takes the next slice, whose bars are not known, with the date that it was given.
    ///
    /// @return whether [#next] could have given that
    public boolean accepts(long time, long given) {
        boolean possible = given == Math.max(date, UtcDay.start(local(time)))
                || (time == UtcDay.start(time) && given == Math.max(date, time));
        date = given;
        return possible;
    }

    /// The date of the last slice; [Long#MIN_VALUE] before the first.
    public long date() {
        return date;
    }

    /// Continues after a slice of this date.
    public void continueFrom(long last) {
        date = last;
    }

    private long local(long time) {
        if (time < offsetFrom || time >= offsetEnd) {
            lookUp(time);
        }
        return time + offset;
    }

    private void lookUp(long time) {
        Instant instant = Instant.ofEpochMilli(time);
        ZoneOffsetTransition next = rules.nextTransition(instant);
        offset = rules.getOffset(instant).getTotalSeconds() * MILLIS_PER_SECOND;
        offsetFrom = time;
        offsetEnd = next == null ? Long.MAX_VALUE : next.toEpochSecond() * MILLIS_PER_SECOND;
    }
}
