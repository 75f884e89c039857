package io.papertape.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.papertape.ledger.EndedNight;
import io.papertape.ledger.NightSession;
import io.papertape.serve.NightBoard.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The metrics of the nights. What is not known is not a number (NaN). Safe for use by several threads.
public final class NightMetrics {

    private static final String PREFIX = "papertape.";
    private static final int MOST_EXIT_STATUS = 5;
    private static final double NANOS = 1e9;

    private final NightBoard board;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final List<Counter> nights;

    /// @param board what the metrics tell
    /// @param registry to which they are added
    public NightMetrics(NightBoard board, InstantSource clock, MeterRegistry registry) {
        this.board = board;
        this.clock = clock;
        this.registry = registry;
        number(
                "night.running",
                "Whether a night goes on: 1, or 0",
                () -> board.running().isPresent() ? 1.0 : 0.0);
        time("night.next.due.timestamp", "When the next night is due, since 1970-01-01 UTC", board::due);
        ofAttempt();
        ofBooks();
        nights = IntStream.rangeClosed(0, MOST_EXIT_STATUS)
                .mapToObj(status -> Counter.builder(PREFIX + "nights")
                        .description("Nights since serve was started, by exit status")
                        .tag("exit_status", Integer.toString(status))
                        .register(registry))
                .toList();
    }

    private void ofAttempt() {
        time(
                "night.last.end.timestamp",
                "When the last night ended",
                () -> board.last().map(Attempt::ended));
        number(
                "night.last.exit.status",
                "Exit status of the last night, also of one that could not begin",
                () -> board.last().map(night -> (double) night.exitStatus()).orElse(Double.NaN));
        seconds(
                "night.last.duration",
                "How long the last night took",
                () -> board.last().map(Attempt::elapsed));
    }

    private void ofBooks() {
        time(
                "night.last.success.timestamp",
                "When the last night with exit status 0 ended",
                () -> board.books().flatMap(night -> Optional.ofNullable(night.lastSuccess())));
        books("night.last.slices", "Slices that the last night replayed, of all sessions", EndedNight::slices);
        books("night.last.trades", "Trades that the last night made, of all sessions", EndedNight::trades);
        books("night.last.rejected.rows", "Rows of price files that the last night rejected", EndedNight::rejectedRows);
        seconds(
                "newest.bar.age",
                "Age of the newest bar that a session has replayed",
                () -> board.books()
                        .flatMap(night -> Optional.ofNullable(night.newestBar()))
                        .map(bar -> Duration.between(bar, clock.instant())));
        for (NightSession.State state : NightSession.State.values()) {
            gauge(
                            "night.last.sessions",
                            "Sessions of the last night, by what came of them",
                            () -> board.books()
                                    .map(night -> (double) night.sessions().getOrDefault(state, 0))
                                    .orElse(Double.NaN))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /// Counts a night that has ended.
    ///
    /// @param night in the books, or null where it did not come so far
    public void ended(Attempt attempt, @Nullable EndedNight night) {
        board.ended(attempt, night);
        nights.get(attempt.exitStatus()).increment();
    }

    private void books(String name, String meaning, Function<EndedNight, Long> value) {
        number(
                name,
                meaning,
                () -> board.books()
                        .map(night -> value.apply(night).doubleValue())
                        .orElse(Double.NaN));
    }

    private void time(String name, String meaning, Supplier<Optional<Instant>> value) {
        gauge(
                        name,
                        meaning,
                        () -> value.get()
                                .map(time -> time.getEpochSecond() + time.getNano() / NANOS)
                                .orElse(Double.NaN))
                .baseUnit("seconds")
                .register(registry);
    }

    private void seconds(String name, String meaning, Supplier<Optional<Duration>> value) {
        gauge(
                        name,
                        meaning,
                        () -> value.get()
                                .map(time -> time.getSeconds() + time.getNano() / NANOS)
                                .orElse(Double.NaN))
                .baseUnit("seconds")
                .register(registry);
    }

    private void number(String name, String meaning, Supplier<Number> value) {
        gauge(name, meaning, value).register(registry);
    }

    private static Gauge.Builder<Supplier<Number>> gauge(String name, String meaning, Supplier<Number> value) {
        return Gauge.builder(PREFIX + name, value).description(meaning);
    }
}
