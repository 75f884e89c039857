package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import java.nio.file.Path;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Replays while there is no room for the books, and again once there is.
class FullDiskIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    /// The tables alone need more than the first; the books that are carried forward have room, but not for all that
    /// comes.
    @ParameterizedTest
    @CsvSource({"FIRST_RUN, 256", "CARRIED_FORWARD, 1000"})
    void saysSoAndCompletesOnceThereIsRoom(ReplayScenario scenario, long kilobytes) throws Exception {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        BooksPlace.Default books = new BooksPlace.Default(folder);
        if (scenario.prepared()) {
            books.copy(undisturbed.before());
        }
        InterruptedReplay round = new InterruptedReplay(scenario, undisturbed, folder, books);

        Papertape.Ended full =
                Papertape.quick(folder).withFilesOfAtMost(kilobytes).run(round.command());

        assertThat(full.status()).as(full.toString()).isEqualTo(1);
        assertThat(full.err().lines())
                .filteredOn(line -> !line.startsWith("replay: "))
                .containsExactly(
                        "papertape: failed: the database: File too large; allow longer files first, see ulimit -f;"
                                + " --debug shows more",
                        "What was committed is kept. Run the same command again to resume.");
        round.look();
        assertThat(round.phase()).isEqualTo(scenario.prepared() ? ReplayPhase.REPLAYING : ReplayPhase.NO_BOOKS);
        round.complete();
    }
}
