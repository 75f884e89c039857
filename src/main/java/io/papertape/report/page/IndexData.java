package io.papertape.report.page;

import io.papertape.report.SessionKeys;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// The data of the index: every session of the database, with a few points of its equity.
final class IndexData {

    private static final int POINTS = 48;

    private final JdbcTemplate jdbc;

    IndexData(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
        return jdbc.query("""
                SELECT s.session_id, s.points, v.session, v.strategy, v.status, v.first_slice_at, v.last_slice_at,
                    v.equity, v.total_return, v.benchmark_return, v.sharpe_ratio, v.max_drawdown, v.trades
                FROM report_session_summary v
                JOIN paper_session s ON s.name = v.session
                ORDER BY v.session
                """, (row, i) -> {
            Session session = new Session(row.getLong(1), row.getLong(2), row.getString(3), new ArrayList<>());
            for (int column = 4; column <= row.getMetaData().getColumnCount(); column++) {
                session.figures.add(row.getObject(column));
            }
            return session;
        });
    }

    private void write(JsonGenerator json, Session session) {
        json.writeStartObject();
        json.writeStringProperty("page", PageName.of(session.name));
        json.writeArrayPropertyStart("row");
        json.writeString(session.name);
        for (Object figure : session.figures) {
            PageJson.value(json, figure);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("equity");
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
                .map(i -> SessionKeys.of(session.id, last < POINTS ? i : i * last / (POINTS - 1)))
                .boxed()
                .toArray();
        String places = String.join(", ", Collections.nCopies(keys.length, "?"));
        return jdbc.queryForList(
                "SELECT equity FROM equity_point WHERE point_id IN (" + places + ") ORDER BY point_id",
                Double.class,
                keys);
    }

    private record Session(long id, long points, String name, List<@Nullable Object> figures) {}
}
