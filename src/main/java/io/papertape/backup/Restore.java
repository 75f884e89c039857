package io.papertape.backup;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.database.Dialect;
import io.papertape.database.WholeChange;
import io.papertape.ledger.BooksSchema;
import io.papertape.ledger.Migrations;
import io.papertape.ledger.SessionLocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/// Takes the books of a backup in, whole or not at all, whichever database they were in. Not safe for use by several
/// threads.
///
/// ```java
/// try (BackupFile file = BackupFile.open(Path.of("books.zip"))) {
///     new Restore(source, flyway).replaceBy(file);
/// }
/// ```
public final class Restore {

    private final DataSource source;
    private final Flyway flyway;

    /// @param source of a database whose tables are of the newest version
    /// @param flyway makes the tables of any version
    public Restore(DataSource source, Flyway flyway) {
        this.source = source;
        this.flyway = flyway;
    }

    /// Replaces all books by those of a backup.
    ///
    /// @throws InvalidBackupException if a newer program made it
    /// @throws io.papertape.database.BusyException if somebody works on the books
    /// @throws IOException if the file cannot be read
    public void replaceBy(BackupFile file) throws IOException {
        int schema = file.contents().schema();
        if (schema > BooksSchema.VERSION) {
            throw new InvalidBackupException("the backup was made by a newer Papertape: its tables are of version "
                    + schema + ", this program knows versions up to " + BooksSchema.VERSION);
        }
        if (schema == BooksSchema.VERSION) {
            WholeChange.make(source, database -> replace(database, file));
        } else {
            upgrade(file);
        }
    }

    /// By way of a database that has the tables of back then.
    private void upgrade(BackupFile file) throws IOException {
        Path folder = Files.createTempDirectory("papertape-restore");
        try {
            Path upgraded = folder.resolve("upgraded.zip");
            try (HikariDataSource older = new HikariDataSource()) {
                older.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("books") + ";NON_KEYWORDS=VALUE");
                older.setUsername("sa");
                older.setPassword("");
                Migrations.makeTables(flyway, older, file.contents().schema());
                replace(older, file);
                Migrations.upgrade(flyway, older);
                Backup.write(older, BooksSchema.VERSION, file.contents().madeAt(), upgraded);
            } catch (SQLException e) {
                throw new IllegalStateException("the backup cannot be upgraded: " + e.getMessage(), e);
            }
            try (BackupFile newest = BackupFile.open(upgraded)) {
                replaceBy(newest);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void replace(DataSource database, BackupFile file) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (Dialect.of(connection) == Dialect.POSTGRESQL) {
                    SessionLocks.requireNone(connection);
                }
                new RestoredTables(connection, file).replace();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the backup cannot be restored: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
