package io.papertape.prices.format;

import io.papertape.prices.format.Columns.TimeFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file for each symbol, with dates, as Yahoo and Stooq give them. Adjusted closes are not used.
final class DateFormat implements PriceFormat {

    private static final ColumnNames NAMES =
            new ColumnNames("date", "open", "high", "low", "close", "volume", null, Set.of("adj close"));

    @Override
    public String example() {
        return "Date,Open,High,Low,Close,Adj Close,Volume";
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        return Layout.of(head, ',', NAMES.in(head.fields(','), TimeFormat.DATE));
    }
}
