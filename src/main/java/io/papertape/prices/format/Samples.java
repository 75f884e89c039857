package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first rows of a file, from which it is known how its times and numbers are written. Not safe for use by several
/// threads.
final class Samples {

    /// Rows that are looked at for what one row most often tells.
    private static final int ENOUGH = 1_000;

    /// Rows that are looked at for what each row tells.
    private static final int FEW = 20;

    /// Rows that are looked at for a date that tells day from month: any file but one of many bars a day, of which
    /// none is after the twelfth of a month, has told by then.
    private static final int MOST = 100_000;

    /// Any text but none.
    static final Pattern TEXT = Pattern.compile(".+");

    private static final Pattern TIME_OF_DAY = Pattern.compile(".*[ T]\\d\\d:\\d\\d.*");
    private static final Pattern MIDNIGHT_WITH_OFFSET = Pattern.compile(".*[ T]00:00(:00(\\.0+)?)?[+-]\\d\\d:?\\d\\d");

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

    /// How times are written.
    ///
    /// @param epochs whether a number is an epoch even where the first times are none
    /// @param usual orders of a date's parts that the layout has, the usual one first, for a file that
    ///     does not tell; empty where its source writes either
    /// @throws PriceFileException if the day cannot be told from the month
    TimeStyle times(Columns columns, boolean epochs, List<DateOrder> usual) {
        DateOrders orders = new DateOrders();
        for (int i = 0; i < MOST && !orders.isDecided(); i++) {
            CsvRow row = row(i);
            if (row == null) {
                break;
            }
            orders.look(row.field(columns.time()));
        }
        DateOrder order = orders.decide(usual);
        if (order == null) {
            throw new PriceFileException(List.of(head.path().getFileName() + ": dates like '" + orders.example()
                    + "' have the day first or the month first, and no row tells which"));
        }
        boolean numbers = orders.areEpochs() || (epochs && !orders.areDigits());
        return times(columns, order, numbers);
    }

    /// How times are written, where it is known in which order dates have their parts, and whether a number is an
    /// epoch.
    TimeStyle times(Columns columns, DateOrder order, boolean epochs) {
        return new TimeStyle(order, epochs, isDailyWithOffsets(columns.time()));
    }

    /// How many fields the first rows have: one may have another number of them.
    int fields() {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int i = 0; i < FEW; i++) {
            CsvRow row = row(i);
            if (row != null) {
                rows.merge(row.fields(), 1, Integer::sum);
            }
        }
        return rows.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /// Whether most of the first times are 00:00 of a place whose offset they tell.
    private boolean isDailyWithOffsets(int column) {
        return most(column, TIME_OF_DAY, MIDNIGHT_WITH_OFFSET);
    }

    /// Whether most of the first texts of a column are like this: one may be faulty.
    ///
    /// @param some what those are like that count
    /// @param like what most of those have to be like
    boolean most(int column, Pattern some, Pattern like) {
        int counted = 0;
        int alike = 0;
        for (int i = 0; i < FEW; i++) {
            CsvRow row = row(i);
            if (row == null) {
                break;
            }
            String text = row.field(column);
            counted += some.matcher(text).matches() ? 1 : 0;
            alike += like.matcher(text).matches() ? 1 : 0;
        }
        return 2 * alike > counted;
    }

    /// How prices are written.
    ///
    /// @throws PriceFileException if a comma may stand before decimals or between thousands
    NumberStyle numbers(Columns columns) {
        if (areNumbersPlain()) {
            return NumberStyle.PLAIN;
        }
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

    /// Whether nothing in the rows could be anything else: to see that is quicker than to split them, for every file.
    private boolean areNumbersPlain() {
        for (int i = 0; i < ENOUGH; i++) {
            String line = head.line(first + i);
            if (line == null) {
                return true;
            }
            if (!NumberMarks.arePlain(line, separator)) {
                return false;
            }
        }
        return true;
    }
}
