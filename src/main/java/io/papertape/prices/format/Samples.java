package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first rows of a file, from which it is known how its times and numbers are written. Not safe for use by several
/// threads.
final class Samples {

    /// Rows that are looked at for what one row most often tells.
    private static final int ENOUGH = 1_000;

    /// Rows that are looked at for a date that tells day from month: any file but one of many bars a day, of which
    /// none is after the twelfth of a month, has told by then.
    private static final int MOST = 100_000;

    private final FileHead head;
    private final int first;
    private final char separator;

    /// @param first line of the first bar, from 0
    Samples(FileHead head, int first, char separator) {
        this.head = head;
        this.first = first;
        this.separator = separator;
    }

    /// A row below the header, from 0; null where there are not so many.
    @Nullable
    CsvRow row(int row) {
        String line = head.line(first + row);
        return line == null ? null : CsvRow.split(line, separator);
    }

    /// The first text of a column that is not empty; empty where there is none.
    String first(int column) {
        for (int i = 0; i < ENOUGH; i++) {
            CsvRow row = row(i);
            if (row == null) {
                return "";
            }
            if (!row.isEmpty(column)) {
                return row.field(column);
            }
        }
        return "";
    }

    /// How times are written.
    ///
    /// @param epochs whether a number is an epoch even where the first times are none
    /// @param usual orders of a date's parts that the layout has, the usual one first, for a file that
    ///     does not tell; empty where its source writes either
    /// @throws PriceFileException if the day cannot be told from the month
    TimeStyle times(Columns columns, boolean epochs, List<DateOrder> usual) {
        DateOrders orders = new DateOrders();
        DateOrders.Kind kind = DateOrders.Kind.UNKNOWN;
        for (int i = 0; i < MOST && !orders.isDecided(); i++) {
            CsvRow row = row(i);
            if (row == null) {
                break;
            }
            kind = orders.look(row.field(columns.time()));
        }
        DateOrder order = orders.decide(usual);
        if (order == null) {
            throw new PriceFileException(List.of(head.path().getFileName() + ": dates like '" + orders.example()
                    + "' have the day first or the month first, and no row tells which"));
        }
        boolean numbers = kind == DateOrders.Kind.EPOCH || (epochs && kind != DateOrders.Kind.DIGITS);
        return new TimeStyle(order, numbers, isDailyWithOffsets(columns.time()));
    }

    /// Whether the first rows, as many as two, are at 00:00 of a place whose offset they tell.
    private boolean isDailyWithOffsets(int column) {
        for (int i = 0; i < 2; i++) {
            CsvRow row = row(i);
            if (row == null) {
                return i > 0;
            }
            if (!row.field(column).matches(".*[ T]00:00(:00(\\.0+)?)?[+-]\\d\\d:?\\d\\d")) {
                return false;
            }
        }
        return true;
    }

    /// How prices are written.
    ///
    /// @throws PriceFileException if a comma may stand before decimals or between thousands
    NumberStyle numbers(Columns columns) {
        NumberMarks marks = new NumberMarks();
        for (int i = 0; i < ENOUGH; i++) {
            CsvRow row = row(i);
            if (row == null) {
                break;
            }
            marks.look(row.field(columns.open()));
            marks.look(row.field(columns.high()));
            marks.look(row.field(columns.low()));
            marks.look(row.field(columns.close()));
        }
        NumberStyle style = marks.style();
        if (style == null) {
            throw new PriceFileException(List.of(head.path().getFileName() + ": the comma of prices like '"
                    + marks.example() + "' is before decimals or between thousands, and no row tells which"));
        }
        return style;
    }
}
