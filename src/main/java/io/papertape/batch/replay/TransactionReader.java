package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Reads the slices of one transaction: so many at most, and fewer where they hold many bars, so that memory does not
/// grow with the number of symbols. Spring Batch counts items alone, so the slices of a transaction are one item.
final class TransactionReader implements ItemStreamReader<List<MarketSlice>> {

    /// Some 25 MB of bars: as many as 500 slices of 1,000 symbols have.
    static final int MOST_BARS = 500_000;

    private final ItemStreamReader<MarketSlice> slices;
    private final int mostSlices;
    private final int mostBars;

    TransactionReader(ItemStreamReader<MarketSlice> slices, int mostSlices, int mostBars) {
        this.slices = slices;
        this.mostSlices = mostSlices;
        this.mostBars = mostBars;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        slices.open(executionContext);
    }

    @Override
    public @Nullable List<MarketSlice> read() throws Exception {
        List<MarketSlice> read = new ArrayList<>();
        int bars = 0;
        while (read.size() < mostSlices && bars < mostBars) {
            MarketSlice slice = slices.read();
            if (slice == null) {
                break;
            }
            read.add(slice);
            bars += slice.size();
        }
        return read.isEmpty() ? null : read;
    }
}
