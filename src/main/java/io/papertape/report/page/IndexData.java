package io.papertape.report.page;

import io.papertape.database.RowKey;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// The data of the index: every session of the database and of the last night, with a few points of its equity.
final class IndexData {

    private static final int POINTS = 48;
    private static final int FIRST_FIGURE = 3;

    private static final String SESSIONS = """
            SELECT s.session_id, s.points, v.session, v.strategy, v.parameters, v.status, v.first_slice_at,
                v.last_slice_at, v.equity,
                (SELECT p.drawdown
                 FROM equity_point p
                 WHERE p.point_id = s.session_id * 4294967296 + s.points - 1) AS drawdown,
                v.total_return, v.benchmark_return, v.sharpe_ratio, v.max_drawdown, v.trades, v.last_run_status,
                v.last_run_at, v.last_run_failure, v.completed_at, v.locked_out_since, v.ruined,
                (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id AND o.stale) AS stale_positions,
                (SELECT r.strategy_failures
                 FROM session_run r
                 WHERE r.run_id = (SELECT a.run_id FROM last_attempt a WHERE a.session = v.session))
                    AS strategy_failures
            FROM report_session_summary v
            JOIN paper_session s ON s.name = v.session
            """;

    /// Sessions that were to begin as a draft and have never completed a run.
    private static final String UNPUBLISHED = """
            SELECT d.session_id, d.points, d.draft_of AS session, d.strategy, d.parameters, d.status,
                r.status AS last_run_status, COALESCE(r.ended_at, r.started_at) AS last_run_at,
                r.failure AS last_run_failure, r.strategy_failures
            FROM paper_session d
            LEFT JOIN session_run r
                ON r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = d.session_id)
            WHERE d.name IS NULL AND NOT EXISTS (SELECT 1 FROM paper_session s WHERE s.name = d.draft_of)
            """;

    /// What the last night did, also with sessions that do not exist.
    private static final String NIGHT = """
            SELECT session, status AS night_status, message AS night_message, gain AS night_gain, night_return, night_at
            FROM report_morning
            """;

    private static final String SWEEPS = """
            SELECT name AS sweep, strategy, status, combinations, accounts, windows, objective, proven, ended_at
            FROM sweep
            ORDER BY name
            """;

    private static final int FIRST_OF_NIGHT = 1;

    private final JdbcTemplate jdbc;
    private final Predicate<String> pages;

    /// @param pages whether there is a page of a name
    IndexData(JdbcTemplate jdbc, Predicate<String> pages) {
        this.jdbc = jdbc;
        this.pages = pages;
    }

    void write(OutputStream out) {
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            json.writeName("morning");
            PageJson.value(json, pages.test(PageName.MORNING) ? PageName.MORNING : null);
            sweeps(json);
            json.writeArrayPropertyStart("sessions");
            for (Session session : sessions()) {
                write(json, session);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void sweeps(JsonGenerator json) {
        json.writeArrayPropertyStart("sweeps");
        for (Map<String, @Nullable Object> sweep : jdbc.query(SWEEPS, (row, _) -> figures(row, 1))) {
            String page = PageName.ofSweep(String.valueOf(sweep.get("sweep")));
            json.writeStartObject();
            json.writeName("page");
            PageJson.value(json, pages.test(page) ? page : null);
            members(json, sweep);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void members(JsonGenerator json, Map<String, @Nullable Object> figures) {
        for (Map.Entry<String, @Nullable Object> figure : figures.entrySet()) {
            json.writeName(figure.getKey());
            PageJson.value(json, figure.getValue());
        }
    }

    private List<Session> sessions() {
        Map<String, Session> sessions = new TreeMap<>();
        jdbc.query(SESSIONS, (row, i) -> session(row)).forEach(session -> sessions.put(session.name, session));
        jdbc.query(UNPUBLISHED, (row, i) -> session(row)).forEach(session -> sessions.put(session.name, session));
        jdbc.query(NIGHT, (row, i) -> figures(row, FIRST_OF_NIGHT)).forEach(night -> {
            String name = String.valueOf(night.get("session"));
            sessions.computeIfAbsent(name, missing -> new Session(0, 0, missing, new LinkedHashMap<>()))
                    .figures
                    .putAll(night);
        });
        return List.copyOf(sessions.values());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(row.getLong(1), row.getLong(2), row.getString(FIRST_FIGURE), figures(row, FIRST_FIGURE));
    }

    private static Map<String, @Nullable Object> figures(ResultSet row, int first) throws SQLException {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (int column = first; column <= row.getMetaData().getColumnCount(); column++) {
            figures.put(row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), row.getObject(column));
        }
        return figures;
    }

    private void write(JsonGenerator json, Session session) {
        String page = PageName.of(session.name);
        json.writeStartObject();
        json.writeName("page");
        PageJson.value(json, pages.test(page) ? page : null);
        members(json, session.figures);
        json.writeArrayPropertyStart("curve");
        curve(session, json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Points at equal distances, the first and the last among them, by their keys: each its time and the equity.
    private void curve(Session session, JsonGenerator json) {
        if (session.points == 0) {
            return;
        }
        long last = session.points - 1;
        Object[] keys = LongStream.rangeClosed(0, Math.min(last, POINTS - 1))
                .map(i -> RowKey.of(session.id, last < POINTS ? i : i * last / (POINTS - 1)))
                .boxed()
                .toArray();
        String places = String.join(", ", Collections.nCopies(keys.length, "?"));
        jdbc.query(
                "SELECT recorded_at, equity FROM equity_point WHERE point_id IN (" + places + ") ORDER BY point_id",
                row -> {
                    json.writeStartArray();
                    json.writeNumber(row.getObject(1, LocalDateTime.class)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli());
                    PageJson.rounded(json, row.getDouble(2));
                    json.writeEndArray();
                },
                keys);
    }

    /// @param figures by the names that the index knows them by
    private record Session(long id, long points, String name, Map<String, @Nullable Object> figures) {}
}
