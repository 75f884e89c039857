package io.papertape.prices.parquet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/// Writes points in time as pandas does: `2024-01-02T09:30:00-05:00` where they are instants, `2024-01-02T09:30:00`
/// where
/// they are local times, and dates alone where all of a column are local midnights. Not safe for use by several
/// threads.
final class TimestampText {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int NANO_DIGITS = 9;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final @Nullable ZoneRules zone;
    private final boolean dateAlone;
    private long day = Long.MIN_VALUE;
    private String date = "";

    /// @param zone in which instants are told; null for local times
    /// @param dateAlone whether all are midnights
    TimestampText(@Nullable ZoneId zone, boolean dateAlone) {
        this.zone = zone == null ? null : zone.getRules();
        this.dateAlone = dateAlone;
    }

    /// @param second since 1970
    /// @param nano of the second
    void append(long second, int nano, CellBuffer into) {
        ZoneOffset offset = zone == null ? null : zone.getOffset(Instant.ofEpochSecond(second));
        long local = second + (offset == null ? 0 : offset.getTotalSeconds());
        long localDay = Math.floorDiv(local, SECONDS_PER_DAY);
        if (localDay < FIRST_DAY || localDay > LAST_DAY) {
            into.append(Instant.ofEpochSecond(second, nano).toString());
            return;
        }
        appendDate(localDay, into);
        if (dateAlone) {
            return;
        }
        into.append('T');
        appendClock(Math.floorMod(local, SECONDS_PER_DAY), nano, into);
        if (offset != null) {
            into.append(offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
        }
    }

    /// @param epochDay days since 1970
    void appendDate(long epochDay, CellBuffer into) {
        if (epochDay != day) {
            day = epochDay;
            date = LocalDate.ofEpochDay(epochDay).toString();
        }
        into.append(date);
    }

    /// A time of day.
    static void appendClock(int second, int nano, CellBuffer into) {
        into.appendDigits(second / SECONDS_PER_HOUR, 2);
        into.append(':');
        into.appendDigits(second / 60 % 60, 2);
        into.append(':');
        into.appendDigits(second % 60, 2);
        if (nano != 0) {
            int fraction = nano;
            int digits = NANO_DIGITS;
            while (fraction % 1_000 == 0) {
                fraction /= 1_000;
                digits -= 3;
            }
            into.append('.');
            into.appendDigits(fraction, digits);
        }
    }
}
