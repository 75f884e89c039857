package io.papertape.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A database that can keep the books. SQL is the same for all; what is not asks here which one it is, in a `switch`
/// over all of them, so that the compiler names each place that another one needs.
///
/// ```java
/// String ownConnection = switch (Dialect.of(url)) {
///     case H2 -> "SELECT SESSION_ID()";
///     case POSTGRESQL -> "SELECT pg_backend_pid()";
/// };
/// ```
public enum Dialect {
    H2("jdbc:h2:", "H2"),
    POSTGRESQL("jdbc:postgresql:", "PostgreSQL");

    private final String prefix;
    private final String title;

    Dialect(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /// The database that a URL names.
    ///
    /// @throws UnknownDatabaseException if it is none of these
    public static Dialect of(String url) {
        return Arrays.stream(values())
                .filter(dialect -> url.startsWith(dialect.prefix))
                .findFirst()
                .orElseThrow(() -> new UnknownDatabaseException(url, known()));
    }

    /// The database that a connection leads to.
    ///
    /// @throws SQLException if the connection is gone
    public static Dialect of(Connection connection) throws SQLException {
        return of(connection.getMetaData().getURL());
    }

    private static String known() {
        return Arrays.stream(values())
                .map(dialect -> dialect.title + " (" + dialect.prefix + "…)")
                .collect(Collectors.joining(" or "));
    }
}
