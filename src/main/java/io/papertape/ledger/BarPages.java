package io.papertape.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of the blocks that a session was made from, in order of their first bars. They may hold bars before the first
/// time of the session and after its last slice. [UsedBars#read()] begins them. Not safe for use by several threads.
public final class BarPages {

    private final PriceBarLedger bars;
    private final long version;
    private final SymbolIndex symbols;
    private @Nullable BarLookup lookup;
    private PriceBarLedger.@Nullable Row last;
    private boolean ended;

    BarPages(PriceBarLedger bars, long version, SymbolIndex symbols) {
        this.bars = bars;
        this.version = version;
        this.symbols = symbols;
    }

    /// Lets a lookup keep what is read.
    public BarPages into(BarLookup keeps) {
        lookup = keeps;
        return this;
    }

    /// Some of the next blocks; empty at the end.
    public List<BarBlock> next() {
        List<BarBlock> blocks = new ArrayList<>();
        while (blocks.isEmpty() && !ended) {
            List<PriceBarLedger.Row> page = bars.page(version, symbols, last, VersionBlocks.PER_PAGE);
            ended = page.size() < VersionBlocks.PER_PAGE;
            for (PriceBarLedger.Row row : page) {
                if (row.block() != null) {
                    blocks.add(row.block());
                    keep(row);
                }
                last = row;
            }
        }
        return blocks;
    }

    private void keep(PriceBarLedger.Row row) {
        if (lookup != null) {
            lookup.take(version, row);
        }
    }
}
