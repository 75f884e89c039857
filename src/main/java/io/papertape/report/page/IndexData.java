package io.papertape.report.page;

import io.papertape.database.RowKey;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// The data of the index: every session of the database, with a few points of its equity.
final class IndexData {

    private static final int POINTS = 48;
    private static final int FIRST_FIGURE = 3;

    private static final String SESSIONS = """
            SELECT s.session_id, s.points, v.session, v.strategy, v.status, v.first_slice_at, v.last_slice_at, v.equity,
                v.total_return, v.benchmark_return, v.sharpe_ratio, v.max_drawdown, v.trades, v.last_run_status,
                v.last_run_at, v.last_run_failure, v.completed_at, v.locked_out_since,
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
            SELECT d.session_id, d.points, d.draft_of AS session, d.strategy, d.status,
                r.status AS last_run_status, COALESCE(r.ended_at, r.started_at) AS last_run_at,
                r.failure AS last_run_failure, r.strategy_failures
            FROM paper_session d
            LEFT JOIN session_run r
                ON r.run_id = (SELECT MAX(l.run_id) FROM session_run l WHERE l.session_id = d.session_id)
            WHERE d.name IS NULL AND NOT EXISTS (SELECT 1 FROM paper_session s WHERE s.name = d.draft_of)
            """;

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
            json.writeArrayPropertyStart("sessions");
            for (Session session : sessions()) {
                write(json, session);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private List<Session> sessions() {
        List<Session> sessions = new ArrayList<>(jdbc.query(SESSIONS, (row, i) -> session(row)));
        sessions.addAll(jdbc.query(UNPUBLISHED, (row, i) -> session(row)));
        sessions.sort(Comparator.comparing(Session::name));
        return sessions;
    }

    private static Session session(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (int column = FIRST_FIGURE; column <= row.getMetaData().getColumnCount(); column++) {
            figures.put(row.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT), row.getObject(column));
        }
        return new Session(row.getLong(1), row.getLong(2), row.getString(FIRST_FIGURE), figures);
    }

    private void write(JsonGenerator json, Session session) {
        String page = PageName.of(session.name);
        json.writeStartObject();
        json.writeName("page");
        PageJson.value(json, pages.test(page) ? page : null);
        for (Map.Entry<String, @Nullable Object> figure : session.figures.entrySet()) {
            json.writeName(figure.getKey());
            PageJson.value(json, figure.getValue());
        }
        json.writeArrayPropertyStart("curve");
        for (Double equity : equity(session)) {
            PageJson.rounded(json, equity);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Points at equal distances, the first and the last among them, by their keys.
    private List<Double> equity(Session session) {
        if (session.points == 0) {
            return List.of();
        }
        long last = session.points - 1;
        Object[] keys = LongStream.rangeClosed(0, Math.min(last, POINTS - 1))
                .map(i -> RowKey.of(session.id, last < POINTS ? i : i * last / (POINTS - 1)))
                .boxed()
                .toArray();
        String places = String.join(", ", Collections.nCopies(keys.length, "?"));
        return jdbc.queryForList(
                "SELECT equity FROM equity_point WHERE point_id IN (" + places + ") ORDER BY point_id",
                Double.class,
                keys);
    }

    /// @param figures by the names that the index knows them by
    private record Session(long id, long points, String name, Map<String, @Nullable Object> figures) {}
}
