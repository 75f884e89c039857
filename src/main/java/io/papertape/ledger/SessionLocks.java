package io.papertape.ledger;

import io.papertape.database.BusyException;
import io.papertape.database.Dialect;
import io.papertape.database.Holder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;

/// Lets one run at a time work on a session, in whichever process and on whichever machine it is.
///
/// Whether a session is held is told by a lock of the database that ends with the holder's connection, so that a dead
/// holder never blocks. The row in `session_holder` only tells who it is. Safe for use by several threads.
public class SessionLocks {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLocks.class);

    private static final String H2_LOCK = "SELECT session FROM session_lock WHERE session = ? FOR UPDATE SKIP LOCKED";

    /// Advisory locks are numbers. A session of another schema has another one.
    private static final String POSTGRESQL_LOCK =
            "SELECT 1 WHERE pg_try_advisory_lock(hashtextextended(current_schema() || '.' || ?, 0))";

    private static final String POSTGRESQL_RELEASE = "SELECT pg_advisory_unlock_all()";

    private final DataSource source;
    private final JdbcClient jdbc;

    SessionLocks(DataSource source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    /// Holds a session until the hold is closed.
    ///
    /// @param session its name
    /// @throws BusyException if another run holds it, naming that one
    public Hold hold(String session, Instant now) {
        Hold hold = null;
        try {
            hold = new Hold(source.getConnection());
            if (!hold.acquire(session)) {
                throw new BusyException(
                        "session '" + session + "' is held by " + holder(session) + "; try again when it has ended");
            }
            note(session, Holder.self(now));
            return hold;
        } catch (SQLException e) {
            closeQuietly(hold);
            throw new IllegalStateException("session '" + session + "' cannot be held: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeQuietly(hold);
            throw e;
        }
    }

    private static void closeQuietly(@Nullable Hold hold) {
        if (hold != null) {
            hold.close();
        }
    }

    /// H2 can only lock a row that exists.
    private void insertIfMissing(String session) {
        try {
            jdbc.sql("""
                            INSERT INTO session_lock (session)
                            SELECT CAST(:session AS VARCHAR(400))
                            WHERE NOT EXISTS (SELECT 1 FROM session_lock WHERE session = :session)
                            """).param("session", session).update();
        } catch (DuplicateKeyException e) {
            LOG.debug("another run was faster with the lock's row of session {}", session);
        }
    }

    private String holder(String session) {
        return jdbc.sql("SELECT held_by, held_since FROM session_holder WHERE session = :session")
                .param("session", session)
                .query((row, i) ->
                        new Holder(row.getString("held_by"), row.getObject("held_since", LocalDateTime.class)))
                .optional()
                .map(Holder::toString)
                .orElse("a run that has just begun");
    }

    private void note(String session, Holder holder) {
        int updated = jdbc.sql(
                        "UPDATE session_holder SET held_by = :name, held_since = :since WHERE session = :session")
                .param("name", holder.name())
                .param("since", holder.since())
                .param("session", session)
                .update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO session_holder (session, held_by, held_since) VALUES (:session, :name, :since)")
                    .param("session", session)
                    .param("name", holder.name())
                    .param("since", holder.since())
                    .update();
        }
    }

    /// A session that is held. The lock lives in a connection of its own.
    public final class Hold implements AutoCloseable {

        private final Connection connection;
        private final Dialect dialect;

        private Hold(Connection connection) throws SQLException {
            this.connection = connection;
            dialect = Dialect.of(connection);
        }

        private boolean acquire(String session) throws SQLException {
            return switch (dialect) {
                case H2 -> {
                    insertIfMissing(session);
                    connection.setAutoCommit(false);
                    yield acquired(H2_LOCK, session);
                }
                case POSTGRESQL -> acquired(POSTGRESQL_LOCK, session);
            };
        }

        private boolean acquired(String sql, String session) throws SQLException {
            try (PreparedStatement lock = connection.prepareStatement(sql)) {
                lock.setString(1, session);
                try (ResultSet row = lock.executeQuery()) {
                    return row.next();
                }
            }
        }

        /// Releases the session.
        @Override
        public void close() {
            try {
                release();
            } catch (SQLException e) {
                LOG.debug("the connection is gone, and the lock with it", e);
            } finally {
                JdbcUtils.closeConnection(connection);
            }
        }

        private void release() throws SQLException {
            switch (dialect) {
                case H2 -> {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                case POSTGRESQL -> {
                    try (PreparedStatement release = connection.prepareStatement(POSTGRESQL_RELEASE)) {
                        release.execute();
                    }
                }
            }
        }
    }
}
