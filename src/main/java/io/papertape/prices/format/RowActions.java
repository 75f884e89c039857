package io.papertape.prices.format;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the dividend and the split of a row. Nearly all rows have none: those cost no object. Not safe for use by
/// several threads.
public final class RowActions {

    private static final Set<String> WORDS_FOR_NONE = Set.of("", "null", "nan", "none", "na", "n/a", "-");

    private final ActionColumns columns;
    private final NumberText numbers;
    private long dividend;
    private long split;

    /// @param columns which must have one of them
    public RowActions(ActionColumns columns) {
        this.columns = columns;
        numbers = new NumberText(columns.numbers());
    }

    /// Takes a row in.
    ///
    /// @return whether it may have a dividend or a split
    public boolean read(CsvRow row) {
        boolean whole = row.fields() == columns.count();
        dividend = whole ? value(row, columns.dividend()) : 0;
        split = whole ? value(row, columns.split()) : 0;
        return dividend != 0 || (split != 0 && split != Money.ONE);
    }

    /// The dividend of the row, or null where there is none.
    ///
    /// @throws NumberFormatException if there is something else, with what is wrong
    public @Nullable BigDecimal dividend(CsvRow row) {
        return value("dividend", dividend, row, columns.dividend());
    }

    /// The new shares for each old one, or null where there is no split.
    ///
    /// @throws NumberFormatException if there is something else, with what is wrong
    public @Nullable BigDecimal split(CsvRow row) {
        return split == Money.ONE ? null : value("split", split, row, columns.split());
    }

    private long value(CsvRow row, int column) {
        return column == Columns.NONE || row.isEmpty(column)
                ? 0
                : numbers.price(row.bytes(), row.start(column), row.end(column));
    }

    private static @Nullable BigDecimal value(String name, long value, CsvRow row, int column) {
        if (value > 0) {
            return Money.toDecimal(value);
        }
        if (value == 0 || WORDS_FOR_NONE.contains(row.field(column).toLowerCase(Locale.ROOT))) {
            return null;
        }
        throw new NumberFormatException(name + " " + ColumnBar.priceFault(value, row.field(column)));
    }
}
