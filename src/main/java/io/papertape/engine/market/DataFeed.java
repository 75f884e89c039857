package io.papertape.engine.market;

import org.jspecify.annotations.Nullable;

/// Source of slices in order of time.
public interface DataFeed {

    /// Moves to the next slice and returns it, or null when there is none (a live feed: none yet).
    @Nullable
    MarketSlice next();
}
