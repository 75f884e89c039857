package io.papertape.prices.format;

import io.papertape.prices.format.Columns.TimeFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows that name their symbol, so that one file may hold many, with a date or a timestamp.
final class NamedRowsFormat implements PriceFormat {

    private static final ColumnNames DATED = names("date");
    private static final ColumnNames STAMPED = names("timestamp");

    @Override
    public String example() {
        return "date,open,high,low,close,volume,Name";
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        List<String> header = head.fields(',');
        Columns dated = DATED.in(header, TimeFormat.DATE);
        return Layout.of(head, ',', dated == null ? STAMPED.in(header, TimeFormat.TIMESTAMP) : dated);
    }

    private static ColumnNames names(String time) {
        return new ColumnNames(time, "open", "high", "low", "close", "volume", "name", Set.of("adj close"));
    }
}
