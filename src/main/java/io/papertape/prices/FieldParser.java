package io.papertape.prices;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads prices, times and volumes from characters, without allocating where they are written plainly.
final class FieldParser {

    /// In place of a price or time that cannot be read.
    static final long INVALID = Long.MIN_VALUE;
    /// In place of a price beyond the largest value.
    static final long TOO_LARGE = Long.MIN_VALUE + 1;

    private static final int PLAIN_DIGITS = 18;
    private static final int LONGEST_NUMBER = 64;
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final long EARLIEST = LocalDate.of(1, 1, 1).toEpochDay() * MILLIS_PER_DAY;
    private static final long LATEST = LocalDate.of(10_000, 1, 1).toEpochDay() * MILLIS_PER_DAY - 1;
    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };

    private FieldParser() {}

    /// A price in units of 0.00000001, rounded half-even where it has more decimals; -1 for any
    /// below zero; or [#INVALID], [#TOO_LARGE].
    static long price(char[] text, int start, int end) {
        long digits = 0;
        int point = -1;
        if (end - start > PLAIN_DIGITS || start == end) {
            return unusualPrice(text, start, end);
        }
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return unusualPrice(text, start, end);
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (decimals > Money.DECIMALS || (end - start == 1 && point >= 0)) {
            return unusualPrice(text, start, end);
        }
        long scale = POWERS_OF_TEN[Money.DECIMALS - decimals];
        return digits > Long.MAX_VALUE / scale ? TOO_LARGE : digits * scale;
    }

    /// The day `yyyy-MM-dd` at 00:00 UTC in epoch milliseconds, or [#INVALID].
    static long isoDate(char[] text, int start, int end) {
        if (end - start != 10 || text[start + 4] != '-' || text[start + 7] != '-') {
            return INVALID;
        }
        int year = digits(text, start, 4);
        int month = digits(text, start + 5, 2);
        int day = digits(text, start + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return INVALID;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay() * MILLIS_PER_DAY;
        } catch (DateTimeException e) {
            return INVALID;
        }
    }

    /// Epoch milliseconds within the years 1 to 9999, or [#INVALID].
    static long epochMillis(char[] text, int start, int end) {
        boolean negative = start < end && text[start] == '-';
        int first = negative ? start + 1 : start;
        if (first == end || end - first > PLAIN_DIGITS) {
            return INVALID;
        }
        long value = 0;
        for (int i = first; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return INVALID;
            }
            value = value * 10 + (text[i] - '0');
        }
        long millis = negative ? -value : value;
        return millis < EARLIEST || millis > LATEST ? INVALID : millis;
    }

    /// A volume; 0 where there is none that can be read, for the books do not depend on it.
    static double volume(char[] text, int start, int end) {
        long digits = 0;
        int point = -1;
        boolean plain = end - start <= PLAIN_DIGITS;
        for (int i = start; i < end && plain; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else {
                plain = c == '.' && point < 0;
                point = i;
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (plain && decimals < POWERS_OF_TEN.length) {
            return (double) digits / POWERS_OF_TEN[decimals];
        }
        return unusualVolume(new String(text, start, end - start));
    }

    private static int digits(char[] text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// Signs, exponents, many decimals: rare, so taken the slow way.
    private static long unusualPrice(char[] text, int start, int end) {
        if (end - start > LONGEST_NUMBER) {
            return INVALID;
        }
        try {
            BigDecimal value = new BigDecimal(text, start, end - start);
            if (value.signum() <= 0) {
                return value.signum();
            }
            if ((long) value.precision() - value.scale() > 12) {
                return TOO_LARGE;
            }
            if ((long) value.precision() - value.scale() < -Money.DECIMALS) {
                return 0;
            }
            return value.setScale(Money.DECIMALS, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValueExact();
        } catch (NumberFormatException e) {
            return INVALID;
        } catch (ArithmeticException e) {
            return TOO_LARGE;
        }
    }

    private static double unusualVolume(String text) {
        try {
            double value = Double.parseDouble(text);
            return value > 0 && value <= Double.MAX_VALUE ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
