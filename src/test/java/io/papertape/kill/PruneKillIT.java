package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Kills `prune` while it removes rows, and while it compacts the file. Their seed can be given:
/// -Dpapertape.kill.seed=1.
class PruneKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int KILLS = Math.max(3, Integer.getInteger("papertape.kills", 6) / 2);
    private static final int SLICES = 120;
    private static final int SESSIONS = 4;
    private static final List<String> NIGHTS = List.of("2018-01-05", "2018-01-06", "2018-01-07", "2018-01-08");
    private static final String COMMIT = "Initiating transaction commit";

    /// What the locks write, and those of each session, the nights and the jobs.
    private static final int COMMITS = SESSIONS + 6;

    /// What pruning removes rows of.
    private static final Set<String> PRUNED = Set.of(
            "session_run",
            "run_metric",
            "price_file",
            "refused_entry",
            "refusal",
            "suspicious_bar",
            "run_remark",
            "night",
            "night_session");

    private static final List<String> PRUNE =
            List.of("prune", "olderThan=0d", "notesOlderThan=0d", "runs=2", "nights=1", "reports=off");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource
    void losesNothingOfTheBooks(Database database) throws Throwable {
        System.out.println("kills of prune with seed " + SEED);
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        Map<String, Map<String, String>> sessions = sessions(walks);
        Path own = Files.createDirectories(folder.resolve("killed"));
        String url =
                database == Database.H2 ? "jdbc:h2:file:" + own.resolve("data/db/papertape") : Postgres.freshDatabase();
        BooksPlace place = database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(url);
        try (TestBooks books = new TestBooks(url)) {
            NIGHTS.forEach(night -> TestNight.run(books, sessions, night));
        }
        BooksContent before = place.look(PruneKillIT::books);
        Papertape papertape = Papertape.quick(own);
        List<String> command = new ArrayList<>(PRUNE);
        command.addAll(place.options());

        int kills = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            InterruptionMoment moment = moment(kill);
            List<String> watched = new ArrayList<>(command);
            watched.addAll(InterruptionMoment.OPTIONS);
            watched.add("--logging.level.io.papertape.database=debug");
            Papertape.Running running = papertape.start(watched);
            moment.await(running);
            ProcessSignal.KILL.send(running);
            Papertape.Ended ended = running.await();
            String story = "seed " + SEED + ", " + moment + ": " + ended;
            assertThat(ended.status()).as(story).isIn(ProcessSignal.KILL.status(), 0);
            kills += ended.status() == 0 ? 0 : 1;
            assertThat(place.look(PruneKillIT::books).difference(before))
                    .as(story)
                    .isEmpty();
        }
        assertThat(kills).as("seed %d", SEED).isPositive();

        Papertape.Ended ended = papertape.run(command);

        assertThat(ended.status()).as("seed %d: %s", SEED, ended).isZero();
        assertThat(place.look(PruneKillIT::books).difference(before)).isEmpty();
        try (TestBooks books = new TestBooks(url);
                TestBooks alone = new TestBooks(database, Files.createDirectory(folder.resolve("alone")))) {
            assertThat(books.rows("SELECT 1 FROM night")).hasSize(1);
            assertThat(books.rows("SELECT 1 FROM batch_job_instance")).hasSize(1);
            NIGHTS.forEach(night -> TestNight.run(alone, sessions, night));
            TestNight.run(alone, sessions, null);
            assertThat(TestNight.run(books, sessions, null).exitStatus()).isZero();
            for (String session : sessions.keySet()) {
                Map<String, List<Map<String, Object>>> expected = alone.results(session);
                expected.remove("refused_entry");
                assertThat(TestBooks.difference(expected, books.results(session)))
                        .as("%s, seed %d", session, SEED)
                        .isEmpty();
            }
        }
    }

    /// The first one is early, so that there is much to be done yet; the last one is in the compaction of an H2 file.
    private InterruptionMoment moment(int kill) {
        if (kill > 0 && kill == KILLS - 1) {
            return new InterruptionMoment("Compaction: ", 1, Duration.ofNanos(random.nextLong(60_000_000)));
        }
        int commit = kill == 0 ? 1 : 1 + random.nextInt(COMMITS);
        return new InterruptionMoment(COMMIT, commit, Duration.ofNanos(random.nextLong(3_000_000)));
    }

    private static Map<String, Map<String, String>> sessions(RandomWalkPrices walks) {
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        for (int fast = 2; fast < 2 + SESSIONS; fast++) {
            sessions.put(
                    "averages-" + fast,
                    Map.of("prices", walks.folder().toString(), "fastPeriod", "" + fast, "slowPeriod", "" + 2 * fast));
        }
        return sessions;
    }

    /// Runs are told by their place among those of the session, which is another one where older runs are gone.
    private static BooksContent books(JdbcTemplate jdbc) {
        SortedMap<String, List<SortedMap<String, String>>> tables = new TreeMap<>();
        BooksContent.read(jdbc).tables().forEach((table, rows) -> {
            if (!PRUNED.contains(table)) {
                rows.forEach(row -> row.remove("run_id"));
                tables.put(
                        table,
                        rows.stream()
                                .sorted(Comparator.comparing(Object::toString))
                                .toList());
            }
        });
        return new BooksContent(tables);
    }
}
