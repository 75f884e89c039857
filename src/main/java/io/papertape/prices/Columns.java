package io.papertape.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The layout of a price file: which column holds what. A layout is recognised by the names in the header, whatever
/// their order and case.
///
/// @param time column of the bar's time
/// @param timeFormat how the time is written
/// @param open column of the open
/// @param high column of the high
/// @param low column of the low
/// @param close column of the close
/// @param volume column of the volume, or [#NONE]
/// @param symbol column of the symbol, or [#NONE] when the file's name is the symbol
/// @param count number of columns
record Columns(
        int time, TimeFormat timeFormat, int open, int high, int low, int close, int volume, int symbol, int count) {

    static final int NONE = -1;

    /// What headers may look like, for messages.
    static final String EXAMPLES = "date,open,high,low,close,volume,Name or Date,Open,High,Low,Close,Adj Close,Volume"
            + " or timestamp,open,high,low,close,volume";

    private static final List<String> KNOWN =
            List.of("date", "timestamp", "open", "high", "low", "close", "adj close", "volume", "name");

    /// How the time of a bar is written.
    enum TimeFormat {
        /// `2013-02-08`, a daily bar, or `2013-02-08 09:30`.
        DATE,
        /// As [#DATE], or `1514764800`: an epoch.
        TIMESTAMP
    }

    /// The layout with this header; empty when a needed column is missing, or one is unknown or there twice.
    static Optional<Columns> of(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        boolean dated = names.contains("date");
        boolean stamped = names.contains("timestamp");
        boolean unambiguous = Set.copyOf(names).size() == names.size() && KNOWN.containsAll(names);
        if (!unambiguous || dated == stamped || !names.containsAll(List.of("open", "high", "low", "close"))) {
            return Optional.empty();
        }
        return Optional.of(new Columns(
                names.indexOf(dated ? "date" : "timestamp"),
                dated ? TimeFormat.DATE : TimeFormat.TIMESTAMP,
                names.indexOf("open"),
                names.indexOf("high"),
                names.indexOf("low"),
                names.indexOf("close"),
                names.indexOf("volume"),
                names.indexOf("name"),
                names.size()));
    }

    /// Name of the last column where a part of what stands in it would be another time or price, or null.
    @Nullable
    String lastThatCutsShort() {
        int last = count - 1;
        if (last == time) {
            return "time";
        }
        if (last == open) {
            return "open";
        }
        if (last == high) {
            return "high";
        }
        if (last == low) {
            return "low";
        }
        return last == close ? "close" : null;
    }

    /// Whether rows name their symbol, so that one file may hold many.
    boolean namesSymbols() {
        return symbol != NONE;
    }
}
