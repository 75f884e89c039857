package io.papertape.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// The blocks of versions of a price set, so far as a session sees them: its symbols, from its first time on. The
/// caller opens the transaction. Not safe for use by several threads.
final class VersionBlocks {

    /// Blocks that are read at once.
    static final int PER_PAGE = 512;

    private final PriceBarLedger bars;
    private final SymbolIndex symbols;
    private final long from;

    /// @param from first time that the session sees
    VersionBlocks(PriceBarLedger bars, SymbolIndex symbols, long from) {
        this.bars = bars;
        this.symbols = symbols;
        this.from = from;
    }

    /// Gives those of a version up to a slice, of each symbol the oldest first.
    void forEach(long version, long last, Consumer<BarBlock> target) {
        List<PriceBarLedger.Row> page = bars.page(version, symbols, null, PER_PAGE);
        while (!page.isEmpty() && page.getFirst().first() <= last) {
            for (PriceBarLedger.Row row : page) {
                if (row.block() != null) {
                    BarBlock cut = row.block().between(from, last);
                    if (cut.size() > 0) {
                        target.accept(cut);
                    }
                }
            }
            page = page.size() < PER_PAGE ? List.of() : bars.page(version, symbols, page.getLast(), PER_PAGE);
        }
    }

    /// Digests of the bars of a version up to a slice, by symbol.
    ///
    /// @param except a symbol of which there is none
    Map<Integer, String> digests(long version, long last, int except) {
        Map<Integer, BarDigest> digests = new HashMap<>();
        forEach(version, last, block -> {
            if (block.symbol() != except) {
                digests.computeIfAbsent(block.symbol(), symbol -> new BarDigest())
                        .add(block);
            }
        });
        Map<Integer, String> texts = new HashMap<>();
        digests.forEach((symbol, digest) -> texts.put(symbol, digest.text()));
        return texts;
    }

    /// Which of some symbols are stale at a slice.
    ///
    /// @param lastBars time of the last bar of each, by index
    Set<Integer> stale(long version, Map<Integer, Long> lastBars, long last) {
        Map<Integer, BarDistances> distances = new HashMap<>();
        lastBars.forEach((symbol, time) -> {
            if (BarDistances.mayBeStale(time, last)) {
                distances.put(symbol, new BarDistances());
            }
        });
        if (!distances.isEmpty()) {
            forEach(version, last, block -> {
                BarDistances ofSymbol = distances.get(block.symbol());
                for (int i = 0; ofSymbol != null && i < block.size(); i++) {
                    ofSymbol.bar(block.time(i));
                }
            });
            distances
                    .entrySet()
                    .removeIf(entry ->
                            !entry.getValue().isStale(Objects.requireNonNull(lastBars.get(entry.getKey())), last));
        }
        return distances.keySet();
    }
}
