package io.papertape.prices.format;

import io.papertape.prices.format.Columns.TimeFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file for each symbol, with timestamps: epochs, or dates where a source calls them so.
final class TimestampFormat implements PriceFormat {

    private static final ColumnNames NAMES =
            new ColumnNames("timestamp", "open", "high", "low", "close", "volume", null, Set.of("adj close"));

    @Override
    public String example() {
        return "timestamp,open,high,low,close,volume";
    }

    @Override
    public @Nullable Layout layout(FileHead head) {
        return Layout.of(head, ',', NAMES.in(head.fields(','), TimeFormat.TIMESTAMP));
    }
}
