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

/// Gives the room in the file of an H2 database back that nothing uses any more. A server looks after its own.
///
/// @param bytesBefore of the file
/// @param bytesAfter of the file
public record Compaction(long bytesBefore, long bytesAfter) {

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
