package io.papertape.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;

/// A table of a page, read from a view: as many rows as a page can hold, how many there are, and the query that gives
/// them all.
///
/// @param name under which the page finds it
/// @param columns separated by commas
/// @param source a view whose first column is the session's name
/// @param order for SQL; those rows that come first are shown
/// @param most rows on the page at most
record PageTable(String name, String columns, String source, String order, int most) {

    /// Writes the table of a session as a member of the JSON object that is open.
    void write(JsonGenerator json, JdbcTemplate jdbc, String session) throws IOException {
        json.writeObjectFieldStart(name);
        Rows rows = new Rows(json);
        String sql = "SELECT " + columns + " FROM " + source + " WHERE session = ? ORDER BY " + order + " FETCH FIRST "
                + most + " ROWS ONLY";
        try {
            jdbc.query(
                    sql,
                    result -> {
                        rows.write(result);
                        return null;
                    },
                    session);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        json.writeNumberField("total", rows.count < most ? rows.count : total(jdbc, session));
        json.writeStringField(
                "sql",
                "SELECT * FROM " + source + " WHERE session = '" + session.replace("'", "''") + "' ORDER BY " + order);
        json.writeEndObject();
    }

    private long total(JdbcTemplate jdbc, String session) {
        Long total = jdbc.queryForObject("SELECT COUNT(*) FROM " + source + " WHERE session = ?", Long.class, session);
        return total == null ? 0 : total;
    }

    private static final class Rows {

        private final JsonGenerator json;
        private long count;

        Rows(JsonGenerator json) {
            this.json = json;
        }

        void write(ResultSet result) throws SQLException {
            try {
                ResultSetMetaData meta = result.getMetaData();
                json.writeArrayFieldStart("columns");
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    json.writeString(meta.getColumnLabel(i).toLowerCase(Locale.ROOT));
                }
                json.writeEndArray();
                json.writeArrayFieldStart("rows");
                while (result.next()) {
                    row(result, meta.getColumnCount());
                }
                json.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void row(ResultSet result, int columns) throws SQLException, IOException {
            json.writeStartArray();
            for (int i = 1; i <= columns; i++) {
                PageJson.value(json, result.getObject(i));
            }
            json.writeEndArray();
            count++;
        }
    }
}
