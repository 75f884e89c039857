package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills a night of several shards on two threads at random moments. Their seed can be given:
/// -Dpapertape.kill.seed=1.
class NightlyKillIT {

    private static final int KILLS = Integer.getInteger("papertape.kills", 12) / 3;
    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int SLICES = 400;
    private static final String COMMIT = "Initiating transaction commit";
    private static final int MOST_COMMITS = 150;

    private static final String DESK = """
            defaults: {prices: prices, chunkSize: 20}
            sessions:
              - {session: averages, fastPeriod: [3, 5], slowPeriod: [8, 13]}
              - {session: momentum, strategy: MomentumStrategy, lookback: [5, 10], risk: off}
              - {session: some, strategy: BreakoutStrategy, lookback: 5, symbols: [ASH, FIR]}
            """;

    private static final List<String> SESSIONS = List.of(
            "averages-3-8", "averages-3-13", "averages-5-8", "averages-5-13", "momentum-5", "momentum-10", "some");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource(Database.class)
    void losesAndDoublesNothingOfAnySession(Database database) throws Throwable {
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        Files.writeString(folder.resolve("papertape.yaml"), DESK);
        Path own = Files.createDirectory(folder.resolve("killed"));
        String url = url(database, own);
        List<String> night = List.of(
                "nightly",
                "sessions=../papertape.yaml",
                "threads=2",
                "shard=3",
                "reports=off",
                "--spring.datasource.url=" + url);
        Papertape papertape = Papertape.quick(own);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killed += kill(papertape, night) ? 1 : 0;
        }
        assertThat(killed).as("kills, seed %d", SEED).isPositive();
        Papertape.Ended last = papertape.run(night);
        assertThat(last.status()).as("seed %d: %s", SEED, last).isZero();

        try (TestBooks books = new TestBooks(url);
                TestBooks alone = new TestBooks(database, Files.createDirectory(folder.resolve("alone")))) {
            replayAlone(alone, walks);
            for (String session : SESSIONS) {
                assertThat(TestBooks.difference(alone.results(session), books.results(session)))
                        .as("%s, seed %d", session, SEED)
                        .isEmpty();
            }
            assertThat(books.rows("SELECT session FROM report_runs WHERE slices > 0"))
                    .as("runs with slices, seed %d", SEED)
                    .hasSize(SESSIONS.size());
            assertThat(books.rows("SELECT 1 FROM report_runs WHERE status <> 'COMPLETED'"))
                    .isEmpty();
            assertThat(books.rows("SELECT 1 FROM BATCH_JOB_EXECUTION WHERE END_TIME IS NULL"))
                    .isEmpty();
        }
    }

    /// @return whether it was killed before it ended
    private boolean kill(Papertape papertape, List<String> night) throws Throwable {
        List<String> watched = new ArrayList<>(night);
        watched.addAll(InterruptionMoment.OPTIONS);
        Papertape.Running running = papertape.start(watched);
        new InterruptionMoment(COMMIT, 1 + random.nextInt(MOST_COMMITS), Duration.ofNanos(random.nextLong(3_000_000)))
                .await(running);
        ProcessSignal.KILL.send(running);
        Papertape.Ended ended = running.await();
        assertThat(ended.status()).as("seed %d: %s", SEED, ended).isIn(ProcessSignal.KILL.status(), 0);
        return ended.status() != 0;
    }

    private void replayAlone(TestBooks books, RandomWalkPrices walks) {
        Map.of(
                        "averages-3-8", List.of("fastPeriod=3", "slowPeriod=8"),
                        "averages-3-13", List.of("fastPeriod=3", "slowPeriod=13"),
                        "averages-5-8", List.of("fastPeriod=5", "slowPeriod=8"),
                        "averages-5-13", List.of("fastPeriod=5", "slowPeriod=13"),
                        "momentum-5", List.of("strategy=MomentumStrategy", "lookback=5", "risk=off"),
                        "momentum-10", List.of("strategy=MomentumStrategy", "lookback=10", "risk=off"),
                        "some", List.of("strategy=BreakoutStrategy", "lookback=5", "symbols=ASH,FIR"))
                .forEach((session, parameters) -> {
                    List<String> all = new ArrayList<>(parameters);
                    all.add("session=" + session);
                    all.add("prices=" + walks.folder());
                    books.replay(all.toArray(String[]::new));
                });
    }

    private static String url(Database database, Path folder) {
        return switch (database) {
            case H2 -> "jdbc:h2:file:" + folder.resolve("books") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
            case POSTGRESQL -> Postgres.freshDatabase();
        };
    }
}
