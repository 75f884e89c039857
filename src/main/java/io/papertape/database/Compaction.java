package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives the room in the file of an H2 database back that nothing uses any more. A server looks after its own.
///
/// @param bytesBefore of the file
/// @param bytesAfter of the file
public record Compaction(long bytesBefore, long bytesAfter) {

    /// Below it a file is not worth the trouble.
    private static final long SMALL = 8L << 20;

    /// Of a file that is compacted by itself, less than this is of use: what that costs is in proportion to what was
    /// written since the last time.
    private static final int LEAST_USED_PERCENT = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /// Compacts the file, and removes the copy that a change of the tables has left which was killed. The database is
    /// closed then, and opened again where a connection is asked for.
    ///
    /// @param source whose database this process has, and nothing uses meanwhile
    /// @return empty where the database is no file of this process alone
    public static Optional<Compaction> of(DataSource source) {
        return source instanceof HikariDataSource pool
                ? H2File.unshared(pool.getJdbcUrl())
                        .filter(file -> Files.exists(file.database()))
                        .map(file -> compact(pool, file.database()))
                : Optional.empty();
    }

    /// Compacts the file if it has become large for what is in it: H2 leaves room behind wherever it writes a page
    /// anew.
    ///
    /// @param source whose database this process has, and nothing uses meanwhile
    public static void ofWaste(DataSource source) {
        if (source instanceof HikariDataSource pool
                && H2File.unshared(pool.getJdbcUrl())
                        .filter(file -> isLarge(file.database()))
                        .isPresent()
                && usedPercent(pool) < LEAST_USED_PERCENT) {
            of(source)
                    .ifPresent(compaction -> LOG.debug(
                            "compacted from {} to {} bytes", compaction.bytesBefore(), compaction.bytesAfter()));
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.size(file) >= SMALL;
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return false;
        }
    }

    private static int usedPercent(DataSource source) {
        return JdbcClient.create(source)
                .sql(
                        "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'info.CHUNKS_FILL_RATE'")
                .query(Integer.class)
                .single();
    }

    private static Compaction compact(HikariDataSource pool, Path file) {
        try {
            Files.deleteIfExists(H2File.copyBeside(file.toRealPath()).database());
            long before = Files.size(file);
            LOG.debug("compacting {}", file);
            H2Shutdown.close(pool, H2Shutdown.COMPACT);
            return new Compaction(before, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be closed", e);
        }
    }
}
