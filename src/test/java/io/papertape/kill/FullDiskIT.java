package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Replays while there is no room for the books, and again once there is.
class FullDiskIT {

    /// Room beside the books that there are: the tables alone need about as much, and all the books that are carried
    /// forward need more, but not the first of them.
    private static final long KILOBYTES = 256;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"FIRST_RUN", "CARRIED_FORWARD"})
    void saysSoAndCompletesOnceThereIsRoom(ReplayScenario scenario) throws Exception {
        UndisturbedReplay undisturbed = UndisturbedReplay.replays();
        BooksPlace.Default books = new BooksPlace.Default(folder);
        long longest = KILOBYTES;
        if (scenario.prepared()) {
            books.copy(undisturbed.before());
            longest += books.compact();
        }
        InterruptedReplay round = new InterruptedReplay(scenario, undisturbed, folder, books);

        Papertape.Ended full =
                Papertape.quick(folder).withFilesOfAtMost(longest).run(round.command());

        assertThat(full.status()).as(full.toString()).isEqualTo(1);
        assertThat(full.err().lines())
                .filteredOn(line -> !line.startsWith("replay: "))
                .containsExactly(
                        "papertape: failed: the database: File too large; allow longer files first, see ulimit -f;"
                                + " --debug shows more",
                        "What was committed is kept. Run the same command again to resume.");
        round.look();
        assertThat(round.phase())
                .isIn(
                        scenario.prepared()
                                ? EnumSet.of(ReplayPhase.REPLAYING)
                                : EnumSet.of(ReplayPhase.NO_BOOKS, ReplayPhase.MIGRATING, ReplayPhase.NOT_BEGUN));
        round.complete();
    }
}
