package io.papertape.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Decides which columns of a table a terminal has room for: those that are needed, and of the others, the most
/// important first, each that fits beside them. A column without any value matters least.
final class ColumnChoice {

    /// Texts are read at this width without effort.
    private static final int COMFORTABLE_TEXT = 30;

    private final List<ReportColumn> columns;

    /// At which a column is read without effort.
    private final int[] widths;

    /// The most important first.
    private final List<Integer> byImportance;

    ColumnChoice(List<ReportColumn> columns, List<List<String>> cells) {
        this.columns = columns;
        int[] data = IntStream.range(0, columns.size())
                .map(i -> ColumnWidths.data(cells, i))
                .toArray();
        widths = IntStream.range(0, columns.size())
                .map(i -> ColumnWidths.least(columns.get(i), data[i], COMFORTABLE_TEXT))
                .toArray();
        byImportance = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> !isNeeded(i) && data[i] == 0 ? 1 : 0)
                        .thenComparingInt(i -> columns.get(i).rank()))
                .toList();
    }

    /// The width of a table with every column.
    int widthOfAll() {
        return TextTable.MARGINS + IntStream.of(widths).map(this::withRoom).sum();
    }

    /// The places of the columns that are shown, in their order.
    ///
    /// @param width of the table at most
    List<Integer> within(int width) {
        List<Integer> chosen = new ArrayList<>();
        long left = (long) width - TextTable.MARGINS;
        for (int i : byImportance) {
            if (isNeeded(i) || withRoom(widths[i]) <= left) {
                chosen.add(i);
                left -= withRoom(widths[i]);
            }
        }
        return chosen.stream().sorted().toList();
    }

    private int withRoom(int width) {
        return width + TextTable.BETWEEN.length();
    }

    private boolean isNeeded(int column) {
        return columns.get(column).rank() == ReportColumn.NEEDED;
    }
}
