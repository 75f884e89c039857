package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.Postgres;
import io.papertape.cli.Papertape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills `sweep` while it evaluates, judges and proves. Their seed can be given: -Dpapertape.kill.seed=1.
class SweepKillIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int KILLS = Math.max(3, Integer.getInteger("papertape.kills", 6) / 2);
    private static final int SLICES = 400;
    private static final String COMMIT = "Initiating transaction commit";

    /// More than an undisturbed sweep has.
    private static final int COMMITS = 120;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothing(Database database) throws Throwable {
        System.out.println("kills of sweep with seed " + SEED);
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        List<String> sweep = List.of(
                "sweep",
                "name=x",
                "prices=" + walks.folder(),
                "fastPeriod=2..6",
                "slowPeriod=10..40:10",
                "risk=on,off",
                "trainDays=15",
                "testDays=8",
                "threads=2");
        BooksPlace undisturbed = place(database, "undisturbed");
        Papertape.Ended whole = Papertape.quick(folder.resolve("undisturbed")).run(command(sweep, undisturbed));
        assertThat(whole.status()).as("%s", whole).isZero();
        BooksContent expected = undisturbed.look(BooksContent::read);
        assertThat(expected.tables().get("sweep_result")).isNotEmpty();
        BooksPlace place = place(database, "killed");
        Papertape papertape = Papertape.quick(folder.resolve("killed"));

        int kills = 0;
        Papertape.Ended ended = null;
        while (ended == null || ended.status() != 0) {
            if (kills == KILLS) {
                ended = papertape.run(command(sweep, place));
                assertThat(ended.status()).as("seed %d: %s", SEED, ended).isZero();
            } else {
                InterruptionMoment moment = new InterruptionMoment(
                        COMMIT, 1 + random.nextInt(COMMITS), Duration.ofNanos(random.nextLong(5_000_000)));
                List<String> watched = command(sweep, place);
                watched.addAll(InterruptionMoment.OPTIONS);
                Papertape.Running running = papertape.start(watched);
                moment.await(running);
                ProcessSignal.KILL.send(running);
                ended = running.await();
                assertThat(ended.status())
                        .as("seed %d, %s: %s", SEED, moment, ended)
                        .isIn(ProcessSignal.KILL.status(), 0);
                kills++;
            }
        }

        assertThat(place.look(BooksContent::read).difference(expected))
                .as("seed %d after %d kills", SEED, kills)
                .isEmpty();
    }

    private BooksPlace place(Database database, String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        return database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(Postgres.freshDatabase());
    }

    private static List<String> command(List<String> sweep, BooksPlace place) {
        List<String> command = new ArrayList<>(sweep);
        command.addAll(place.options());
        return command;
    }
}
