package io.papertape.report;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A statement that reads a report.
///
/// @param text with a `?` for each argument
/// @param values the arguments
record ReportSql(String text, List<Object> values) {

    /// The rows in the report's order; one more than the limit unless others are left alone.
    static ReportSql rows(ReportQuery query, RowLimit limit) {
        List<Object> values = new ArrayList<>();
        String text = "SELECT * FROM " + query.report().view() + where(query, values) + " ORDER BY "
                + query.report().order();
        if (limit.isNone()) {
            return new ReportSql(text, values);
        }
        values.add(limit.beyond() == RowLimit.Beyond.LEAVE ? limit.rows() : limit.rows() + 1);
        return new ReportSql(text + " LIMIT ?", values);
    }

    /// How many rows there are.
    static ReportSql count(ReportQuery query) {
        List<Object> values = new ArrayList<>();
        return new ReportSql("SELECT COUNT(*) FROM " + query.report().view() + where(query, values), values);
    }

    Object[] arguments() {
        return values.toArray();
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static String where(ReportQuery query, List<Object> values) {
        List<String> conditions = new ArrayList<>();
        if (query.owner() != null) {
            conditions.add(query.report().owner() + " = ?");
            values.add(query.owner());
        }
        query.report().timeColumn().ifPresent(column -> {
            if (query.from() != null) {
                conditions.add(column + " >= CAST(? AS TIMESTAMP)");
                values.add(query.from());
            }
            if (query.until() != null) {
                conditions.add(column + " < CAST(? AS TIMESTAMP)");
                values.add(query.until());
            }
        });
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
