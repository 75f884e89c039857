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
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Kills `restore` while it puts the rows of a table in the place of others.
class RestoreKillIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @EnumSource
    void leavesTheOldBooksOrTheNew(Database database) throws Throwable {
        RandomWalkPrices walks = RandomWalkPrices.write(folder.resolve("prices"), 120);
        Path own = Files.createDirectories(folder.resolve("killed"));
        String url =
                database == Database.H2 ? "jdbc:h2:file:" + own.resolve("data/db/papertape") : Postgres.freshDatabase();
        BooksPlace place = database == Database.H2 ? new BooksPlace.Default(own) : new BooksPlace.Server(url);
        Papertape papertape = Papertape.quick(own);
        replay(url, "old", walks, "2018-01-05");
        BooksContent old = place.look(BooksContent::read);
        List<String> backup = new ArrayList<>(List.of("backup", "old.zip"));
        backup.addAll(place.options());
        assertThat(papertape.run(backup).status()).isZero();
        replay(url, "new", walks, "2018-01-08");
        BooksContent newer = place.look(BooksContent::read);
        List<String> restore = new ArrayList<>(List.of("restore", "old.zip", "replace=true"));
        restore.addAll(place.options());

        List<String> watched = new ArrayList<>(restore);
        watched.add("--logging.level.io.papertape.backup=debug");
        Papertape.Running running = papertape.start(watched);
        new InterruptionMoment("restoring session_run", 1, Duration.ZERO).await(running);
        ProcessSignal.KILL.send(running);
        Papertape.Ended killed = running.await();
        assertThat(killed.status()).as(killed.toString()).isEqualTo(ProcessSignal.KILL.status());
        assertThat(place.look(BooksContent::read).difference(newer)).isEmpty();

        Papertape.Ended ended = papertape.run(restore);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(place.look(BooksContent::read).difference(old)).isEmpty();
    }

    private static void replay(String url, String session, RandomWalkPrices walks, String until) {
        try (TestBooks books = new TestBooks(url)) {
            assertThat(books.replay(
                                    "session=" + session,
                                    "prices=" + walks.folder(),
                                    "to=" + until,
                                    "fastPeriod=2",
                                    "slowPeriod=4")
                            .failure())
                    .isNull();
        }
    }
}
