package io.papertape.report.page;

import java.sql.ResultSetMetaData;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// Rows of queries as members of the JSON of a page.
final class PageRows {

    private final JdbcTemplate jdbc;

    PageRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// The last row of a query by the names of its columns in lower case; empty if it has none.
    Map<String, @Nullable Object> row(String sql, Object... values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        jdbc.query(
                sql,
                result -> {
                    ResultSetMetaData meta = result.getMetaData();
                    for (int i = 1; i <= meta.getColumnCount(); i++) {
                        row.put(meta.getColumnLabel(i).toLowerCase(Locale.ROOT), result.getObject(i));
                    }
                },
                values);
        return row;
    }

    /// Writes such a row as an object.
    static void member(JsonGenerator json, String name, Map<String, @Nullable Object> row) {
        json.writeObjectPropertyStart(name);
        for (Map.Entry<String, @Nullable Object> entry : row.entrySet()) {
            json.writeName(entry.getKey());
            PageJson.value(json, entry.getValue());
        }
        json.writeEndObject();
    }

    /// Writes the rows of a query as an array of arrays.
    void write(JsonGenerator json, String name, String sql, Object... values) {
        json.writeArrayPropertyStart(name);
        jdbc.query(
                sql,
                row -> {
                    json.writeStartArray();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        PageJson.value(json, row.getObject(i));
                    }
                    json.writeEndArray();
                },
                values);
        json.writeEndArray();
    }
}
