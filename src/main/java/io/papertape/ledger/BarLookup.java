package io.papertape.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds bars of price sets by symbol and time. Keeps the blocks that it has read, and those that it is given, up to so
/// many; sessions that were made from the same bars share one. Blocks may grow and follow while they are kept: what is
/// not found is looked for again. Safe for use by several threads.
public final class BarLookup {

    /// Of 6 kB each.
    private static final int MOST_BLOCKS = 8_000;

    private final PriceBarLedger bars;
    private final Map<Long, Map<String, TreeMap<Long, Kept>>> versions = new HashMap<>();
    private final List<Kept> read = new ArrayList<>();

    /// Up to which time the blocks of a symbol are known to be all that there are.
    private final Map<Long, Map<String, Long>> listedTo = new HashMap<>();

    BarLookup(PriceBarLedger bars) {
        this.bars = bars;
    }

    /// A block that there is.
    private static final class Kept {
        private final long id;
        private @Nullable BarBlock block;

        private Kept(long id) {
            this.id = id;
        }

        /// Whether this one, which may have its bars, is still what is stored.
        private boolean isThat(PriceBarLedger.Listed stored) {
            return id == stored.id()
                    && block != null
                    && block.lastTime() == stored.last()
                    && block.size() == stored.bars();
        }
    }

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

        long volumeCode() {
            return block.volumeCode(i);
        }

        long time() {
            return block.time(i);
        }
    }

    /// Keeps a block that somebody else has read, if there is room. The blocks of a symbol come in order from its first
    /// one on.
    synchronized void take(long version, PriceBarLedger.Row row) {
        if (read.size() < MOST_BLOCKS && row.block() != null) {
            Kept kept = new Kept(row.id());
            kept.block = row.block();
            read.add(kept);
            versions.computeIfAbsent(version, first -> new HashMap<>())
                    .computeIfAbsent(row.symbol(), first -> new TreeMap<>())
                    .put(row.first(), kept);
        }
    }

    /// The bar of a time; null where there is none.
    synchronized @Nullable Found at(long version, String symbol, long time) {
        Found last = last(version, symbol, time, Long.MIN_VALUE);
        if (last != null && last.time() != time) {
            list(version);
            last = last(version, symbol, time, Long.MIN_VALUE);
        }
        return last == null || last.time() != time ? null : last;
    }

    /// The last bar up to a time; null where there is none.
    ///
    /// @param storedTo time up to which all bars of the symbol are stored
    synchronized @Nullable Found last(long version, String symbol, long time, long storedTo) {
        Map<String, Long> listed = listedTo.computeIfAbsent(version, first -> new HashMap<>());
        Kept kept = find(version, symbol, time);
        BarBlock block = kept == null ? null : block(kept);
        if ((block == null || time > block.lastTime()) && time > listed.getOrDefault(symbol, Long.MIN_VALUE)) {
            list(version);
            listed.merge(symbol, storedTo, Math::max);
            kept = find(version, symbol, time);
            block = kept == null ? null : block(kept);
        }
        return block == null ? null : new Found(block, last(block, time));
    }

    private @Nullable Kept find(long version, String symbol, long time) {
        Map<String, TreeMap<Long, Kept>> symbols = versions.get(version);
        if (symbols == null) {
            return null;
        }
        TreeMap<Long, Kept> blocks = symbols.get(symbol);
        Map.Entry<Long, Kept> floor = blocks == null ? null : blocks.floorEntry(time);
        return floor == null ? null : floor.getValue();
    }

    private void list(long version) {
        Map<String, TreeMap<Long, Kept>> before = versions.getOrDefault(version, Map.of());
        Map<String, TreeMap<Long, Kept>> symbols = new HashMap<>();
        bars.list(version, stored -> {
            TreeMap<Long, Kept> known = before.get(stored.symbol());
            Kept kept = known == null ? null : known.get(stored.first());
            symbols.computeIfAbsent(stored.symbol(), name -> new TreeMap<>())
                    .put(stored.first(), kept != null && kept.isThat(stored) ? kept : new Kept(stored.id()));
        });
        versions.put(version, symbols);
    }

    private BarBlock block(Kept kept) {
        BarBlock block = kept.block;
        return block == null ? read(kept) : block;
    }

    private BarBlock read(Kept kept) {
        if (read.size() >= MOST_BLOCKS) {
            read.forEach(before -> before.block = null);
            read.clear();
        }
        BarBlock block = bars.block(kept.id);
        kept.block = block;
        read.add(kept);
        return block;
    }

    /// Which bar is the last up to a time, which is not before the first.
    private static int last(BarBlock block, long time) {
        int low = 0;
        int high = block.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (block.time(middle) <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
