package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The nights, and what they did with each session. The caller opens the transaction. Safe for use by several threads.
public class NightLedger {

    private static final int LONGEST_MESSAGE = 4_000;
    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    NightLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Begins a night.
    ///
    /// @param file that names the sessions
    /// @param until last time that they are to see, epoch milliseconds UTC, or null for all
    /// @return its key
    public long begin(String file, @Nullable Long until, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO night (sessions_file, until_at, started_at) VALUES (:file, :until, :now)")
                .param("file", file)
                .param("until", SqlTypes.nullableTimestamp(until))
                .param("now", SqlTypes.timestamp(now))
                .update(key, "night_id");
        return SqlTypes.requireKey(key);
    }

    /// Ends a night.
    ///
    /// @param sessions in the order of the file
    public void end(long night, List<NightSession> sessions, int exitStatus, Instant now) {
        int[] position = {0};
        template.batchUpdate("""
                INSERT INTO night_session (night_id, position, session, run_id, status, exit_status, message,
                    replayed_whole, slices, equity_before, equity_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, sessions, ROWS_PER_BATCH, (statement, session) -> {
            String message = session.message();
            statement.setLong(1, night);
            statement.setInt(2, position[0]++);
            statement.setString(3, session.session());
            statement.setObject(4, session.run());
            statement.setString(5, session.state().name());
            statement.setInt(6, session.state().exitStatus());
            statement.setString(7, message == null ? null : SqlTypes.storable(message, LONGEST_MESSAGE));
            statement.setBoolean(8, session.replayedWhole());
            statement.setLong(9, session.slices());
            statement.setBigDecimal(10, SqlTypes.decimal(session.equityBefore()));
            statement.setBigDecimal(11, SqlTypes.decimal(session.equityAfter()));
        });
        jdbc.sql("UPDATE night SET ended_at = :now, exit_status = :status WHERE night_id = :night")
                .param("now", SqlTypes.timestamp(now))
                .param("status", exitStatus)
                .param("night", night)
                .update();
    }

    /// The last recorded equity of every session that has one, by name.
    public Map<String, OptionalLong> equities() {
        return equities("""
                SELECT s.name, p.equity FROM paper_session s
                JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
                WHERE s.name IS NOT NULL
                """);
    }

    /// As [#equities()], before runs that have not been completed: the night that goes on with one tells of all that it
    /// did.
    public Map<String, OptionalLong> equitiesBefore() {
        return equities("""
                SELECT s.name, p.equity FROM paper_session s
                LEFT JOIN session_run r
                    ON r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = s.session_id)
                    AND r.status <> 'COMPLETED'
                JOIN equity_point p
                    ON p.point_id = s.session_id * 4294967296 + s.points - 1
                        - COALESCE(r.slices - r.warm_up_slices, 0)
                WHERE s.name IS NOT NULL
                """);
    }

    private Map<String, OptionalLong> equities(String sql) {
        Map<String, OptionalLong> equities = new HashMap<>();
        template.query(sql, row -> {
            equities.put(row.getString("name"), SqlTypes.optionalUnits(row, "equity"));
        });
        return equities;
    }
}
