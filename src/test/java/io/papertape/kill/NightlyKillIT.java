package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills nights of several shards on two threads in each of their phases, and then at random commits. Their seed can be
/// given: -Dpapertape.kill.seed=1.
class NightlyKillIT {

    /// Of kills at random commits.
    private static final int KILLS = Integer.getInteger("papertape.kills", 12) / 6;

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int SLICES = 396;
    private static final int SLICES_PER_DAY = 12;
    private static final int DAYS_PER_NIGHT = 4;

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
    private RandomWalkPrices walks;
    private Path own;
    private BooksPlace place;
    private Papertape papertape;

    @ParameterizedTest
    @EnumSource(Database.class)
    void losesAndDoublesNothingOfAnySession(Database database) throws Throwable {
        System.out.println("kills of nights with seed " + SEED);
        walks = RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        Files.writeString(folder.resolve("papertape.yaml"), DESK);
        own = Files.createDirectory(folder.resolve("killed"));
        String url = url(database);
        place = database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(url);
        papertape = Papertape.quick(own);

        Set<NightPhase> missed = EnumSet.allOf(NightPhase.class);
        int nights = 0;
        for (int days = DAYS_PER_NIGHT; days * SLICES_PER_DAY < SLICES && !missed.isEmpty(); days += DAYS_PER_NIGHT) {
            Night night = new Night(days);
            for (NightPhase phase : EnumSet.copyOf(missed)) {
                for (int kill = 0; kill < phase.aims() && missed.contains(phase); kill++) {
                    missed.removeAll(night.kill(phase.moment(random)));
                }
            }
            night.complete();
            nights++;
        }
        assertThat(missed).as("phases that no kill has hit, seed %d", SEED).isEmpty();
        Night last = new Night(SLICES / SLICES_PER_DAY);
        for (int kill = 0; kill < KILLS; kill++) {
            last.kill(NightPhase.REPLAYING.moment(random));
        }
        last.complete();
        nights++;

        try (TestBooks books = new TestBooks(url);
                TestBooks alone = new TestBooks(database, Files.createDirectory(folder.resolve("alone")))) {
            replayAlone(alone);
            for (String session : SESSIONS) {
                assertThat(TestBooks.difference(alone.results(session), books.results(session)))
                        .as("%s, seed %d", session, SEED)
                        .isEmpty();
            }
            assertThat(books.rows("SELECT session FROM report_runs WHERE slices > 0"))
                    .as("runs with slices, seed %d", SEED)
                    .hasSize(nights * SESSIONS.size());
            assertThat(books.rows("SELECT 1 FROM report_runs WHERE status <> 'COMPLETED'"))
                    .isEmpty();
            assertThat(books.rows("SELECT 1 FROM BATCH_JOB_EXECUTION WHERE END_TIME IS NULL"))
                    .isEmpty();
        }
    }

    /// A night to a date, begun as often as it is killed.
    private final class Night {

        private final Instant last;
        private final List<String> command;

        /// @param days from the first one, all of whose slices the sessions are to see
        private Night(int days) {
            last = walks.time(days * SLICES_PER_DAY - 1);
            command = new ArrayList<>(List.of(
                    "nightly",
                    "sessions=../papertape.yaml",
                    "date=" + last.atZone(ZoneOffset.UTC).toLocalDate(),
                    "threads=2",
                    "shard=3"));
            command.addAll(place.options());
        }

        /// @return the phases that the kill has hit; none where the night ended before it
        private Set<NightPhase> kill(InterruptionMoment moment) throws Throwable {
            List<String> watched = new ArrayList<>(command);
            watched.addAll(InterruptionMoment.OPTIONS);
            Papertape.Running running = papertape.start(watched);
            moment.await(running);
            ProcessSignal.KILL.send(running);
            Papertape.Ended ended = running.await();
            String story = "seed " + SEED + ", until " + last + ", " + moment + ": " + ended;
            assertThat(ended.status()).as(story).isIn(ProcessSignal.KILL.status(), 0);
            return place.look(jdbc -> {
                InterruptedReplay.requireWholeTransactions(jdbc, story);
                return ended.status() == 0 ? Set.of() : NightPhase.of(jdbc, SESSIONS.size(), last, page("index"));
            });
        }

        /// Lets it end. Each page tells of the last slice then, whichever night has replayed that.
        private void complete() throws Exception {
            Papertape.Ended ended = papertape.run(command);

            assertThat(ended.status()).as("seed %d: %s", SEED, ended).isZero();
            String lastSlice = LocalDateTime.ofInstant(last, ZoneOffset.UTC).toString();
            for (String session : SESSIONS) {
                assertThat(Files.readString(page(session)).contains('"' + lastSlice + '"'))
                        .as("page of %s tells of %s, seed %d", session, last, SEED)
                        .isTrue();
            }
        }

        private Path page(String name) {
            return own.resolve("data/reports").resolve(name + ".html");
        }
    }

    private void replayAlone(TestBooks books) {
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

    private String url(Database database) {
        return switch (database) {
            case H2 -> "jdbc:h2:file:" + own.resolve("data/db/papertape");
            case POSTGRESQL -> Postgres.freshDatabase();
        };
    }
}
