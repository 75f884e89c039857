package io.papertape.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Shares the width of a terminal out among the columns of a table.
final class ColumnWidths {

    /// Texts are not made narrower than this, or nobody reads them.
    private static final int NARROWEST_TEXT = 16;

    private ColumnWidths() {}

    /// A width for each column, in whose sum they are as wide as they like or fill the width; empty
    /// where it is too small for what must not be broken.
    ///
    /// @param width of all columns together at most
    static Optional<int[]> within(List<ReportColumn> columns, List<List<String>> cells, int width) {
        int[] least = new int[columns.size()];
        int[] most = new int[columns.size()];
        for (int i = 0; i < least.length; i++) {
            int data = data(cells, i);
            ReportColumn column = columns.get(i);
            least[i] = least(column, data, NARROWEST_TEXT);
            most[i] = Math.max(data, TextWidth.of(column.name()));
        }
        int spare = width - IntStream.of(least).sum();
        return spare < 0 ? Optional.empty() : Optional.of(widened(least, most, spare));
    }

    /// The width of a column's widest value.
    static int data(List<List<String>> cells, int column) {
        return cells.stream()
                .mapToInt(row -> TextWidth.of(row.get(column)))
                .max()
                .orElse(0);
    }

    /// The least width of a column whose texts may be broken into lines of a width.
    ///
    /// @param data width of its widest value
    static int least(ReportColumn column, int data, int text) {
        int unbroken = column.kind() == ReportColumn.Kind.TEXT ? Math.min(data, text) : data;
        return Math.max(unbroken, longestPart(column.name()));
    }

    /// The narrowest grow first, as far as they like.
    private static int[] widened(int[] least, int[] most, int spare) {
        if (spare >= IntStream.of(most).sum() - IntStream.of(least).sum()) {
            return most;
        }
        int[] widths = Arrays.copyOf(least, least.length);
        for (int left = spare; left > 0; left--) {
            int narrowest = IntStream.range(0, widths.length)
                    .filter(i -> widths[i] < most[i])
                    .boxed()
                    .min((a, b) -> Integer.compare(widths[a], widths[b]))
                    .orElseThrow();
            widths[narrowest]++;
        }
        return widths;
    }

    /// A column's name in lines, broken after underscores.
    static List<String> wrapName(String name, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : name.split("(?<=_)", -1)) {
            if (!line.isEmpty() && TextWidth.of(line + part) > width) {
                lines.add(line);
                line = "";
            }
            line += part;
        }
        lines.addAll(TextWidth.wrap(line, Math.max(2, width)));
        return lines;
    }

    private static int longestPart(String name) {
        return Arrays.stream(name.split("(?<=_)", -1))
                .mapToInt(part -> Math.min(TextWidth.of(part), NARROWEST_TEXT))
                .max()
                .orElse(0);
    }
}
