package io.papertape.batch.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Since when there are slices, and whether they have waited long enough. A slice is there since the prices were first
/// seen to go as far. Not safe for use by several threads at once.
final class SliceWait {

    private final Duration wait;
    private final InstantSource clock;
    private final BitSet symbols = new BitSet();
    private final NavigableMap<Long, Instant> seen = new TreeMap<>();

    /// @param wait how long is long enough
    SliceWait(Duration wait, InstantSource clock) {
        this.wait = wait;
        this.clock = clock;
    }

    /// Notes how far the prices go.
    ///
    /// @param newest time of their newest bar, epoch milliseconds UTC
    void saw(long newest) {
        if (seen.isEmpty() || newest > seen.lastKey()) {
            seen.put(newest, clock.instant());
        }
    }

    /// Notes that the prices have bars of a symbol.
    void sawSymbol(int symbol) {
        symbols.set(symbol);
    }

    /// Whether the prices have been seen to have bars of a symbol. Where they have none now, somebody writes its file.
    boolean hasSeenSymbol(int symbol) {
        return symbols.get(symbol);
    }

    /// Whether a slice has waited long enough.
    ///
    /// @param time of the slice, which the prices have been seen to have
    boolean isOver(long time) {
        seen.headMap(time).clear();
        Instant since = seen.firstEntry().getValue();
        return !clock.instant().isBefore(since.plus(wait));
    }
}
