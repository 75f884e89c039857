package io.papertape.engine.portfolio;

/// The UTC date of a time. Times are epoch milliseconds.
public final class UtcDay {

    /// Of every date: leap seconds do not count.
    public static final long MILLIS = 86_400_000L;

    private UtcDay() {}

    /// The first moment of the date of a time.
    public static long start(long time) {
        return time - Math.floorMod(time, MILLIS);
    }

    /// Whether a time is on the date that begins at `start`; never where that is
    /// [Long#MIN_VALUE], which stands for no date.
    public static boolean contains(long start, long time) {
        return Long.compareUnsigned(time - start, MILLIS) < 0;
    }
}
