package io.papertape.report.page;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import tools.jackson.core.JsonGenerator;

/// A table of a page, read from a view: as many rows as a page can hold, how many there are, and the query that gives
/// them all.
///
/// @param name under which the page finds it
/// @param columns separated by commas
/// @param source a view
/// @param owner its column with the name of the session or the sweep
/// @param order for SQL; those rows that come first are shown
/// @param most rows on the page at most
record PageTable(String name, String columns, String source, String owner, String order, int most) {

    /// A table of a session.
    PageTable(String name, String columns, String source, String order, int most) {
        this(name, columns, source, "session", order, most);
    }

    /// Writes the table of a session or a sweep as a member of the JSON object that is open.
    void write(JsonGenerator json, JdbcTemplate jdbc, String of) {
        json.writeObjectPropertyStart(name);
        String sql = "SELECT " + columns + " FROM " + source + " WHERE " + owner + " = ? ORDER BY " + order
                + " FETCH FIRST " + most + " ROWS ONLY";
        ResultSetExtractor<Long> writer = result -> rows(json, result);
        Long count = jdbc.query(sql, writer, of);
        end(json, of, count != null && count < most ? count : total(jdbc, of));
    }

    /// Writes the table of a session that has no rows for it yet.
    void writeEmpty(JsonGenerator json, String session) {
        json.writeObjectPropertyStart(name);
        json.writeArrayPropertyStart("columns");
        for (String column : columns.split(", ", -1)) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
        json.writeEndArray();
        end(json, session, 0);
    }

    private void end(JsonGenerator json, String of, long total) {
        json.writeNumberProperty("total", total);
        json.writeStringProperty(
                "sql",
                "SELECT * FROM " + source + " WHERE " + owner + " = '" + of.replace("'", "''") + "' ORDER BY " + order);
        json.writeEndObject();
    }

    private long total(JdbcTemplate jdbc, String of) {
        Long total = jdbc.queryForObject("SELECT COUNT(*) FROM " + source + " WHERE " + owner + " = ?", Long.class, of);
        return total == null ? 0 : total;
    }

    /// Writes the columns and the rows, and tells how many rows there were.
    private static long rows(JsonGenerator json, ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        json.writeArrayPropertyStart("columns");
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            json.writeString(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
        long count = 0;
        while (result.next()) {
            row(json, result, meta.getColumnCount());
            count++;
        }
        json.writeEndArray();
        return count;
    }

    private static void row(JsonGenerator json, ResultSet result, int columns) throws SQLException {
        json.writeStartArray();
        for (int i = 1; i <= columns; i++) {
            PageJson.value(json, result.getObject(i));
        }
        json.writeEndArray();
    }
}
