package io.papertape.report;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Shows rows as an aligned table for a terminal: numbers to the right, all else to the left. Where lines are to be
/// narrower than that, texts are broken into lines; numbers, times and the longest parts of names never are. Columns of
/// little importance for which there is no room are left out, and a line below the table names them. Where even the
/// needed ones are too wide, each row is a block with a line for each column.
public final class TextTable {

    /// The width of lines that may be as long as they like.
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    static final String BETWEEN = " | ";

    /// Of a table beside its columns, each with what stands between it and the next: a blank at both ends, and nothing
    /// after the last column.
    static final int MARGINS = 2 - BETWEEN.length();

    private TextTable() {}

    /// The table with a line for the names of the columns, without a line break at its end. No column is left out.
    ///
    /// @param width of the lines at most
    public static String of(ReportTable table, int width) {
        List<ReportColumn> columns = IntStream.range(0, table.columns().size())
                .mapToObj(i -> new ReportColumn(table.columns().get(i), kind(table, i)))
                .toList();
        return String.join(System.lineSeparator(), lines(columns, table.rows(), width, ""));
    }

    /// The lines of a table.
    ///
    /// @param width of the lines at most
    /// @param elsewhere where to find columns that are left out, as the end of a sentence
    public static List<String> lines(
            List<ReportColumn> columns, List<List<@Nullable Object>> rows, int width, String elsewhere) {
        List<List<String>> cells = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            cells.add(row.stream().map(Figures::cell).map(Figures::oneLine).toList());
        }
        List<ReportColumn> shown = columns.stream()
                .map(column -> new ReportColumn(Figures.oneLine(column.name()), column.kind(), column.rank()))
                .toList();
        ColumnChoice choice = new ColumnChoice(shown, cells);
        List<Integer> chosen = choice.within(width);
        List<ReportColumn> kept = chosen.stream().map(shown::get).toList();
        List<List<String>> keptCells = cells.stream()
                .map(row -> chosen.stream().map(row::get).toList())
                .toList();
        return ColumnWidths.within(kept, keptCells, width - MARGINS - BETWEEN.length() * kept.size())
                .map(widths -> table(kept, keptCells, widths))
                .map(lines -> withNote(lines, without(shown, chosen), choice.widthOfAll(), width, elsewhere))
                .orElseGet(() -> TextBlocks.lines(shown, cells, width));
    }

    private static List<String> without(List<ReportColumn> columns, List<Integer> chosen) {
        return IntStream.range(0, columns.size())
                .filter(i -> !chosen.contains(i))
                .mapToObj(i -> columns.get(i).name())
                .toList();
    }

    private static List<String> withNote(
            List<String> table, List<String> leftOut, int widthOfAll, int width, String elsewhere) {
        if (!leftOut.isEmpty()) {
            String note = "left out: " + String.join(", ", leftOut) + "; COLUMNS=" + widthOfAll + " has room for "
                    + (leftOut.size() == 1 ? "it" : "them") + ", " + elsewhere;
            table.addAll(TextWidth.wrap(note, Math.max(2, width)));
        }
        return table;
    }

    private static List<String> table(List<ReportColumn> columns, List<List<String>> cells, int[] widths) {
        List<String> lines = new ArrayList<>();
        addRow(lines, columns, columns.stream().map(ReportColumn::name).toList(), widths, true);
        lines.add(IntStream.of(widths).mapToObj(width -> "-".repeat(width + 2)).collect(Collectors.joining("|")));
        cells.forEach(row -> addRow(lines, columns, row, widths, false));
        return lines;
    }

    /// Adds as many lines as the cell takes that takes most.
    private static void addRow(
            List<String> lines, List<ReportColumn> columns, List<String> row, int[] widths, boolean names) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(names ? ColumnWidths.wrapName(row.get(i), widths[i]) : TextWidth.wrap(row.get(i), widths[i]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                String text = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                boolean number = columns.get(i).kind() == ReportColumn.Kind.NUMBER;
                texts.add(number ? TextWidth.right(text, widths[i]) : TextWidth.left(text, widths[i]));
            }
            lines.add((" " + String.join(BETWEEN, texts)).stripTrailing());
        }
    }

    private static ReportColumn.Kind kind(ReportTable table, int column) {
        for (List<@Nullable Object> row : table.rows()) {
            Object value = row.get(column);
            if (value instanceof Number) {
                return ReportColumn.Kind.NUMBER;
            } else if (value instanceof Temporal || value instanceof Boolean) {
                return ReportColumn.Kind.WORD;
            }
        }
        return ReportColumn.Kind.TEXT;
    }
}
