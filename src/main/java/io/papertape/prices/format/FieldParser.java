package io.papertape.prices.format;

import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/// Reads prices, dates, epochs and volumes from bytes, which eight more follow, without allocating where they are
/// written plainly.
final class FieldParser {

    /// In place of a price or time that cannot be read.
    static final long INVALID = Long.MIN_VALUE;
    /// In place of a price beyond the largest value.
    static final long TOO_LARGE = Long.MIN_VALUE + 1;
    /// In place of a price or time that would be another one with the digits that are kept of it.
    static final long TOO_FINE = Long.MIN_VALUE + 2;

    private static final int PLAIN_DIGITS = 18;
    private static final int LONGEST_EPOCH = 19;
    /// The part of a price that rounding may change, as the parts that make the whole.
    private static final BigDecimal ROUNDING_PARTS = BigDecimal.valueOf(10_000);
    private static final int LONGEST_NUMBER = 64;
    private static final int NO_DIGITS = -10_000;
    /// From 0000-02-29 to 1970-01-01.
    private static final int DAYS_BEFORE_1970 = 719_469;
    private static final long SECONDS_BELOW = 100_000_000_000L;
    private static final long MILLIS_BELOW = 100_000_000_000_000L;
    private static final long MICROS_BELOW = 100_000_000_000_000_000L;
    private static final long EARLIEST = UtcDay.start(LocalDate.of(1, 1, 1));
    private static final long LATEST = UtcDay.start(LocalDate.of(10_000, 1, 1)) - 1;
    /// The largest price, as its digits without the point, by the number of its decimals.
    private static final long[] LARGEST = new long[Money.DECIMALS + 1];

    static {
        for (int decimals = 0; decimals < LARGEST.length; decimals++) {
            LARGEST[decimals] = Long.MAX_VALUE / Money.powerOfTen(Money.DECIMALS - decimals);
        }
    }

    private FieldParser() {}

    /// A price in units of 0.00000001, rounded half-even where it has more decimals; -1 for any
    /// below zero; or [#INVALID], [#TOO_LARGE], or [#TOO_FINE] where rounding changes it by more than 0.01 %.
    static long price(byte[] text, int start, int end) {
        int length = end - start;
        if (length == 0 || length > Long.BYTES) {
            return longPrice(text, start, end);
        }
        long number = EightBytes.rightAligned(text, start, length);
        long point = EightBytes.point(number);
        long digits = EightBytes.digits(point == 0 ? number : EightBytes.without(point, number));
        if (digits < 0 || (point != 0 && length == 1)) {
            return unusualPrice(text, start, end);
        }
        return digits * Money.powerOfTen(Money.DECIMALS - (point == 0 ? 0 : Long.numberOfLeadingZeros(point) >>> 3));
    }

    /// A price of more characters than are looked at together.
    private static long longPrice(byte[] text, int start, int end) {
        if (end == start || end - start > PLAIN_DIGITS) {
            return unusualPrice(text, start, end);
        }
        long digits = 0;
        int point = -1;
        for (int i = start; i < end; i++) {
            byte c = text[i];
            if (isDigit(c)) {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return unusualPrice(text, start, end);
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (decimals > Money.DECIMALS) {
            return unusualPrice(text, start, end);
        }
        return digits > LARGEST[decimals] ? TOO_LARGE : digits * Money.powerOfTen(Money.DECIMALS - decimals);
    }

    /// The day `yyyy-MM-dd` at 00:00 UTC in epoch milliseconds, or [#INVALID].
    static long isoDate(byte[] text, int start, int end) {
        if (end - start != 10 || text[start + 4] != '-' || text[start + 7] != '-') {
            return INVALID;
        }
        int century = twoDigits(text, start);
        int year = century * 100 + twoDigits(text, start + 2);
        return day(year, twoDigits(text, start + 5), twoDigits(text, start + 8));
    }

    /// A day at 00:00 UTC in epoch milliseconds, or [#INVALID] where there is none.
    static long day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return INVALID;
        }
        return epochDay(year, month, day) * UtcDay.MILLIS;
    }

    private static int daysIn(int year, int month) {
        if (month != 2) {
            return 30 + ((month + (month >> 3)) & 1);
        }
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }

    /// Days since 1970-01-01. The year is taken to begin in March, so that its leap day is its last.
    /// From Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    private static int epochDay(int year, int month, int day) {
        int shiftedYear = month > 2 ? year : year - 1;
        int shiftedMonth = month > 2 ? month - 3 : month + 9;
        int leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400;
        return shiftedYear * 365 + leapDays + (153 * shiftedMonth + 2) / 5 + day - DAYS_BEFORE_1970;
    }

    /// The epoch milliseconds of an epoch, which is in seconds below 10^11, in milliseconds below 10^14, in
    /// microseconds below 10^17, else in nanoseconds, the sign aside; [#INVALID] beyond the years 1 to 9999;
    /// [#TOO_FINE] within a millisecond.
    static long epoch(byte[] text, int start, int end) {
        boolean negative = start < end && text[start] == '-';
        int first = negative ? start + 1 : start;
        if (first == end || end - first > LONGEST_EPOCH) {
            return INVALID;
        }
        long value = digits(text, first, end);
        return value < 0 ? INVALID : ofMagnitude(value, negative ? -1 : 1);
    }

    /// The value of digits, at least one and at most 19; below zero where something else is among them, or where it is
    /// too large.
    private static long digits(byte[] text, int start, int end) {
        long value = 0;
        int count = (end - start - 1) % Long.BYTES + 1;
        for (int at = start; at < end; at += count, count = Long.BYTES) {
            long part = EightBytes.digits(EightBytes.rightAligned(text, at, count));
            if (part < 0) {
                return part;
            }
            value = value * 100_000_000 + part;
        }
        return value;
    }

    private static long ofMagnitude(long value, int sign) {
        if (value < SECONDS_BELOW) {
            return withinYears(value * 1_000 * sign);
        }
        if (value < MILLIS_BELOW) {
            return withinYears(value * sign);
        }
        int unitsPerMilli = value < MICROS_BELOW ? 1_000 : 1_000_000;
        return value % unitsPerMilli == 0 ? value / unitsPerMilli * sign : TOO_FINE;
    }

    private static long withinYears(long millis) {
        return millis < EARLIEST || millis > LATEST ? INVALID : millis;
    }

    /// A volume as [VolumeCode] has it; 0 where there is none that can be read, which is no reason to reject a row.
    ///
    /// @param zeros that follow its digits
    static long volume(byte[] text, int start, int end, int zeros) {
        if (start < end && end - start <= PLAIN_DIGITS) {
            long whole = digits(text, start, end);
            if (whole >= 0) {
                return VolumeCode.of(whole, -zeros);
            }
        }
        long digits = 0;
        int point = -1;
        boolean plain = end - start <= PLAIN_DIGITS;
        for (int i = start; i < end && plain; i++) {
            byte c = text[i];
            if (isDigit(c)) {
                digits = digits * 10 + (c - '0');
            } else {
                plain = c == '.' && point < 0;
                point = i;
            }
        }
        int decimals = point < 0 ? 0 : end - point - 1;
        if (plain && decimals <= Money.DECIMALS) {
            return VolumeCode.of(digits, decimals - zeros);
        }
        return unusualVolume(text, start, end, zeros);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /// A number of two digits, or one far below zero.
    static int twoDigits(byte[] text, int start) {
        byte tens = text[start];
        byte ones = text[start + 1];
        return isDigit(tens) && isDigit(ones) ? tens * 10 + ones - '0' * 11 : NO_DIGITS;
    }

    /// Signs, exponents, many decimals: rare, so taken the slow way.
    private static long unusualPrice(byte[] text, int start, int end) {
        if (end == start || end - start > LONGEST_NUMBER) {
            return INVALID;
        }
        try {
            BigDecimal value = decimal(text, start, end);
            if (value.signum() <= 0) {
                return value.signum();
            }
            if ((long) value.precision() - value.scale() > 12) {
                return TOO_LARGE;
            }
            if ((long) value.precision() - value.scale() < -Money.DECIMALS) {
                return TOO_FINE;
            }
            BigDecimal rounded = value.setScale(Money.DECIMALS, RoundingMode.HALF_EVEN);
            BigDecimal change = rounded.subtract(value).abs();
            return change.multiply(ROUNDING_PARTS).compareTo(value) > 0
                    ? TOO_FINE
                    : rounded.unscaledValue().longValueExact();
        } catch (NumberFormatException e) {
            return INVALID;
        } catch (ArithmeticException e) {
            return TOO_LARGE;
        }
    }

    private static BigDecimal decimal(byte[] text, int start, int end) {
        return new BigDecimal(new String(text, start, end - start, StandardCharsets.UTF_8));
    }

    private static long unusualVolume(byte[] text, int start, int end, int zeros) {
        if (end == start || end - start > LONGEST_NUMBER) {
            return 0;
        }
        try {
            return VolumeCode.of(decimal(text, start, end).scaleByPowerOfTen(zeros));
        } catch (ArithmeticException | NumberFormatException e) {
            return 0;
        }
    }
}
