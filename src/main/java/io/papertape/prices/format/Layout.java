package io.papertape.prices.format;

import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one file is read.
///
/// @param separator of fields, not a blank: those around fields are left out
/// @param headerRows rows above the first bar; empty lines are none
/// @param symbol of every row; null where the rows name theirs
/// @param symbolField the field of a row that names its symbol, from 0, or [Columns#NONE]
/// @param bars makes what reads the rows of the file, in order, from the zone of times without an offset
public record Layout(
        char separator, int headerRows, @Nullable String symbol, int symbolField, Function<ZoneId, ParsedBar> bars) {

    public Layout {
        if (separator == ' ' || headerRows < 0 || (symbol == null) != (symbolField >= 0)) {
            throw new IllegalArgumentException("a layout has a separator that is no blank, header rows, and either"
                    + " a symbol or a field with it, but has '" + separator + "', " + headerRows + ", " + symbol
                    + " and " + symbolField);
        }
    }

    /// One row above the bars that names the columns, then a bar in each row; the symbol is in a column or in the
    /// file's name.
    ///
    /// @param columns null where they are not those of the format
    /// @return null without columns
    static @Nullable Layout of(FileHead head, char separator, @Nullable Columns columns) {
        if (columns == null) {
            return null;
        }
        String symbol = columns.symbol() == Columns.NONE ? head.symbol() : null;
        return new Layout(separator, 1, symbol, columns.symbol(), zone -> new ColumnBar(columns, zone));
    }

    /// Whether rows name their symbol, so that one file may hold many.
    public boolean namesSymbols() {
        return symbol == null;
    }
}
