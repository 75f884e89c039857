package io.papertape.prices.format;

import java.time.ZoneId;

/// The time of a bar: a date alone, a date with a time of day, with an offset or without, or an epoch. One object
/// that every row overwrites.
final class BarTime {

    /// In place of a local time that the zone skips.
    static final long SKIPPED = Long.MIN_VALUE + 3;
    /// In place of a local time that the zone has twice.
    static final long TWICE = Long.MIN_VALUE + 4;

    private static final int DATE = 10;
    private static final int HOUR_AND_MINUTE = 5;
    private static final int MOST_DECIMALS = 9;
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long LARGEST_OFFSET = 18 * SECONDS_PER_HOUR;

    private final ZoneId zone;
    private final boolean epochs;
    private final LocalTimes localTimes;
    private long millis = FieldParser.INVALID;
    private boolean dateAlone;
    private boolean epoch;

    /// @param zone of times without an offset
    /// @param epochs whether a number is an epoch
    BarTime(ZoneId zone, boolean epochs) {
        this.zone = zone;
        this.epochs = epochs;
        localTimes = new LocalTimes(zone);
    }

    /// Takes a time in.
    void read(char[] text, int start, int end) {
        long date = FieldParser.isoDate(text, start, end);
        dateAlone = date != FieldParser.INVALID;
        epoch = false;
        if (dateAlone) {
            millis = date;
            return;
        }
        millis = epochs ? FieldParser.epoch(text, start, end) : FieldParser.INVALID;
        epoch = millis != FieldParser.INVALID;
        if (!epoch) {
            millis = dateTime(text, start, end);
        }
    }

    /// Epoch milliseconds UTC; a date alone is at 00:00. No time unless [#isRead].
    long millis() {
        return millis;
    }

    /// Whether there was a time that could be read.
    boolean isRead() {
        return millis > TWICE;
    }

    /// Whether there was a date and no time of day.
    boolean dateAlone() {
        return dateAlone;
    }

    /// Whether there was an epoch.
    boolean epoch() {
        return epoch;
    }

    /// What is wrong with the time that was taken in last and is not read.
    String fault(String text) {
        String name = epochs ? "timestamp" : "date";
        if (millis == SKIPPED) {
            return name + " must be a time of " + zone + " but it has no '" + text + "'";
        }
        if (millis == TWICE) {
            return name + " must have an offset where " + zone + " has it twice but was '" + text + "'";
        }
        if (millis == FieldParser.TOO_FINE) {
            return name + " must be a whole millisecond but was '" + text + "'";
        }
        return name + " must be " + (epochs ? "an epoch or " : "") + "like 2013-02-08 but was '" + text + "'";
    }

    /// `2013-02-08 09:30`, with or without seconds, their decimals, and an offset.
    private long dateTime(char[] text, int start, int end) {
        int clock = start + DATE + 1;
        if (end < clock + HOUR_AND_MINUTE || !separates(text[start + DATE]) || text[clock + 2] != ':') {
            return FieldParser.INVALID;
        }
        long date = FieldParser.isoDate(text, start, start + DATE);
        int hour = FieldParser.twoDigits(text, clock);
        int minute = FieldParser.twoDigits(text, clock + 3);
        int at = clock + HOUR_AND_MINUTE;
        int second = 0;
        boolean seconds = at + 2 < end && text[at] == ':';
        if (seconds) {
            second = FieldParser.twoDigits(text, at + 1);
            at += 3;
        }
        if (date == FieldParser.INVALID || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return FieldParser.INVALID;
        }
        long local = date / MILLIS_PER_SECOND + hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second;
        if (at == end) {
            return localTimes.millis(local);
        }
        boolean fraction = text[at] == '.' || text[at] == ',';
        if (fraction && !seconds) {
            return FieldParser.INVALID;
        }
        return fraction ? withFraction(text, at, end, local) : withOffset(text, at, end, local, 0);
    }

    private long withFraction(char[] text, int start, int end, long local) {
        int at = start + 1;
        long nanos = 0;
        while (at < end && FieldParser.isDigit(text[at])) {
            nanos = nanos * 10 + (text[at++] - '0');
        }
        int decimals = at - start - 1;
        if (decimals == 0 || decimals > MOST_DECIMALS) {
            return FieldParser.INVALID;
        }
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos % 1_000_000 == 0 ? withOffset(text, at, end, local, nanos / 1_000_000) : FieldParser.TOO_FINE;
    }

    private long withOffset(char[] text, int start, int end, long local, long millisOfSecond) {
        if (start == end) {
            long time = localTimes.millis(local);
            return time > TWICE ? time + millisOfSecond : time;
        }
        int at = text[start] == ' ' ? start + 1 : start;
        boolean utc = at + 1 == end && (text[at] == 'Z' || text[at] == 'z');
        long offset = utc ? 0 : offset(text, at, end);
        return offset == FieldParser.INVALID
                ? FieldParser.INVALID
                : (local - offset) * MILLIS_PER_SECOND + millisOfSecond;
    }

    /// Seconds of `+05:30`, `+0530` or `+05`, or [FieldParser#INVALID].
    private static long offset(char[] text, int start, int end) {
        int length = end - start;
        boolean colon = length == 6 && text[start + 3] == ':';
        boolean known = length == 3 || length == 5 || colon;
        if (!known || (text[start] != '+' && text[start] != '-')) {
            return FieldParser.INVALID;
        }
        int hours = FieldParser.twoDigits(text, start + 1);
        int minutes = length == 3 ? 0 : FieldParser.twoDigits(text, end - 2);
        long seconds = hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE;
        if ((hours | minutes) < 0 || minutes > 59 || seconds > LARGEST_OFFSET) {
            return FieldParser.INVALID;
        }
        return text[start] == '-' ? -seconds : seconds;
    }

    private static boolean separates(char c) {
        return c == ' ' || c == 'T' || c == 't';
    }
}
