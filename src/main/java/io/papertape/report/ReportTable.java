package io.papertape.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a report.
///
/// @param columns names of the columns
/// @param rows one list per row, one entry per column, null where SQL gives null
public record ReportTable(List<String> columns, List<List<@Nullable Object>> rows) {

    public ReportTable {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /// The value in a row's column, null where SQL gives null.
    public @Nullable Object value(int row, String column) {
        return rows.get(row).get(columns.indexOf(column));
    }

    /// The table with these columns only, in this order.
    public ReportTable select(List<String> selected) {
        List<List<@Nullable Object>> narrowed = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            selected.forEach(column -> values.add(row.get(columns.indexOf(column))));
            narrowed.add(values);
        }
        return new ReportTable(selected, narrowed);
    }
}
