package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /// Notes what has become of sessions in a night that has not ended, in place of what was noted of them.
    ///
    /// @param sessions by their place in the file, from 0
    /// @return whether the night has not ended
    public boolean note(long night, Map<Integer, NightSession> sessions) {
        boolean open = jdbc.sql("SELECT night_id FROM night WHERE night_id = :night AND ended_at IS NULL FOR SHARE")
                .param("night", night)
                .query(Long.class)
                .optional()
                .isPresent();
        if (open) {
            template.batchUpdate(
                    "DELETE FROM night_session WHERE night_id = ? AND position = ?",
                    List.copyOf(sessions.keySet()),
                    ROWS_PER_BATCH,
                    (statement, position) -> {
                        statement.setLong(1, night);
                        statement.setInt(2, position);
                    });
            insert(night, sessions);
        }
        return open;
    }

    /// What was noted of the sessions of a night, by name.
    public Map<String, NightSession> noted(long night) {
        Map<String, NightSession> noted = new HashMap<>();
        template.query(
                """
                SELECT session, run_id, status, message, replayed_whole, slices
                FROM night_session
                WHERE night_id = ?
                """,
                row -> {
                    noted.put(
                            row.getString("session"),
                            new NightSession(
                                    row.getString("session"),
                                    row.getObject("run_id", Long.class),
                                    NightSession.State.valueOf(row.getString("status")),
                                    row.getString("message"),
                                    row.getBoolean("replayed_whole"),
                                    row.getLong("slices"),
                                    OptionalLong.empty(),
                                    OptionalLong.empty()));
                },
                night);
        return noted;
    }

    /// Ends a night.
    ///
    /// @param sessions in the order of the file, in place of what was noted of them
    public void end(long night, List<NightSession> sessions, int exitStatus, Instant now) {
        jdbc.sql("UPDATE night SET ended_at = :now, exit_status = :status WHERE night_id = :night")
                .param("now", SqlTypes.timestamp(now))
                .param("status", exitStatus)
                .param("night", night)
                .update();
        jdbc.sql("DELETE FROM night_session WHERE night_id = :night")
                .param("night", night)
                .update();
        Map<Integer, NightSession> byPosition = new LinkedHashMap<>();
        sessions.forEach(session -> byPosition.put(byPosition.size(), session));
        insert(night, byPosition);
    }

    private void insert(long night, Map<Integer, NightSession> sessions) {
        template.batchUpdate("""
                INSERT INTO night_session (night_id, position, session, run_id, status, exit_status, message,
                    replayed_whole, slices, equity_before, equity_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, List.copyOf(sessions.entrySet()), ROWS_PER_BATCH, (statement, row) -> {
            NightSession session = row.getValue();
            String message = session.message();
            statement.setLong(1, night);
            statement.setInt(2, row.getKey());
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
    }

    /// The last recorded equity of every session that has one, by name.
    public Map<String, OptionalLong> equities() {
        return equities("""
                SELECT s.name, p.equity FROM paper_session s
                JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
                WHERE s.name IS NOT NULL
                """);
    }

    /// What the last night that ended has left each session with, by name: a night tells all that came since, also of
    /// nights that were cut off. Of a session that it did not have, or that was started over since, its last
    /// equity before a run that has not been completed.
    public Map<String, OptionalLong> equitiesBefore() {
        Map<String, OptionalLong> equities = equities("""
                SELECT s.name, p.equity FROM paper_session s
                LEFT JOIN session_run r
                    ON r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = s.session_id)
                    AND r.status <> 'COMPLETED'
                JOIN equity_point p
                    ON p.point_id = s.session_id * 4294967296 + s.points - 1
                        - COALESCE(r.slices - r.warm_up_slices, 0)
                WHERE s.name IS NOT NULL
                """);
        equities.putAll(equities("""
                SELECT s.name, n.equity_after AS equity
                FROM night_session n
                JOIN night g ON g.night_id = n.night_id
                JOIN paper_session s ON s.name = n.session AND s.created_at <= g.ended_at
                WHERE n.night_id = (SELECT MAX(e.night_id) FROM night e WHERE e.ended_at IS NOT NULL)
                """));
        return equities;
    }

    /// A run of a session that is completed.
    ///
    /// @param run its key
    /// @param slices that it replayed
    public record CompletedRun(long run, long slices) {}

    /// The last run of each session, by name, where a night has completed it that was cut off after the last one that
    /// ended: no night has told of it.
    public Map<String, CompletedRun> completedSince() {
        Map<String, CompletedRun> runs = new HashMap<>();
        template.query("""
                SELECT s.name, r.run_id, r.slices
                FROM paper_session s
                JOIN session_run r
                    ON r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = s.session_id)
                WHERE s.name IS NOT NULL
                  AND r.status = 'COMPLETED'
                  AND r.started_at >= (
                      SELECT MIN(n.started_at) FROM night n
                      WHERE n.night_id > (SELECT COALESCE(MAX(e.night_id), 0) FROM night e WHERE e.ended_at IS NOT NULL))
                """, row -> {
            runs.put(row.getString("name"), new CompletedRun(row.getLong("run_id"), row.getLong("slices")));
        });
        return runs;
    }

    private Map<String, OptionalLong> equities(String sql) {
        Map<String, OptionalLong> equities = new HashMap<>();
        template.query(sql, row -> {
            equities.put(row.getString("name"), SqlTypes.optionalUnits(row, "equity"));
        });
        return equities;
    }
}
