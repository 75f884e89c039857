package io.papertape.report;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Repository;

/// Reads reports from their views. Safe for use by several threads.
@Repository
public class Reports {

    private final JdbcTemplate jdbc;

    Reports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Names of all sessions that have succeeded or are on their way, in alphabetical order.
    public List<String> sessions() {
        return jdbc.queryForList("SELECT name FROM paper_session WHERE name IS NOT NULL ORDER BY name", String.class);
    }

    /// The rows of a report in its order.
    ///
    /// @param session name of the session to restrict it to, or null for all
    public ReportTable read(Report report, @Nullable String session) {
        String select = "SELECT * FROM " + report.view();
        String order = " ORDER BY " + report.order();
        ResultSetExtractor<ReportTable> extractor = Reports::table;
        ReportTable table = session == null
                ? jdbc.query(select + order, extractor)
                : jdbc.query(select + " WHERE session = ?" + order, extractor, session);
        if (table == null) {
            throw new IllegalStateException("the database returned no result for " + report.view());
        }
        return table;
    }

    private static ReportTable table(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                Object value = result.getObject(i);
                row.add(value instanceof Timestamp timestamp ? timestamp.toLocalDateTime() : value);
            }
            rows.add(row);
        }
        return new ReportTable(columns, rows);
    }
}
