package io.papertape.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Changes the tables of a database whole or not at all.
///
/// PostgreSQL does so by itself, in a transaction. H2 commits every statement that changes a table, and most of them
/// in several steps, so that a kill leaves a file that nobody can complete. Therefore a copy of the file is changed,
/// which takes its place at the end. What a kill leaves of the copy is overwritten by the next one.
///
/// H2 databases of a server, or that several processes share, are changed where they are: their file is not ours.
public final class WholeChange {

    private WholeChange() {}

    /// Changes a database that nobody uses meanwhile.
    ///
    /// @param source of connections to it; those that are open are closed
    /// @param change of the database that it gets, which may be the copy
    /// @throws BusyException if another process opens the database at that moment
    public static void make(DataSource source, Consumer<DataSource> change) {
        Optional<H2File> file = source instanceof HikariDataSource pool
                ? H2File.unshared(pool.getJdbcUrl()).filter(named -> Files.exists(named.database()))
                : Optional.empty();
        if (file.isEmpty()) {
            change.accept(source);
            return;
        }
        try {
            replace((HikariDataSource) source, file.get().database().toRealPath(), change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be closed", e);
        }
    }

    private static void replace(HikariDataSource pool, Path file, Consumer<DataSource> change)
            throws IOException, SQLException {
        int idle = pool.getMinimumIdle();
        try {
            H2Shutdown.close(pool, H2Shutdown.AS_IT_IS);
            replaceClosed(pool, file, change);
        } finally {
            pool.setMinimumIdle(idle);
        }
    }

    private static void replaceClosed(HikariDataSource pool, Path file, Consumer<DataSource> change)
            throws IOException, SQLException {
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = held.tryLock()) {
            if (lock == null) {
                throw new BusyException("the database is held by another program; try again when it has ended");
            }
            H2File copy = H2File.copyBeside(file);
            try {
                write(copy.database(), held, file);
                change(copy, pool, change);
                move(copy.database(), held, file);
            } finally {
                Files.deleteIfExists(copy.database());
            }
        }
    }

    /// By the channel that has the lock: to close another one of the same file would give the lock up.
    private static void write(Path copy, FileChannel held, Path file) throws IOException {
        Files.deleteIfExists(copy);
        Files.createFile(copy);
        PosixFileAttributeView attributes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (attributes != null) {
            Files.setPosixFilePermissions(copy, attributes.readAttributes().permissions());
        }
        try (FileChannel target = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            long size = held.size();
            for (long done = 0; done < size; ) {
                done += held.transferTo(done, size - done, target);
            }
        }
    }

    private static void change(H2File copy, HikariDataSource pool, Consumer<DataSource> change) throws SQLException {
        HikariConfig settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setJdbcUrl(copy.url(pool.getJdbcUrl()));
        try (HikariDataSource changed = new HikariDataSource(settings)) {
            change.accept(changed);
            H2Shutdown.close(changed, H2Shutdown.AS_IT_IS);
        }
    }

    private static void move(Path copy, FileChannel held, Path file) throws IOException {
        try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            // Windows replaces no file that is open.
            held.close();
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
