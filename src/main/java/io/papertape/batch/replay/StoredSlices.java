package io.papertape.batch.replay;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.BarBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The slices that the books of a session were made from. Not safe for use by several threads.
final class StoredSlices implements DataFeed {

    private final StoredBars bars;
    private final int traded;
    private final PointDates dates;
    private long benchmarkPrice;
    private int lastSize = 1;

    /// @param bars none of them looked at
    /// @param traded how many symbols the session trades; one more is a benchmark
    /// @param dates of the slices
    StoredSlices(StoredBars bars, int traded, PointDates dates) {
        this.bars = bars;
        this.traded = traded;
        this.dates = dates;
    }

    @Override
    public @Nullable MarketSlice next() {
        List<MarketSlice.BenchmarkBar> benchmark = new ArrayList<>(1);
        for (long time = bars.earliest(); time != StoredBars.NONE; time = bars.earliest()) {
            MarketSlice slice = new MarketSlice(time, lastSize);
            bars.take(time, (symbol, block, i) -> add(symbol, block, i, slice, benchmark));
            if (slice.size() > 0) {
                lastSize = slice.size();
                slice.noteBenchmark(benchmarkPrice);
                slice.noteBenchmarkBars(benchmark);
                dates.mark(slice);
                return slice;
            }
        }
        return null;
    }

    /// The latest price of a benchmark that the session does not trade; 0 where there is none.
    long benchmarkPrice() {
        return benchmarkPrice;
    }

    private void add(int symbol, BarBlock block, int i, MarketSlice slice, List<MarketSlice.BenchmarkBar> benchmark) {
        if (symbol < traded) {
            block.copyTo(slice, i);
        } else {
            benchmarkPrice = block.close(i);
            benchmark.add(new MarketSlice.BenchmarkBar(slice.time(), block.bar(i)));
        }
    }
}
