package io.papertape.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a table for a terminal. More rows than fit into memory comfortably come in parts, each
/// laid out by itself.
final class TerminalFormat implements ReportFormat {

    private static final int ROWS_OF_A_PART = 10_000;
    private static final String ELSEWHERE = "format=csv or json has all";

    private final Lines lines;
    private final int width;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private List<ReportColumn> columns = List.of();
    private int parts;

    /// @param width of its lines at most
    TerminalFormat(Writer out, int width) {
        lines = new Lines(out, System.lineSeparator());
        this.width = width;
    }

    @Override
    public void begin(List<ReportColumn> shown) {
        columns = shown;
    }

    @Override
    public void row(List<@Nullable Object> values) {
        if (rows.size() == ROWS_OF_A_PART) {
            part();
        }
        rows.add(values);
    }

    @Override
    public void end() {
        if (!rows.isEmpty()) {
            part();
        }
        lines.flush();
    }

    private void part() {
        if (parts++ > 0) {
            lines.add("");
        }
        TextTable.lines(columns, rows, width, ELSEWHERE).forEach(lines::add);
        rows.clear();
    }
}
