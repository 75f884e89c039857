package io.papertape.prices.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/// Turns local times of a zone into instants. The times between two changes of the zone's offset cost one look-up
/// together. Not safe for use by several threads.
final class LocalTimes {

    private static final long MILLIS_PER_SECOND = 1_000;

    private final ZoneRules rules;
    private long from = 1;
    private long to;
    private long offset;

    LocalTimes(ZoneId zone) {
        rules = zone.getRules();
    }

    /// Epoch milliseconds UTC of a local time; [BarTime#SKIPPED] or [BarTime#TWICE] where the zone does not have
    /// it exactly once.
    ///
    /// @param local seconds of the local time since 1970-01-01T00:00 local time
    long millis(long local) {
        if (local < from || local > to) {
            List<ZoneOffset> offsets = rules.getValidOffsets(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
            if (offsets.size() != 1) {
                return offsets.isEmpty() ? BarTime.SKIPPED : BarTime.TWICE;
            }
            keep(local, offsets.getFirst().getTotalSeconds());
        }
        return (local - offset) * MILLIS_PER_SECOND;
    }

    /// Keeps the offset for the local times around `local` that have it alone.
    private void keep(long local, int seconds) {
        offset = seconds;
        Instant instant = Instant.ofEpochSecond(local - offset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        from = before == null ? Long.MIN_VALUE : later(before);
        to = after == null ? Long.MAX_VALUE : earlier(after) - 1;
    }

    private static long later(ZoneOffsetTransition transition) {
        return Math.max(local(transition.getDateTimeBefore()), local(transition.getDateTimeAfter()));
    }

    private static long earlier(ZoneOffsetTransition transition) {
        return Math.min(local(transition.getDateTimeBefore()), local(transition.getDateTimeAfter()));
    }

    private static long local(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }
}
