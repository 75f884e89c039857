package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Closes an H2 database, and keeps the pool, which opens it again when it is asked for a connection.
final class H2Shutdown {

    static final String AS_IT_IS = "SHUTDOWN";

    /// Without the room in the file that nothing uses.
    static final String COMPACT = "SHUTDOWN COMPACT";

    private H2Shutdown() {}

    /// Takes all connections first. The pool opens none before it is asked: one that it is about to open in the
    /// background is among all that it may have.
    ///
    /// @param statement one of those above
    static void close(HikariDataSource pool, String statement) throws SQLException {
        pool.setMinimumIdle(0);
        List<Connection> connections = new ArrayList<>();
        try {
            while (connections.size() < pool.getMaximumPoolSize()) {
                connections.add(pool.getConnection());
            }
            pool.getHikariPoolMXBean().softEvictConnections();
            try (Statement shutdown = connections.getFirst().createStatement()) {
                shutdown.execute(statement);
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }
}
