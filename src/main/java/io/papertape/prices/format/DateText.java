package io.papertape.prices.format;

/// Reads a date at the beginning of a text, whatever its separators, with a month in digits or by its English name.
/// One object that every row overwrites.
final class DateText {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int MONTH_NAME = 3;
    /// Years of two digits below it are of this century.
    private static final int FIRST_YEAR_OF_LAST_CENTURY = 70;
    private static final int NONE = -1;

    private long day;
    private int at;
    private int digits;

    /// 00:00 UTC of the day that was read last, in epoch milliseconds.
    long day() {
        return day;
    }

    /// Where the date that was read last ends, exclusive.
    int end() {
        return at;
    }

    /// Takes a date in.
    ///
    /// @return whether there is one
    boolean read(byte[] text, int start, int end, DateOrder order) {
        at = start;
        boolean name = at < end && Character.isLetter(text[at]);
        int first = name ? month(text, end) : number(text, end);
        if (!name && digits == 8 && order == DateOrder.YEAR_FIRST) {
            return take(first / 10_000, first / 100 % 100, first % 100);
        }
        boolean yearFirst = order == DateOrder.YEAR_FIRST;
        boolean fits = yearFirst ? !name && digits == 4 : digits <= 2;
        if (first < 0 || !fits) {
            return false;
        }
        char separator = separator(text, end);
        boolean monthFirst = name || order == DateOrder.MONTH_FIRST;
        boolean secondName = at < end && Character.isLetter(text[at]);
        int second = secondName ? month(text, end) : number(text, end);
        if (separator == 0 || second < 0 || digits > 2 || (name && secondName)) {
            return false;
        }
        if (separator(text, end) == 0) {
            return false;
        }
        int third = number(text, end);
        if (yearFirst) {
            return digits <= 2 && take(first, second, third);
        }
        int year = digits == 4 ? third : (digits == 2 ? century(third) : NONE);
        return (monthFirst && !secondName) ? take(year, first, second) : take(year, second, first);
    }

    private static int century(int year) {
        return year < FIRST_YEAR_OF_LAST_CENTURY ? 2_000 + year : 1_900 + year;
    }

    private boolean take(int year, int month, int dayOfMonth) {
        day = FieldParser.day(year, month, dayOfMonth);
        return day != FieldParser.INVALID;
    }

    /// A number of up to eight digits; below zero where there is none.
    private int number(byte[] text, int end) {
        int from = at;
        int value = 0;
        while (at < end && FieldParser.isDigit(text[at]) && at - from < 9) {
            value = value * 10 + (text[at++] - '0');
        }
        digits = at - from;
        return digits == 0 || digits > 8 ? NONE : value;
    }

    /// A month by at least three letters of its name; below zero where there is none.
    private int month(byte[] text, int end) {
        int from = at;
        while (at < end && Character.isLetter(text[at])) {
            at++;
        }
        digits = 2;
        for (int month = 0; at - from >= MONTH_NAME && month < 12; month++) {
            if (isMonth(text, from, month)) {
                return month + 1;
            }
        }
        return NONE;
    }

    private static boolean isMonth(byte[] text, int from, int month) {
        for (int i = 0; i < MONTH_NAME; i++) {
            if (Character.toLowerCase(text[from + i]) != MONTHS.charAt(month * MONTH_NAME + i)) {
                return false;
            }
        }
        return true;
    }

    /// Moves behind what is between two parts: `-`, `/`, `.`, a blank, or a comma and a blank; 0 where there is none.
    private char separator(byte[] text, int end) {
        if (at == end) {
            return 0;
        }
        char c = (char) text[at];
        if (c == ',' && at + 1 < end && text[at + 1] == ' ') {
            at += 2;
            return c;
        }
        if (c == '-' || c == '/' || c == '.' || c == ' ') {
            at++;
            return c;
        }
        return 0;
    }
}
