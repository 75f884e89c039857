package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.io.IOException;
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

/// Kills and stops `serve` in the middle of its nights, of which one is due each second, while the prices grow between
/// them. The seed can be given: -Dpapertape.kill.seed=1.
class ServeKillIT {

    /// How many times the prices grow.
    private static final int ROUNDS = Math.max(2, Integer.getInteger("papertape.kills", 12) / 6);

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int SLICES_PER_ROUND = 120;
    private static final String COMMIT = "Initiating transaction commit";
    private static final int MOST_COMMITS = 60;

    private static final String DESK = """
            defaults: {prices: growing, chunkSize: 10}
            schedule: {cron: "* * * * * *"}
            sessions:
              - {session: averages, fastPeriod: [3, 5], slowPeriod: 8}
              - {session: momentum, strategy: MomentumStrategy, lookback: 5, risk: off}
              - {session: some, strategy: BreakoutStrategy, lookback: 5, symbols: [ASH, FIR]}
            """;

    private static final Map<String, List<String>> SESSIONS = Map.of(
            "averages-3", List.of("fastPeriod=3", "slowPeriod=8"),
            "averages-5", List.of("fastPeriod=5", "slowPeriod=8"),
            "momentum", List.of("strategy=MomentumStrategy", "lookback=5", "risk=off"),
            "some", List.of("strategy=BreakoutStrategy", "lookback=5", "symbols=ASH,FIR"));

    /// In the middle of a night.
    private static final String STEP = "Executing step: [replay:";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Integer> stops = new ArrayList<>();
    private RandomWalkPrices whole;
    private Path own;
    private BooksPlace place;
    private Papertape papertape;

    @ParameterizedTest
    @EnumSource(Database.class)
    void losesAndDoublesNothingOfAnySession(Database database) throws Throwable {
        System.out.println("kills of serve with seed " + SEED);
        whole = RandomWalkPrices.write(folder.resolve("whole"), ROUNDS * SLICES_PER_ROUND);
        own = Files.createDirectory(folder.resolve("killed"));
        Files.createDirectory(own.resolve("growing"));
        Files.writeString(own.resolve("papertape.yaml"), DESK);
        String url =
                database == Database.H2 ? "jdbc:h2:file:" + own.resolve("data/db/papertape") : Postgres.freshDatabase();
        place = database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(url);
        papertape = Papertape.quick(own);

        for (int round = 1; round <= ROUNDS; round++) {
            grow(round * SLICES_PER_ROUND + (round == ROUNDS ? 1 : 0));
            disturb(ProcessSignal.TERM, new InterruptionMoment(STEP, 1, Duration.ZERO));
            Duration later = Duration.ofNanos(random.nextLong(3_000_000));
            disturb(
                    ProcessSignal.KILL,
                    round == 1
                            ? new InterruptionMoment(STEP, 1, later)
                            : new InterruptionMoment(COMMIT, 1 + random.nextInt(MOST_COMMITS), later));
            if (round < ROUNDS) {
                Papertape.Ended night = papertape.run(command("nightly"));
                assertThat(night.status()).as("seed %d: %s", SEED, night).isZero();
            }
        }
        goOnToTheEnd();

        assertThat(stops)
                .as("exit statuses of stops, seed %d", SEED)
                .contains(3)
                .isSubsetOf(0, 3);
        try (TestBooks books = new TestBooks(url);
                TestBooks alone = new TestBooks(database, Files.createDirectory(folder.resolve("alone")))) {
            SESSIONS.forEach((session, parameters) -> {
                List<String> all = new ArrayList<>(parameters);
                all.addAll(List.of("session=" + session, "prices=" + whole.folder()));
                alone.replay(all.toArray(String[]::new));
                assertThat(TestBooks.difference(alone.results(session), books.results(session)))
                        .as("%s, seed %d", session, SEED)
                        .isEmpty();
            });
            assertThat(books.rows("SELECT 1 FROM report_runs WHERE status <> 'COMPLETED'"))
                    .isEmpty();
            assertThat(books.rows("SELECT 1 FROM night WHERE ended_at IS NULL"))
                    .as("nights that were killed, seed %d", SEED)
                    .isNotEmpty();
        }
    }

    private void disturb(ProcessSignal signal, InterruptionMoment moment) throws Throwable {
        List<String> watched = new ArrayList<>(command("serve"));
        watched.addAll(InterruptionMoment.OPTIONS);
        Papertape.Running serve = papertape.start(watched);
        moment.await(serve);
        signal.send(serve);
        Papertape.Ended ended = serve.await();
        if (signal == ProcessSignal.TERM) {
            stops.add(ended.status());
        } else {
            assertThat(ended.status()).isEqualTo(signal.status());
        }
        place.look(jdbc -> {
            InterruptedReplay.requireWholeTransactions(
                    jdbc, "seed " + SEED + ", " + signal + " " + moment + ": " + ended);
            return null;
        });
    }

    /// The second night finds nothing new.
    private void goOnToTheEnd() throws Throwable {
        Papertape.Running serve = papertape.start(command("serve"));
        assertThat(serve.awaitLine("Pages: ", 2)).isTrue();
        ProcessSignal.TERM.send(serve);
        stops.add(serve.await().status());
    }

    private List<String> command(String name) {
        List<String> command = new ArrayList<>(List.of(name, "threads=2", "shard=2"));
        if (name.equals("serve")) {
            command.add("port=0");
        }
        command.addAll(place.options());
        return command;
    }

    /// Writes the first rows of each symbol.
    ///
    /// @param rows beyond the header
    private void grow(int rows) throws IOException {
        try (var files = Files.newDirectoryStream(whole.folder())) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                Files.write(own.resolve("growing").resolve(file.getFileName()), lines.subList(0, rows + 1));
            }
        }
    }
}
