package io.papertape.prices.file;

import io.papertape.prices.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one symbol from one file, in order of time, each read once. From the first bar to the last one block
/// is in memory. Not safe for use by several threads.
final class SpooledBars {

    /// In place of a time, at the end.
    static final long END = Long.MAX_VALUE;

    private final SpoolFile spool;
    private final String file;
    private final int symbol;
    private final List<Block> blocks;
    private long @Nullable [] loaded;
    private int block;
    private int position;

    /// Where the bars of the block end.
    private int end;

    /// @param blocks in order of time
    SpooledBars(SpoolFile spool, String file, int symbol, List<Block> blocks) {
        this.spool = spool;
        this.file = file;
        this.symbol = symbol;
        this.blocks = blocks;
    }

    /// The same bars as those of another symbol; before any was read.
    SpooledBars of(int other) {
        return new SpooledBars(spool, file, other, blocks);
    }

    String file() {
        return file;
    }

    /// Number of the symbol.
    int symbol() {
        return symbol;
    }

    /// Time of the current bar, epoch milliseconds UTC, or [#END].
    long time() {
        if (loaded == null) {
            return block == blocks.size() ? END : blocks.get(block).first();
        }
        return loaded[position + Track.TIME];
    }

    /// Times of the first bar and the last; before any was read.
    Coverage coverage() {
        return blocks.isEmpty()
                ? Coverage.NONE
                : new Coverage(blocks.getFirst().first(), blocks.getLast().last());
    }

    /// Copies the current bar.
    ///
    /// @param bar takes [Track#COLUMNS] numbers
    void read(long[] bar) {
        long[] from = loaded;
        if (from == null) {
            from = load();
        }
        System.arraycopy(from, position, bar, 0, Track.COLUMNS);
    }

    /// Moves to the next bar; after the current one was read.
    void advance() {
        position += Track.COLUMNS;
        if (position == end) {
            block++;
            position = 0;
            loaded = block == blocks.size() ? null : load();
        }
    }

    /// Time of the first bar, read or not.
    long first() {
        return blocks.getFirst().first();
    }

    /// Time of the last bar.
    long last() {
        return blocks.getLast().last();
    }

    /// Number of bars from begin to end.
    long bars() {
        long bars = 0;
        for (Block each : blocks) {
            bars += each.bars();
        }
        return bars;
    }

    private long[] load() {
        Block next = blocks.get(block);
        long[] into = loaded == null ? new long[Track.BLOCK] : loaded;
        end = next.bars() * Track.COLUMNS;
        spool.read(next.place(), into, end);
        loaded = into;
        return into;
    }
}
