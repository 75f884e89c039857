package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// The longest calendar time from a peak to its recovery, or to the last point: from the last point
/// without a loss before the fall (from the first point where the peak is the initial capital) to the
/// first point without a loss after it.
///
/// 0 when equity never fell; undefined (null) without an equity point. Not safe for use by several
/// threads.
final class MaxDrawdownDays {

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

    /// At least 0, not whole where points are within the day.
    @Nullable
    Double value() {
        return longest < 0 ? null : Days.of(longest);
    }
}
