package io.papertape.prices.format;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A layout without a header: it is known by what its rows are like, and the symbol by the file's name.
abstract class UnnamedColumns implements PriceFormat {

    /// A number in a [Pattern].
    static final String NUMBER = "-?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?";

    /// Rows of which one must be like those of the layout: the first may be faulty.
    private static final int LOOKED_AT = 3;

    private static final int LEAST_COLUMNS = 5;

    private final String name;
    private final String example;
    private final char separator;
    private final Columns columns;
    private final Pattern row;
    private final PriceBasis basis;

    /// @param name of the layout
    /// @param example of a row
    /// @param columns what a row has where
    /// @param row what a row is like
    /// @param basis what its prices are
    UnnamedColumns(String name, String example, char separator, Columns columns, String row, PriceBasis basis) {
        this.name = name;
        this.example = example;
        this.separator = separator;
        this.columns = columns;
        this.row = Pattern.compile(row);
        this.basis = basis;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String example() {
        return example;
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        return knows(head) ? read(head) : null;
    }

    private Layout read(FileHead head) {
        Samples samples = new Samples(head, 0, separator);
        TimeStyle times = times(head, samples);
        return new Layout(
                name,
                separator,
                0,
                List.of(symbol(head)),
                Columns.NONE,
                basis,
                List.of(),
                List.of(actions()),
                zone -> List.of(new ColumnBar(columns, times, numbers(), zone(zone))));
    }

    private boolean knows(FileHead head) {
        for (int i = 0; i < LOOKED_AT; i++) {
            String line = head.line(i);
            if (line != null && row.matcher(line.strip()).matches()) {
                return true;
            }
        }
        return false;
    }

    /// How times are written.
    TimeStyle times(FileHead head, Samples samples) {
        return samples.times(columns, false, List.of());
    }

    /// How prices are written.
    NumberStyle numbers() {
        return NumberStyle.PLAIN;
    }

    /// Where the file tells what becomes of its bars later.
    ActionColumns actions() {
        return ActionColumns.NONE;
    }

    /// The zone of times without an offset.
    ///
    /// @param fileZone that of the session's files
    ZoneId zone(ZoneId fileZone) {
        return fileZone;
    }

    /// The symbol that the file is named after.
    String symbol(FileHead head) {
        return head.symbol();
    }

    @Override
    public @Nullable Near near(FileHead head) {
        String line = head.line(0);
        CsvRow first = CsvRow.split(line == null ? "" : line, separator);
        int difference = Math.abs(first.fields() - columns.count());
        boolean alike = first.fields() >= LEAST_COLUMNS
                && difference > 0
                && shape(first).equals(shape(CsvRow.split(example, separator)));
        return alike ? new Near(difference, "has " + first.fields() + " columns instead of " + columns.count()) : null;
    }

    /// What the time of a row is like, whatever its digits.
    private String shape(CsvRow row) {
        return row.field(columns.time()).replaceAll("\\d", "9");
    }
}
