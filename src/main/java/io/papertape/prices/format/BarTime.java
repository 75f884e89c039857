package io.papertape.prices.format;

import java.time.ZoneId;

/// The time of a bar: a date alone, a date with a time of day, with an offset or without, or an epoch. One object
/// that every row overwrites.
final class BarTime {

    /// In place of a local time that the zone skips.
    static final long SKIPPED = Long.MIN_VALUE + 3;
    /// In place of a local time that the zone has twice.
    static final long TWICE = Long.MIN_VALUE + 4;

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final int MILLIS_PER_DAY = 86_400_000;
    private static final int ISO_DATE = 10;

    private final ZoneId zone;
    private final TimeStyle style;
    private final LocalTimes localTimes;
    private final DateText date = new DateText();
    private final Clock clock = new Clock();
    private long millis = FieldParser.INVALID;
    private boolean dateAlone;
    private boolean epoch;

    /// @param zone of times without an offset
    /// @param style how they are written
    BarTime(ZoneId zone, TimeStyle style) {
        this.zone = zone;
        this.style = style;
        localTimes = new LocalTimes(zone);
    }

    /// The zone of times without an offset.
    ZoneId zone() {
        return zone;
    }

    /// Takes a time in.
    void read(byte[] text, int start, int end) {
        long day = FieldParser.isoDate(text, start, end);
        dateAlone = day != FieldParser.INVALID;
        epoch = false;
        if (dateAlone) {
            millis = day;
            return;
        }
        if (style.day() != TimeStyle.NO_DAY) {
            millis = sinceMidnight(text, start, end);
            return;
        }
        millis = style.epochs() ? FieldParser.epoch(text, start, end) : FieldParser.INVALID;
        epoch = millis != FieldParser.INVALID;
        if (!epoch) {
            millis = dateTime(text, start, end);
        }
    }

    /// Takes a time in that is in two columns.
    void read(byte[] text, int start, int end, int clockStart, int clockEnd) {
        epoch = false;
        dateAlone = false;
        millis = FieldParser.INVALID;
        if (!date.read(text, start, end, style.order()) || date.end() != end) {
            return;
        }
        dateAlone = clockStart == clockEnd;
        millis = dateAlone ? date.day() : at(date.day(), text, clockStart, clockEnd);
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
        String name = style.epochs() ? "timestamp" : "date";
        if (millis == SKIPPED) {
            return name + " must be a time of " + zone + " but it has no '" + text + "'";
        }
        if (millis == TWICE) {
            return name + " must have an offset where " + zone + " has it twice but was '" + text + "'";
        }
        if (millis == FieldParser.TOO_FINE) {
            return name + " must be a whole millisecond but was '" + text + "'";
        }
        return name + " must be " + style.example() + " but was '" + text + "'";
    }

    private long sinceMidnight(byte[] text, int start, int end) {
        int since = 0;
        for (int i = start; i < end; i++) {
            if (!FieldParser.isDigit(text[i]) || since >= MILLIS_PER_DAY) {
                return FieldParser.INVALID;
            }
            since = since * 10 + (text[i] - '0');
        }
        if (start == end || since >= MILLIS_PER_DAY) {
            return FieldParser.INVALID;
        }
        long local = localTimes.millis((style.day() + since) / MILLIS_PER_SECOND);
        return local > TWICE ? local + since % MILLIS_PER_SECOND : local;
    }

    /// A date, and a time of day unless that is all.
    private long dateTime(byte[] text, int start, int end) {
        long day = style.order() == DateOrder.YEAR_FIRST && end - start > ISO_DATE
                ? FieldParser.isoDate(text, start, start + ISO_DATE)
                : FieldParser.INVALID;
        int dateEnd = start + ISO_DATE;
        if (day == FieldParser.INVALID) {
            if (!date.read(text, start, end, style.order())) {
                return FieldParser.INVALID;
            }
            day = date.day();
            dateEnd = date.end();
        }
        if (dateEnd == end) {
            dateAlone = true;
            return day;
        }
        return separates(text[dateEnd]) ? at(day, text, dateEnd + 1, end) : FieldParser.INVALID;
    }

    /// A time of a day.
    private long at(long day, byte[] text, int start, int end) {
        if (!clock.read(text, start, end)) {
            return FieldParser.INVALID;
        }
        if (clock.isTooFine()) {
            return FieldParser.TOO_FINE;
        }
        if (style.midnights() && clock.secondOfDay() == 0 && clock.millisOfSecond() == 0) {
            dateAlone = true;
            return day;
        }
        long local = day / MILLIS_PER_SECOND + clock.secondOfDay();
        if (clock.offset() == Clock.NO_OFFSET) {
            long time = localTimes.millis(local);
            return time > TWICE ? time + clock.millisOfSecond() : time;
        }
        return (local - clock.offset()) * MILLIS_PER_SECOND + clock.millisOfSecond();
    }

    private static boolean separates(byte c) {
        return c == ' ' || c == 'T' || c == 't';
    }
}
