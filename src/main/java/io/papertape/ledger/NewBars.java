package io.papertape.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares bars that are new to a session with those that others have brought.
///
/// @param version of the price set that the session is made from
/// @param symbols that the session keeps bars of, by index
/// @param benchmark index of a benchmark that it does not trade
record NewBars(
        PriceSetLedger sets,
        PriceBarLedger bars,
        long session,
        long version,
        List<String> symbols,
        SymbolIndex indexes,
        int benchmark) {

    /// Those that are not there yet; null where others have used other bars.
    ///
    /// @param added by symbol
    /// @param after time before the first of them
    /// @param until time of the last one
    @Nullable
    List<BarBlock> fresh(Map<Integer, List<BarBlock>> added, BarTails open, long after, long until) {
        Map<Integer, List<BarBlock>> there = new HashMap<>();
        for (BarBlock block : bars.blocksBetween(version, indexes, after, until)) {
            BarBlock cut = block.between(after + 1, until);
            if (cut.size() > 0) {
                there.computeIfAbsent(block.symbol(), symbol -> new ArrayList<>())
                        .add(cut);
            }
        }
        boolean volumesMatter = sets.volumesMatter(version);
        List<BarBlock> fresh = new ArrayList<>();
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            BarSeries own = new BarSeries(added.getOrDefault(symbol, List.of()));
            BarSeries others = new BarSeries(there.getOrDefault(symbol, List.of()));
            if (symbol == benchmark) {
                own.addMissing(fresh, others);
            } else if (!own.addTo(fresh, others, volumesMatter)) {
                return null;
            }
        }
        return open.mayHaveBeenUsed(fresh) && haveBeenUsed(fresh, until) ? null : fresh;
    }

    private boolean haveBeenUsed(List<BarBlock> fresh, long until) {
        long first = fresh.stream().mapToLong(block -> block.time(0)).min().orElse(until);
        List<PriceSetLedger.Use> uses = sets.uses(version, session, first);
        for (BarBlock block : fresh) {
            String symbol = symbols.get(block.symbol());
            for (int i = 0; i < block.size(); i++) {
                long time = block.time(i);
                if (uses.stream().anyMatch(use -> use.covers(symbol, time))) {
                    return true;
                }
            }
        }
        return false;
    }
}
