package io.papertape.cli;

import io.papertape.report.ReportColumn;
import io.papertape.report.ReportFormat;
import io.papertape.report.RowCount;
import io.papertape.report.RowLimit;
import io.papertape.report.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that are in memory.
///
/// @param columns at least one
/// @param rows one entry per column, null where there is no value
record ListedRows(List<ReportColumn> columns, List<List<@Nullable Object>> rows) implements RowSource {

    @Override
    public RowCount read(ReportFormat format, RowLimit limit) {
        format.begin(columns);
        rows.stream().limit(limit.rows()).forEach(format::row);
        format.end();
        return new RowCount(Math.min(rows.size(), limit.rows()), rows.size());
    }
}
