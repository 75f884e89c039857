package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// Follows how long losses from a peak last, for [MaxDrawdownDays]. Not safe for use by several threads.
final class LongestDrawdown {

    /// Negative before the first equity point.
    private long longest = -1;

    /// Takes the next equity point.
    ///
    /// @param peakAt epoch milliseconds of the peak whose loss lasts or has just ended; `time` where
    ///     there was no loss
    /// @param time epoch milliseconds of the point
    void record(long peakAt, long time) {
        longest = Math.max(longest, time - peakAt);
    }

    /// Calendar days, at least 0, not whole where points are within the day; null without an equity point.
    @Nullable
    Double days() {
        return longest < 0 ? null : Days.of(longest);
    }
}
