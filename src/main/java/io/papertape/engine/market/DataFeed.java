package io.papertape.engine.market;

import org.jspecify.annotations.Nullable;

/// Source of slices in order of time.
///
/// ```java
/// Iterator<MarketSlice> slices = List.of(new MarketSlice(time, 1).with(0, Bar.flat(Money.ONE))).iterator();
/// DataFeed feed = () -> slices.hasNext() ? slices.next() : null;
/// ```
public interface DataFeed {

    /// Moves to the next slice and returns it, or null when there is none (a live feed: none yet).
    @Nullable
    MarketSlice next();
}
