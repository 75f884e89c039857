package io.papertape.batch.sweep;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of several symbols, merged into slices by time. Not safe for use by several threads.
final class SpilledSlices implements DataFeed {

    private final List<Blocks> symbols;
    private final long[][] blocks;
    private final int[] numbers;
    private final int[] bars;
    private final int[] places;
    private int lastSize = 1;

    /// The bars of a symbol, see [SweepBars].
    interface Blocks {

        /// Reads a block.
        ///
        /// @param number from 0
        /// @return how many bars it has; 0 behind the last one
        int read(int number, long[] into);
    }

    /// @param symbols in order
    SpilledSlices(List<Blocks> symbols) {
        this.symbols = List.copyOf(symbols);
        blocks = new long[symbols.size()][SweepBars.BLOCK];
        numbers = new int[symbols.size()];
        bars = new int[symbols.size()];
        places = new int[symbols.size()];
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            bars[symbol] = symbols.get(symbol).read(0, blocks[symbol]);
        }
    }

    @Override
    public @Nullable MarketSlice next() {
        long time = Long.MAX_VALUE;
        for (int symbol = 0; symbol < bars.length; symbol++) {
            if (bars[symbol] > 0) {
                time = Math.min(time, SweepBars.time(blocks[symbol], places[symbol]));
            }
        }
        if (time == Long.MAX_VALUE) {
            return null;
        }
        MarketSlice slice = new MarketSlice(time, lastSize);
        for (int symbol = 0; symbol < bars.length; symbol++) {
            if (bars[symbol] > 0 && SweepBars.time(blocks[symbol], places[symbol]) == time) {
                SweepBars.add(symbol, blocks[symbol], places[symbol], slice);
                advance(symbol);
            }
        }
        lastSize = slice.size();
        return slice;
    }

    private void advance(int symbol) {
        places[symbol] += SweepBars.COLUMNS;
        if (places[symbol] == bars[symbol] * SweepBars.COLUMNS) {
            places[symbol] = 0;
            bars[symbol] = symbols.get(symbol).read(++numbers[symbol], blocks[symbol]);
        }
    }
}
