package io.papertape.ledger;

import io.papertape.database.BusyException;
import io.papertape.database.Dialect;
import io.papertape.database.Holder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.support.TransactionTemplate;

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

    private static final String POSTGRESQL_LOCK_IN_TRANSACTION =
            POSTGRESQL_LOCK.replace("pg_try_advisory_lock", "pg_try_advisory_xact_lock");

    /// No session has a blank name.
    private static final String NIGHT = " ";

    /// What the lock of a sweep is called by, before its name: no name of a session begins with a blank.
    private static final String SWEEP = " sweep ";

    /// What the name of a holder begins with that is a worker of a night.
    private static final String WORKER = "worker ";

    private static final String POSTGRESQL_RELEASE = "SELECT pg_advisory_unlock_all()";

    private final DataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SessionLocks(DataSource source, JdbcClient jdbc, TransactionTemplate transaction) {
        this.source = source;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Holds a session until the hold is closed.
    ///
    /// @param session its name
    /// @throws BusyException if another run holds it, naming that one
    public Hold hold(String session, Instant now) {
        Hold hold = hold();
        try {
            Hold.require(hold.add(List.of(session), now));
            return hold;
        } catch (RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    /// Makes ready to hold sessions, any number of them with one connection, until the hold is closed.
    public Hold hold() {
        return hold("");
    }

    /// As [#hold()], for a worker of a night.
    public Hold holdAsWorker() {
        return hold(WORKER);
    }

    /// Requires that nobody holds a session or the night, in a database that several processes may have open. Until the
    /// end of the transaction nobody can.
    ///
    /// @param connection whose transaction is open, to PostgreSQL
    /// @throws BusyException if somebody does, naming that one
    public static void requireNone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement lock = connection.prepareStatement(POSTGRESQL_LOCK_IN_TRANSACTION)) {
            statement.execute("SET LOCAL lock_timeout = '30s'");
            statement.execute("LOCK TABLE session_holder IN EXCLUSIVE MODE");
            try (ResultSet rows = statement.executeQuery("SELECT session, held_by, held_since FROM session_holder")) {
                while (rows.next()) {
                    if (!Hold.acquire(lock, rows.getString(1))) {
                        throw new BusyException("the books are held by "
                                + new Holder(rows.getString(2), rows.getObject(3, LocalDateTime.class))
                                + "; try again when it has ended");
                    }
                }
            }
        }
    }

    private Hold hold(String role) {
        try {
            return new Hold(source.getConnection(), role);
        } catch (SQLException e) {
            throw new IllegalStateException("no session can be held: " + e.getMessage(), e);
        }
    }

    /// H2 can only lock rows that exist.
    private void insertMissing(List<String> sessions) {
        try {
            transaction.executeWithoutResult(status -> sessions.forEach(
                    session -> jdbc.sql("""
                            INSERT INTO session_lock (session)
                            SELECT CAST(:session AS VARCHAR(400))
                            WHERE NOT EXISTS (SELECT 1 FROM session_lock WHERE session = :session)
                            """).param("session", session).update()));
        } catch (DuplicateKeyException e) {
            LOG.debug("another run was faster with the row of a lock", e);
            insertMissing(sessions);
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

    private void note(List<String> sessions, Holder holder) {
        transaction.executeWithoutResult(status -> sessions.forEach(session -> note(session, holder)));
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

    /// Sessions that are held. The locks live in a connection of their own. Not safe for use by several threads.
    public final class Hold implements AutoCloseable {

        private final Connection connection;
        private final Dialect dialect;
        private final String role;

        private Hold(Connection connection, String role) throws SQLException {
            this.connection = connection;
            this.role = role;
            dialect = Dialect.of(connection);
        }

        /// Holds more sessions: those that no other run holds.
        ///
        /// @param sessions their names
        /// @return why the others are not held, by name
        public Map<String, BusyException> add(List<String> sessions, Instant now) {
            return add(sessions, session -> "session '" + session + "'", now);
        }

        /// Holds the night: one process at a time carries many sessions forward.
        ///
        /// @throws BusyException if another one does, naming that one
        public void addNight(Instant now) {
            require(add(List.of(NIGHT), night -> "the night", now));
        }

        /// Holds a sweep: one process at a time works on it.
        ///
        /// @throws BusyException if another one does, naming that one
        public void addSweep(String name, Instant now) {
            require(add(List.of(SWEEP + name), sweep -> "sweep '" + name + "'", now));
        }

        static void require(Map<String, BusyException> busy) {
            for (BusyException other : busy.values()) {
                throw other;
            }
        }

        private Map<String, BusyException> add(List<String> names, UnaryOperator<String> told, Instant now) {
            Map<String, BusyException> busy = new LinkedHashMap<>();
            List<String> held = new ArrayList<>();
            try (PreparedStatement lock = lock(names)) {
                for (String name : names) {
                    if (acquire(lock, name)) {
                        held.add(name);
                    } else {
                        busy.put(
                                name,
                                new BusyException(told.apply(name) + " is held by " + holder(name)
                                        + "; try again when it has ended"));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(told.apply(names.getFirst()) + " cannot be held: " + e.getMessage(), e);
            }
            Holder self = Holder.self(now);
            note(held, new Holder(role + self.name(), self.since()));
            return busy;
        }

        /// Those of some sessions whose last holder is a worker of a night.
        public List<String> lastHeldByWorkers(Collection<String> sessions) {
            return sessions.stream()
                    .filter(session -> holder(session).startsWith(WORKER))
                    .toList();
        }

        private PreparedStatement lock(List<String> names) throws SQLException {
            return switch (dialect) {
                case H2 -> {
                    insertMissing(names);
                    connection.setAutoCommit(false);
                    yield connection.prepareStatement(H2_LOCK);
                }
                case POSTGRESQL -> connection.prepareStatement(POSTGRESQL_LOCK);
            };
        }

        private static boolean acquire(PreparedStatement lock, String name) throws SQLException {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                return row.next();
            }
        }

        /// Releases the sessions.
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
