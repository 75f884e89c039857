package io.papertape.engine.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The UTC date of a time. Times are epoch milliseconds.
public final class UtcDay {

    /// Of every date: leap seconds do not count.
    public static final long MILLIS = 86_400_000L;

    private UtcDay() {}

    /// The first moment of the date of a time.
    public static long start(long time) {
        return time - Math.floorMod(time, MILLIS);
    }

    /// The first moment of a date.
    public static long start(LocalDate date) {
        return date.toEpochDay() * MILLIS;
    }

    /// The date of a time.
    public static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, MILLIS));
    }

    /// A time in words: `2013-02-08` at the first moment of a date, else like `2018-01-01T00:01`.
    public static String text(long time) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
        return start(time) == time ? at.toLocalDate().toString() : at.toString();
    }

    /// Whether a time is on the date that begins at `start`; never where that is
    /// [Long#MIN_VALUE], which stands for no date.
    public static boolean contains(long start, long time) {
        return Long.compareUnsigned(time - start, MILLIS) < 0;
    }
}
