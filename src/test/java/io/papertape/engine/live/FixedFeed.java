package io.papertape.engine.live;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Gives these slices, then none.
public final class FixedFeed implements DataFeed {

    private final Deque<MarketSlice> slices;

    public FixedFeed(List<MarketSlice> slices) {
        this.slices = new ArrayDeque<>(slices);
    }

    public static FixedFeed of(MarketSlice... slices) {
        return new FixedFeed(Arrays.asList(slices));
    }

    @Override
    public MarketSlice next() {
        return slices.poll();
    }
}
