package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.backup.Backup;
import io.papertape.backup.BackupFile;
import io.papertape.backup.Restore;
import io.papertape.batch.replay.TestBooks;
import io.papertape.kill.BooksContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A backup of books that an older program has made, restored by this one.
class OlderBackupIT {

    @TempDir
    Path folder;

    /// The oldest and the newest, of one database each.
    static List<PublishedBooks> published() {
        List<PublishedBooks> all = PublishedBooks.all();
        return List.of(all.getFirst(), all.getLast());
    }

    @ParameterizedTest
    @MethodSource("published")
    void isUpgraded(PublishedBooks books) throws Exception {
        String url = books.copyTo(folder);
        Path file = folder.resolve("books.zip");
        SingleConnectionDataSource source = new SingleConnectionDataSource(url, PublishedBooks.user(url), "", false);
        try {
            Backup.write(source, books.version(), Instant.EPOCH, file);
        } finally {
            source.destroy();
        }
        try (TestBooks upgraded = new TestBooks(url);
                TestBooks restored =
                        new TestBooks(Database.POSTGRESQL, Files.createDirectory(folder.resolve("restored")));
                BackupFile backup = BackupFile.open(file)) {
            ApplicationContext context = restored.context();

            new Restore(
                            context.getBean(DataSource.class),
                            context.getBean(BooksSchema.class).flyway())
                    .replaceBy(backup);

            assertThat(BooksContent.read(restored.jdbc()).difference(BooksContent.read(upgraded.jdbc())))
                    .isEmpty();
        }
    }
}
