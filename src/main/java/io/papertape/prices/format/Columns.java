package io.papertape.prices.format;

import org.jspecify.annotations.Nullable;

/// Which column of a price file holds what.
///
/// @param time column of the bar's time, or of its date alone
/// @param clock column of its time of day, or [#NONE] where `time` has all of it
/// @param open column of the open
/// @param high column of the high
/// @param low column of the low
/// @param close column of the close
/// @param volume column of the volume, or [#NONE]
/// @param symbol column of the symbol, or [#NONE] where rows do not name it
/// @param count number of columns
record Columns(int time, int clock, int open, int high, int low, int close, int volume, int symbol, int count) {

    static final int NONE = -1;

    /// Columns of a time that is in one of them.
    Columns(int time, int open, int high, int low, int close, int volume, int symbol, int count) {
        this(time, NONE, open, high, low, close, volume, symbol, count);
    }

    /// Name of the last column where a part of what stands in it would be another symbol, time or price, or null.
    @Nullable
    String lastThatCutsShort() {
        int last = count - 1;
        if (last == symbol) {
            return "symbol";
        }
        if (last == time || last == clock) {
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

    /// These, with a time that is a date alone.
    Columns withoutClock() {
        return new Columns(time, open, high, low, close, volume, symbol, count);
    }

    /// These, with another column of the volume.
    Columns withVolume(int column) {
        return new Columns(time, clock, open, high, low, close, column, symbol, count);
    }
}
