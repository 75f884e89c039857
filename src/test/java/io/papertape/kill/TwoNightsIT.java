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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two schedulers at once start the night of one desk. The first one is halted in the middle of its work, so that it
/// cannot end before the second.
class TwoNightsIT {

    private static final int SLICES = 120;

    private static final InterruptionMoment AT_WORK =
            new InterruptionMoment("Executing step: [carry", 1, Duration.ZERO);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource(Database.class)
    void runsOnceAndTheOtherNamesTheFirst(Database database) throws Throwable {
        RandomWalkPrices.write(folder.resolve("prices"), SLICES);
        Files.writeString(folder.resolve("papertape.yaml"), """
                defaults: {prices: prices}
                sessions:
                  - {session: grid, fastPeriod: [3, 5], slowPeriod: [8, 13]}
                """);
        BooksPlace place = database == Database.H2
                ? new BooksPlace.Default(folder)
                : new BooksPlace.Server(Postgres.freshDatabase());
        List<String> night = new ArrayList<>(List.of("nightly"));
        night.addAll(place.options());
        List<String> watched = new ArrayList<>(night);
        watched.addAll(InterruptionMoment.OPTIONS);
        Papertape papertape = Papertape.quick(folder);

        Papertape.Running first = papertape.start(watched);
        AT_WORK.await(first);
        ProcessSignal.STOP.send(first);
        Papertape.Ended second = papertape.run(night);
        ProcessSignal.CONT.send(first);
        Papertape.Ended ended = first.await();

        assertThat(second.status()).as(second.toString()).isEqualTo(4);
        assertThat(second.err())
                .matches("papertape: busy: " + (database == Database.H2 ? "the database" : "the night")
                        + " is held by process " + first.pid() + " on \\S+, since 20\\d\\d-\\d\\d-\\d\\d"
                        + " \\d\\d:\\d\\d:\\d\\d UTC; try again when it has ended\\R");
        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(place.<List<?>>look(jdbc ->
                        jdbc.queryForList("SELECT slices FROM session_run WHERE status = 'COMPLETED'", Integer.class)))
                .hasSize(4);
    }
}
