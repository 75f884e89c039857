package io.papertape.engine.performance;

import java.util.Arrays;
import java.util.Locale;

/// How many returns make a year in annual figures, and why so many.
///
/// Where the median of calendar days between consecutive dates is at least 5, the one of 1, 2, 4, 6, 12, 26 and 52
/// that is nearest to 365.25 / median: monthly dates make 12, weekly ones 52. No whole number of days is as near to two
/// of them. Otherwise dates are daily: 365 where at least a fifth of them are Saturdays or Sundays, else 252.
///
/// @param value positive
/// @param reason a part of a sentence, for people
record PeriodsPerYear(int value, String reason) {

    static final int TRADING_DAYS = 252;
    static final int CALENDAR_DAYS = 365;

    private static final int[] FEWER = {1, 2, 4, 6, 12, 26, 52};
    private static final int LEAST_DAYS_OF_FEWER = 5;
    private static final int WEEK = 7;

    /// 1970-01-01 is a Thursday.
    private static final int SATURDAY = 2;

    private static final int SUNDAY = 3;

    /// As a session was told.
    static PeriodsPerYear given(int value) {
        return new PeriodsPerYear(value, "given as periodsPerYear");
    }

    /// As the dates of equity points have it.
    ///
    /// @param dates days since 1970-01-01, rising
    static PeriodsPerYear of(long[] dates) {
        if (dates.length < 2) {
            return new PeriodsPerYear(TRADING_DAYS, "fewer than two dates");
        }
        long median = medianGap(dates);
        return median < LEAST_DAYS_OF_FEWER ? daily(dates) : fewer(median);
    }

    private static PeriodsPerYear fewer(long days) {
        int nearest = FEWER[0];
        for (int candidate : FEWER) {
            if (distance(candidate, days) < distance(nearest, days)) {
                nearest = candidate;
            }
        }
        return new PeriodsPerYear(nearest, "the median between dates is " + days + " days");
    }

    /// From so many periods of so many days to a year, in quarters of a day.
    private static long distance(int periods, long days) {
        return Math.abs(4L * periods * days - (long) (4 * Days.PER_YEAR));
    }

    private static PeriodsPerYear daily(long[] dates) {
        int weekends = 0;
        for (long date : dates) {
            long weekday = Math.floorMod(date, WEEK);
            if (weekday == SATURDAY || weekday == SUNDAY) {
                weekends++;
            }
        }
        return new PeriodsPerYear(
                5L * weekends >= dates.length ? CALENDAR_DAYS : TRADING_DAYS,
                String.format(Locale.ROOT, "%,d of %,d dates are Saturdays or Sundays", weekends, dates.length));
    }

    /// The lower of two middles.
    private static long medianGap(long[] dates) {
        long[] gaps = new long[dates.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = dates[i + 1] - dates[i];
        }
        Arrays.sort(gaps);
        return gaps[(gaps.length - 1) / 2];
    }
}
