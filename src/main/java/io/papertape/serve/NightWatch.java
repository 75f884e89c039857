package io.papertape.serve;

import io.papertape.desk.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries a night out whenever one is due, one after the other, until it is to stop. Any number of times that have
/// passed since the last night are made up for by one. Not safe for use by several threads.
///
/// ```java
/// public static void watch(Desk desk, NightWatch.Pause pause, NightWatch.Nights nights) {
///     new NightWatch(InstantSource.system(), pause, desk::schedule, nights).run();
/// }
/// ```
public final class NightWatch {

    /// What cannot be done because another process is at it, or the books cannot be read, is tried again so soon.
    public static final Duration RETRY = Duration.ofMinutes(1);

    /// A clock that was set, and a machine that has slept, are noticed so late at most.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<Schedule> schedules;
    private final Nights nights;

    /// When the last night began; null until that is known.
    private @Nullable Instant since;

    /// When the next one is due, as it was told last.
    private Optional<Instant> told = Optional.empty();

    /// @param pause between looks at the clock
    /// @param schedules tells when nights are due, which may change
    public NightWatch(InstantSource clock, Pause pause, Supplier<Schedule> schedules, Nights nights) {
        this.clock = clock;
        this.pause = pause;
        this.schedules = schedules;
        this.nights = nights;
    }

    /// The nights that are watched for.
    public interface Nights {

        /// When the last night began that leaves nothing to do.
        ///
        /// @param otherwise the answer where there was no such night
        /// @return empty where it cannot be told now
        Optional<Instant> last(Instant otherwise);

        /// Hears when the next night is due that is waited for, each time that this has changed; empty where none is
        /// any more.
        void next(Optional<Instant> due);

        /// Carries a night out.
        ///
        /// @param due when the first of those was due that it makes up for
        /// @return when it began; empty where it is to be tried again
        Optional<Instant> carryOut(Instant due);
    }

    /// How time passes.
    public interface Pause {

        /// Waits, unless the watch is to stop.
        ///
        /// @param longest zero for no wait
        /// @return whether the watch goes on
        boolean pause(Duration longest);
    }

    /// Watches until it is to stop.
    public void run() {
        Instant start = clock.instant();
        Duration longest = Duration.ZERO;
        while (pause.pause(longest)) {
            longest = look(start);
        }
    }

    /// @param start of the watch
    /// @return how long to wait before the next look
    private Duration look(Instant start) {
        if (since == null) {
            since = nights.last(start).orElse(null);
            return since == null ? RETRY : Duration.ZERO;
        }
        Optional<Instant> due = schedules.get().next(since);
        Duration left = due.map(time -> Duration.between(clock.instant(), time)).orElse(LONGEST_PAUSE);
        if (due.isEmpty() || left.isPositive()) {
            if (!due.equals(told)) {
                told = due;
                nights.next(due);
            }
            return left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE;
        }
        Optional<Instant> began = nights.carryOut(due.get());
        since = began.orElse(since);
        return began.isEmpty() ? RETRY : Duration.ZERO;
    }
}
