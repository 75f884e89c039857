package io.papertape.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When nights are due. Immutable.
///
/// @param times all of which are due; none where no schedule is given
public record Schedule(List<CronTimes> times) {

    /// No night is ever due.
    public static final Schedule NONE = new Schedule(List.of());

    public Schedule {
        times = List.copyOf(times);
    }

    /// When the first night after a moment is due; empty where none is.
    public Optional<Instant> next(Instant after) {
        return times.stream().flatMap(cron -> cron.next(after).stream()).min(Comparator.naturalOrder());
    }
}
