package io.papertape.batch.sweep;

import io.papertape.settings.SettingValues;
import io.papertape.settings.SweepSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window of time of a sweep. Dates are those of slices in UTC, all inclusive, as in `tradeFrom=DATE to=DATE` of a
/// replay.
///
/// @param number from 0
/// @param train where all combinations are judged
/// @param test where the best of them is tested; null without a test
/// @param hindsight whether this window is that of all tests, to tell what would have been best in them
record TimeWindow(int number, Dates train, @Nullable Dates test, boolean hindsight) {

    /// Dates, both inclusive.
    ///
    /// @param fromTime first time that trades, epoch milliseconds UTC; [Long#MIN_VALUE] for every one
    record Dates(LocalDate from, LocalDate to, long fromTime) {

        static Dates of(LocalDate from, LocalDate to) {
            return new Dates(from, to, start(from));
        }

        /// The first time after these dates, epoch milliseconds UTC.
        long end() {
            return start(to.plusDays(1));
        }

        private static long start(LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        }
    }

    /// The windows of a sweep, in order of time. Where there are tests, the last one is that of all of them.
    ///
    /// @param settings of the sweep
    /// @param tradeFrom first time that may trade, epoch milliseconds UTC; [Long#MIN_VALUE] for every one
    /// @param firstBar time of the first bar, epoch milliseconds UTC
    /// @param lastBar time of the last bar, epoch milliseconds UTC
    /// @throws IllegalArgumentException if the bars end before the first test begins
    static List<TimeWindow> all(SettingValues settings, long tradeFrom, long firstBar, long lastBar) {
        LocalDate first = date(Math.max(tradeFrom, firstBar));
        LocalDate last = date(lastBar);
        int trainDays = settings.get(SweepSettings.TRAIN_DAYS).orElse(0);
        int testDays = settings.get(SweepSettings.TEST_DAYS).orElse(0);
        if (testDays == 0) {
            return List.of(new TimeWindow(0, new Dates(first, last, tradeFrom), null, false));
        }
        int step = settings.get(SweepSettings.STEP_DAYS).orElse(testDays);
        boolean anchored = settings.get(SweepSettings.ANCHORED);
        List<TimeWindow> windows = new ArrayList<>();
        LocalDate begins = first;
        LocalDate testFrom = begins.plusDays(trainDays);
        if (testFrom.isAfter(last)) {
            throw new IllegalArgumentException("trainDays must leave bars to test but was " + trainDays
                    + " while the bars are from " + first + " to " + last);
        }
        LocalDate firstTest = testFrom;
        while (!testFrom.isAfter(last)) {
            LocalDate testTo = testFrom.plusDays(testDays - 1L);
            windows.add(new TimeWindow(
                    windows.size(),
                    Dates.of(anchored ? first : begins, testFrom.minusDays(1)),
                    Dates.of(testFrom, testTo.isAfter(last) ? last : testTo),
                    false));
            begins = begins.plusDays(step);
            testFrom = begins.plusDays(trainDays);
        }
        windows.add(new TimeWindow(windows.size(), Dates.of(firstTest, last), null, true));
        return windows;
    }

    private static LocalDate date(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }
}
