package io.papertape.prices.format;

/// Reads a time of day, and the offset that may follow it. One object that every row overwrites.
final class Clock {

    /// In place of an offset where there is none.
    static final long NO_OFFSET = Long.MAX_VALUE;

    private static final int MOST_DECIMALS = 9;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int LARGEST_OFFSET = 18 * SECONDS_PER_HOUR;
    private static final String HALVES = "AP";
    private static final int NO_HALF = -1;
    private static final String[] UTC = {"UTC", "GMT"};

    private int at;
    private int second;
    private int millis;
    private boolean tooFine;
    private long offset;

    /// Seconds since midnight of the time that was read last.
    int secondOfDay() {
        return second;
    }

    /// Milliseconds beyond [#secondOfDay()].
    int millisOfSecond() {
        return millis;
    }

    /// Whether the time that was read last is within a millisecond.
    boolean isTooFine() {
        return tooFine;
    }

    /// Seconds from UTC to the time that was read last, or [#NO_OFFSET].
    long offset() {
        return offset;
    }

    /// Takes a time of day in: `09:30`, `9:30`, `09:30:15.25`, `0930`, `093015`, `9:30 AM`, each with an offset or
    /// without.
    ///
    /// @return whether there is one, and nothing behind it
    boolean read(byte[] text, int start, int end) {
        at = start;
        millis = 0;
        tooFine = false;
        offset = NO_OFFSET;
        return (digitsBefore(text, end) <= 2 ? withColons(text, end) : compact(text, end))
                && half(text, end)
                && readOffset(text, end);
    }

    private int digitsBefore(byte[] text, int end) {
        int to = at;
        while (to < end && FieldParser.isDigit(text[to])) {
            to++;
        }
        return to - at;
    }

    private boolean withColons(byte[] text, int end) {
        int hourDigits = digitsBefore(text, end);
        if (hourDigits == 0 || at + hourDigits + 3 > end || text[at + hourDigits] != ':') {
            return false;
        }
        int hour = hourDigits == 2 ? FieldParser.twoDigits(text, at) : text[at] - '0';
        int minute = FieldParser.twoDigits(text, at + hourDigits + 1);
        at += hourDigits + 3;
        int seconds = 0;
        if (at + 2 < end && text[at] == ':') {
            seconds = FieldParser.twoDigits(text, at + 1);
            at += 3;
            if (at < end && (text[at] == '.' || text[at] == ',') && !fraction(text, end)) {
                return false;
            }
        }
        return take(hour, minute, seconds);
    }

    private boolean compact(byte[] text, int end) {
        int digits = digitsBefore(text, end);
        if (digits != 4 && digits != 6) {
            return false;
        }
        int hour = FieldParser.twoDigits(text, at);
        int minute = FieldParser.twoDigits(text, at + 2);
        int seconds = digits == 6 ? FieldParser.twoDigits(text, at + 4) : 0;
        at += digits;
        return take(hour, minute, seconds);
    }

    private boolean take(int hour, int minute, int seconds) {
        second = hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + seconds;
        return (hour | minute | seconds) >= 0 && hour <= 23 && minute <= 59 && seconds <= 59;
    }

    /// Decimals of a second, behind the point.
    private boolean fraction(byte[] text, int end) {
        int from = ++at;
        int nanos = 0;
        while (at < end && at - from < MOST_DECIMALS && FieldParser.isDigit(text[at])) {
            nanos = nanos * 10 + (text[at++] - '0');
        }
        for (int decimals = at - from; decimals < MOST_DECIMALS; decimals++) {
            nanos *= 10;
        }
        millis = nanos / NANOS_PER_MILLI;
        tooFine = nanos % NANOS_PER_MILLI != 0;
        return at > from && (at == end || !FieldParser.isDigit(text[at]));
    }

    /// ` AM` or ` PM`, behind an hour from 1 to 12.
    private boolean half(byte[] text, int end) {
        int from = at < end && text[at] == ' ' ? at + 1 : at;
        int half = from + 2 > end || Character.toUpperCase(text[from + 1]) != 'M'
                ? NO_HALF
                : HALVES.indexOf(Character.toUpperCase(text[from]));
        if (half == NO_HALF) {
            return true;
        }
        int hour = second / SECONDS_PER_HOUR;
        if (hour < 1 || hour > 12) {
            return false;
        }
        second += (hour % 12 + 12 * half - hour) * SECONDS_PER_HOUR;
        at = from + 2;
        return true;
    }

    /// `Z`, `UTC`, `GMT`, `+05:30`, `+0530`, `+05` or `GMT+0530`, behind a blank or not.
    private boolean readOffset(byte[] text, int end) {
        if (at == end) {
            return true;
        }
        int from = text[at] == ' ' ? at + 1 : at;
        if (from + 1 == end && (text[from] == 'Z' || text[from] == 'z')) {
            offset = 0;
            return true;
        }
        boolean named = isUtc(text, from, end);
        if (named && from + 3 == end) {
            offset = 0;
            return true;
        }
        return signed(text, named ? from + 3 : from, end);
    }

    private static boolean isUtc(byte[] text, int from, int end) {
        for (String name : UTC) {
            if (from + 3 <= end
                    && text[from] == name.charAt(0)
                    && text[from + 1] == name.charAt(1)
                    && text[from + 2] == name.charAt(2)) {
                return true;
            }
        }
        return false;
    }

    private boolean signed(byte[] text, int start, int end) {
        int length = end - start;
        boolean colon = length == 6 && text[start + 3] == ':';
        boolean known = length == 3 || length == 5 || colon;
        if (!known || (text[start] != '+' && text[start] != '-')) {
            return false;
        }
        int hours = FieldParser.twoDigits(text, start + 1);
        int minutes = length == 3 ? 0 : FieldParser.twoDigits(text, end - 2);
        int seconds = hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE;
        offset = text[start] == '-' ? -seconds : seconds;
        return (hours | minutes) >= 0 && minutes <= 59 && seconds <= LARGEST_OFFSET;
    }
}
