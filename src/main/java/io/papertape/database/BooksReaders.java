package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.database.socket.Readers;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// Who reads an H2 file meanwhile, which this process has alone: other processes of the same user, whose commands only
/// read. A server has its readers itself.
public final class BooksReaders {

    private BooksReaders() {}

    /// Lets them read until this is closed, which has to be before the database is.
    ///
    /// @return null where nobody needs it
    public static @Nullable Readers admit(DataSource source, Environment environment) {
        return source instanceof HikariDataSource pool
                ? H2File.unshared(pool.getJdbcUrl())
                        .map(file -> Readers.admit(file.socket(), program(environment), new ReadingUser(pool, file)))
                        .orElse(null)
                : null;
    }

    /// By which a reader and whoever holds the database know that they are of one version.
    static String program(Environment environment) {
        return "papertape " + environment.getProperty("spring.application.version", "of unknown version");
    }
}
