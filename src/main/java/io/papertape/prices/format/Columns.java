package io.papertape.prices.format;

import org.jspecify.annotations.Nullable;

/// Which column of a price file holds what.
///
/// @param time column of the bar's time
/// @param timeFormat how the time is written
/// @param open column of the open
/// @param high column of the high
/// @param low column of the low
/// @param close column of the close
/// @param volume column of the volume, or [#NONE]
/// @param symbol column of the symbol, or [#NONE] where rows do not name it
/// @param count number of columns
record Columns(
        int time, TimeFormat timeFormat, int open, int high, int low, int close, int volume, int symbol, int count) {

    static final int NONE = -1;

    /// How the time of a bar is written.
    enum TimeFormat {
        /// `2013-02-08`, a daily bar, or `2013-02-08 09:30`.
        DATE,
        /// As [#DATE], or `1514764800`: an epoch.
        TIMESTAMP
    }

    /// Name of the last column where a part of what stands in it would be another symbol, time or price, or null.
    @Nullable
    String lastThatCutsShort() {
        int last = count - 1;
        if (last == symbol) {
            return "symbol";
        }
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
}
