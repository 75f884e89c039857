package io.papertape.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the books tell of the nights of a file. Safe for use by several threads.
public class NightHistory {

    private final JdbcTemplate jdbc;

    NightHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// When the last night began that has ended and was not stopped: what was due before is done.
    ///
    /// @param file that names its sessions
    public Optional<Instant> lastNotStopped(String file) {
        return first("SELECT MAX(started_at) AS latest FROM night WHERE sessions_file = ? AND exit_status <> 3", file);
    }

    /// The last night that has ended.
    ///
    /// @param file that names its sessions
    public Optional<EndedNight> last(String file) {
        return jdbc.query("""
                        SELECT n.night_id, n.started_at, n.ended_at, n.exit_status,
                            COALESCE(SUM(s.slices), 0) AS slices, COALESCE(SUM(r.trades), 0) AS trades,
                            MAX(p.last_slice_at) AS newest_bar_at
                        FROM night n
                        LEFT JOIN night_session s ON s.night_id = n.night_id
                        LEFT JOIN session_run r ON r.run_id = s.run_id
                        LEFT JOIN paper_session p ON p.name = s.session
                        WHERE n.night_id = (
                            SELECT MAX(l.night_id) FROM night l WHERE l.sessions_file = ? AND l.ended_at IS NOT NULL)
                        GROUP BY n.night_id, n.started_at, n.ended_at, n.exit_status
                        """, (row, i) -> night(file, row), file).stream().findFirst();
    }

    private EndedNight night(String file, ResultSet row) throws SQLException {
        return new EndedNight(
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getInt("exit_status"),
                states(row.getLong("night_id")),
                row.getLong("slices"),
                row.getLong("trades"),
                rejectedRows(row.getLong("night_id")),
                nullableInstant(row, "newest_bar_at"),
                first("SELECT MAX(ended_at) AS latest FROM night WHERE sessions_file = ? AND exit_status = 0", file)
                        .orElse(null));
    }

    /// A row is one, however many sessions have read it.
    private long rejectedRows(long night) {
        return jdbc.query("""
                        SELECT COUNT(*) FROM (
                            SELECT DISTINCT b.file, b.line FROM night_session s
                            JOIN rejected_bar b ON b.run_id = s.run_id
                            WHERE s.night_id = ?) AS rejected
                        """, (row, i) -> row.getLong(1), night).getFirst();
    }

    private Map<NightSession.State, Integer> states(long night) {
        Map<NightSession.State, Integer> states = new EnumMap<>(NightSession.State.class);
        jdbc.query(
                "SELECT status, COUNT(*) AS sessions FROM night_session WHERE night_id = ? GROUP BY status",
                row -> {
                    states.put(NightSession.State.valueOf(row.getString("status")), row.getInt("sessions"));
                },
                night);
        return states;
    }

    private Optional<Instant> first(String sql, String file) {
        return jdbc.query(sql, (row, i) -> Optional.ofNullable(nullableInstant(row, "latest")), file)
                .getFirst();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }
}
