package io.papertape.prices.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the columns of a layout are called in its header, in lower case.
///
/// @param volume of a column that may be missing
/// @param symbol null where rows do not name it
/// @param ignored columns that may be there and are not used
record ColumnNames(
        String time,
        String open,
        String high,
        String low,
        String close,
        String volume,
        @Nullable String symbol,
        Set<String> ignored) {

    /// Where the columns are in a header, whatever their order and case; null where one is missing, unknown or
    /// there twice.
    @Nullable
    Columns in(List<String> header, Columns.TimeFormat timeFormat) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        boolean unambiguous = Set.copyOf(names).size() == names.size();
        if (!unambiguous || !names.containsAll(needed()) || !names.stream().allMatch(this::knows)) {
            return null;
        }
        return new Columns(
                names.indexOf(time),
                timeFormat,
                names.indexOf(open),
                names.indexOf(high),
                names.indexOf(low),
                names.indexOf(close),
                names.indexOf(volume),
                symbol == null ? Columns.NONE : names.indexOf(symbol),
                names.size());
    }

    private List<String> needed() {
        return Stream.of(time, open, high, low, close, symbol == null ? time : symbol)
                .toList();
    }

    private boolean knows(String name) {
        return name.equals(volume) || ignored.contains(name) || needed().contains(name);
    }
}
