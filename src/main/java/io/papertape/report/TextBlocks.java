package io.papertape.report;

import java.util.ArrayList;
import java.util.List;

/// Shows each row as a block with a line for each column: for terminals that are too narrow for a
/// table.
final class TextBlocks {

    private static final int NARROWEST = 8;

    private TextBlocks() {}

    /// @param width of the lines at most, as far as names and numbers allow
    static List<String> lines(List<ReportColumn> columns, List<List<String>> cells, int width) {
        int names = columns.stream()
                .mapToInt(column -> TextWidth.of(column.name()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (int i = 0; i < columns.size(); i++) {
                addColumn(lines, columns.get(i), row.get(i), names, width);
            }
        }
        return lines;
    }

    private static void addColumn(List<String> lines, ReportColumn column, String text, int names, int width) {
        int room = Math.max(NARROWEST, width - names - 2);
        List<String> parts = column.kind() == ReportColumn.Kind.TEXT ? TextWidth.wrap(text, room) : List.of(text);
        String name = column.name();
        for (String part : parts) {
            lines.add((TextWidth.left(name, names) + "  " + part).stripTrailing());
            name = "";
        }
    }
}
