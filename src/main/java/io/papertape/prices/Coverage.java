package io.papertape.prices;

/// From when to when the files of a tape have bars of a symbol: they are right in between, and tell nothing of other
/// times.
///
/// @param first time of the first bar, epoch milliseconds UTC
/// @param last time of the last one
public record Coverage(long first, long last) {

    /// Of a symbol that the files do not have.
    public static final Coverage NONE = new Coverage(Long.MAX_VALUE, Long.MIN_VALUE);

    /// Every time.
    public static final Coverage ALL = new Coverage(Long.MIN_VALUE, Long.MAX_VALUE);

    /// Whether there is no bar at all.
    public boolean isEmpty() {
        return first > last;
    }

    /// Whether a time is between the first bar and the last, inclusive.
    public boolean contains(long time) {
        return time >= first && time <= last;
    }

    /// This coverage and another one of the same symbol together.
    public Coverage with(Coverage other) {
        return new Coverage(Math.min(first, other.first), Math.max(last, other.last));
    }
}
