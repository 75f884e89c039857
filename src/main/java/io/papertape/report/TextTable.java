package io.papertape.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows rows as an aligned table for a terminal: numbers to the right, all else to the left.
public final class TextTable {

    private static final int WIDEST = 1_000;

    private TextTable() {}

    /// The table with a line for the names of the columns, without a line break at its end.
    public static String of(ReportTable table) {
        Column[] columns = new Column[table.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            HorizontalAlign align = isNumeric(table, i) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            columns[i] = new Column()
                    .header(table.columns().get(i))
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(WIDEST);
        }
        List<Object[]> rows = new ArrayList<>();
        for (List<@Nullable Object> row : table.rows()) {
            rows.add(row.stream().map(Figures::cell).map(Figures::oneLine).toArray());
        }
        String text = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
                .data(columns, rows.toArray(Object[][]::new))
                .asString();
        return text.lines().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
    }

    private static boolean isNumeric(ReportTable table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
    }
}
