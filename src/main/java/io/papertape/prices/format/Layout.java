package io.papertape.prices.format;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// How one file is read.
///
/// @param format name of the layout
/// @param separator of fields, not a blank: those around fields are left out
/// @param headerRows rows above the first bar; empty lines are none
/// @param symbols of which every row has a bar, most often one; empty where the rows name theirs
/// @param symbolField the field of a row that names its symbol, from 0, or [Columns#NONE]
/// @param basis what the prices are
/// @param unused the names of columns that nothing is read from, as they stand in the file
/// @param actions which columns tell what has become of a bar since: one for each of the bars of a row
/// @param bars makes what reads the rows of the file, in order, from the zone of times without an offset: one
///     for each of the symbols, or one where the rows name theirs
public record Layout(
        String format,
        char separator,
        int headerRows,
        List<String> symbols,
        int symbolField,
        PriceBasis basis,
        List<String> unused,
        List<ActionColumns> actions,
        Function<ZoneId, List<ParsedBar>> bars) {

    public Layout {
        if (separator == ' ' || headerRows < 0 || symbols.isEmpty() != (symbolField >= 0)) {
            throw new IllegalArgumentException("a layout has a separator that is no blank, header rows, and either"
                    + " symbols or a field with them, but has '" + separator + "', " + headerRows + ", " + symbols
                    + " and " + symbolField);
        }
        symbols = List.copyOf(symbols);
        unused = List.copyOf(unused);
        actions = List.copyOf(actions);
    }

    /// Whether rows name their symbol, so that one file may hold many.
    public boolean namesSymbols() {
        return symbols.isEmpty();
    }
}
