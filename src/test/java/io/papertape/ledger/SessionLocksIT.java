package io.papertape.ledger;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayService;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.BusyException;
import io.papertape.prices.file.FilePrices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One run at a time works on a session.
class SessionLocksIT {

    private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void refusesASecondRunNamingTheFirstAndLeavesOtherSessionsAlone(Database database) {
        String url = database.freshUrl(folder);
        try (TestBooks first = new TestBooks(url);
                TestBooks second = new TestBooks(url)) {
            try (var _ = first.context().getBean(SessionLocks.class).hold("x", SINCE)) {
                assertThatThrownBy(() -> second.replay("session=x", "symbols=KO", "to=2013-12-31"))
                        .isInstanceOf(BusyException.class)
                        .hasMessageMatching("session 'x' is held by process "
                                + ProcessHandle.current().pid()
                                + " on \\S+, since 2026-01-02 03:04:05 UTC; try again when it has ended");
                assertCompleted(second.replay("session=y", "symbols=KO", "to=2013-12-31"));
            }
            assertCompleted(second.replay("session=x", "symbols=KO", "to=2013-12-31"));
        }
    }

    @Test
    void letsSessionsBeReplayedAtOnceOnPostgresql() {
        String url = Postgres.freshDatabase();
        List<TestBooks> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                processes.add(new TestBooks(url));
            }
            for (String to : List.of("2013-06-30", "2013-12-31", "2013-12-31")) {
                List<CompletableFuture<ReplayOutcome>> runs = new ArrayList<>();
                for (TestBooks process : processes) {
                    String session = "session=" + processes.indexOf(process);
                    runs.add(CompletableFuture.supplyAsync(
                            () -> process.replay(session, "symbols=KO,AAPL", "to=" + to, "chunkSize=20")));
                }
                assertThat(runs)
                        .allSatisfy(run -> assertThat(run.join().failure())
                                .as("failure until %s", to)
                                .isNull());
            }
            assertThat(processes.getFirst().results("3"))
                    .isEqualTo(processes.getFirst().results("0"));
        } finally {
            processes.forEach(TestBooks::close);
        }
    }

    /// The first run's process stays alive, but its connections are cut, as by a network that fails: it has lost the
    /// session without knowing. What it writes with a new connection must not count.
    @Test
    void doesNotLetARunGoOnThatHasLostItsSession() {
        String url = Postgres.freshDatabase();
        String[] replay = {"session=x", "symbols=KO,AAPL,HD", "to=2013-12-31", "chunkSize=10"};
        try (TestBooks first = new TestBooks(url);
                TestBooks second = new TestBooks(url)) {
            AtomicReference<CompletableFuture<ReplayOutcome>> takeover = new AtomicReference<>();
            ReplayOutcome lost = first.context()
                    .getBean(ReplayService.class)
                    .replay(TestBooks.request(replay), new FilePrices(), (bars, estimatedBars) -> {
                        if (bars > 300 && takeover.get() == null) {
                            cutTheLock(second);
                            takeover.set(CompletableFuture.supplyAsync(() -> second.replay(replay)));
                            awaitWaiting(second);
                        }
                    });

            assertCompleted(takeover.get().join());
            assertFailed(lost).isInstanceOf(RunTakenOverException.class);
            second.replay("session=whole", "symbols=KO,AAPL,HD", "to=2013-12-31");
            assertThat(second.results("x")).isEqualTo(second.results("whole"));
            assertThat(second.rows("SELECT status, failure, slices, bars FROM report_runs WHERE session = 'x'"))
                    .isEqualTo(second.rows(
                            "SELECT status, failure, slices, bars FROM report_runs WHERE session = 'whole'"));
        }
    }

    private static void cutTheLock(TestBooks books) {
        assertThat(books.jdbc().queryForList("""
                        SELECT pg_terminate_backend(l.pid, 60000) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND d.datname = current_database()
                        """, Boolean.class)).containsExactly(true);
    }

    /// The chunk under way holds the run's row until it is committed; the other process waits for it.
    private static void awaitWaiting(TestBooks books) {
        Instant end = Instant.now().plus(LONGEST);
        while (books.jdbc().queryForObject("""
                        SELECT COUNT(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """, Long.class) == 0) {
            assertThat(Instant.now()).isBefore(end);
        }
    }
}
