package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.BarBlock;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.UsedBars;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the bars of a chunk, so that the next run notices when one of them has changed.
///
/// The last block of a symbol is written anew until it is full; which ones that are is asked of the books once.
final class UsedBarWriter implements ItemWriter<SliceOutcome> {

    private final UsedBars bars;
    private final int symbols;
    private @Nullable BarBlock @Nullable [] unfilled;
    private final BitSet kept = new BitSet();
    private final BitSet touched = new BitSet();
    private final List<BarBlock> added = new ArrayList<>();
    private final List<BarBlock> extended = new ArrayList<>();
    private long next;

    UsedBarWriter(RunBooks books) {
        bars = books.usedBars();
        symbols = books.symbols().size();
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        @Nullable BarBlock[] blocks = blocks();
        for (SliceOutcome outcome : chunk) {
            MarketSlice slice = outcome.slice();
            for (int i = 0; i < slice.size(); i++) {
                add(blocks, slice, i);
            }
        }
        for (int symbol = touched.nextSetBit(0); symbol >= 0; symbol = touched.nextSetBit(symbol + 1)) {
            put(symbol, blocks[symbol]);
            kept.set(symbol);
        }
        bars.add(added);
        bars.extend(extended);
        touched.clear();
        added.clear();
        extended.clear();
    }

    private void add(@Nullable BarBlock[] blocks, MarketSlice slice, int i) {
        int symbol = slice.symbol(i);
        BarBlock block = blocks[symbol];
        if (block == null) {
            block = new BarBlock(symbol, next++);
            blocks[symbol] = block;
            kept.clear(symbol);
        }
        block.add(slice, i);
        touched.set(symbol);
        if (block.full()) {
            put(symbol, block);
            blocks[symbol] = null;
            touched.clear(symbol);
        }
    }

    private void put(int symbol, @Nullable BarBlock block) {
        if (block != null) {
            (kept.get(symbol) ? extended : added).add(block);
        }
    }

    private @Nullable BarBlock[] blocks() {
        @Nullable BarBlock[] blocks = unfilled;
        if (blocks == null) {
            blocks = new BarBlock[symbols];
            for (BarBlock block : bars.unfilled()) {
                blocks[block.symbol()] = block;
                kept.set(block.symbol());
            }
            next = bars.count();
            unfilled = blocks;
        }
        return blocks;
    }
}
