package io.papertape.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds bars of price sets by symbol and time. Keeps the blocks that it has read, up to so many bars; sessions
/// that were made from the same bars share one. A block may grow while it is kept: what is not found in it is
/// looked for again. Not safe for use by several threads.
public final class BarLookup {

    /// Of about 50 bytes each.
    private static final int MOST_BARS = 400_000;

    private final PriceBarLedger bars;
    private final Map<Key, TreeMap<Long, BarBlock>> kept = new HashMap<>();
    private int count;

    BarLookup(PriceBarLedger bars) {
        this.bars = bars;
    }

    private record Key(long version, String symbol) {}

    /// A bar.
    ///
    /// @param block that it is in
    /// @param i which of it
    record Found(BarBlock block, int i) {

        long open() {
            return block.open(i);
        }

        long high() {
            return block.high(i);
        }

        long low() {
            return block.low(i);
        }

        long close() {
            return block.close(i);
        }

        double volume() {
            return block.volume(i);
        }

        long time() {
            return block.time(i);
        }
    }

    /// The bar of a time; null where there is none.
    @Nullable
    Found at(long version, String symbol, long time) {
        Found last = last(version, symbol, time);
        return last == null || last.time() != time ? null : last;
    }

    /// The last bar up to a time; null where there is none.
    @Nullable
    Found last(long version, String symbol, long time) {
        Key key = new Key(version, symbol);
        TreeMap<Long, BarBlock> blocks = kept.computeIfAbsent(key, k -> new TreeMap<>());
        Map.Entry<Long, BarBlock> floor = blocks.floorEntry(time);
        BarBlock block = floor == null ? null : floor.getValue();
        if (block == null || time > block.lastTime()) {
            block = bars.lastBlock(version, symbol, time);
            if (block == null) {
                return null;
            }
            keep(key, block);
        }
        return new Found(block, block.lastAt(time));
    }

    private void keep(Key key, BarBlock block) {
        if (count > MOST_BARS) {
            kept.clear();
            count = 0;
        }
        BarBlock before = kept.computeIfAbsent(key, k -> new TreeMap<>()).put(block.time(0), block);
        count += block.size() - (before == null ? 0 : before.size());
    }
}
