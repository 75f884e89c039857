package io.papertape.engine.live;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;

/// Fails whenever it is asked.
public final class ThrowingFeed implements DataFeed {

    private final RuntimeException failure;
    private int asked;

    ThrowingFeed(RuntimeException failure) {
        this.failure = failure;
    }

    @Override
    public MarketSlice next() {
        asked++;
        throw failure;
    }

    int asked() {
        return asked;
    }
}
