package io.papertape.ledger;

import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bars of slices that come after those that a session was made from.
final class AddedBars {

    private AddedBars() {}

    /// Time of the first of them.
    static long begin(List<MarketSlice> slices) {
        long begin = slices.getFirst().time();
        for (MarketSlice slice : slices) {
            if (!slice.benchmarkBars().isEmpty()) {
                begin = Math.min(begin, slice.benchmarkBars().getFirst().time());
            }
        }
        return begin;
    }

    /// In blocks by symbol, without those of a benchmark that are not new.
    ///
    /// @param benchmark index of a benchmark that is none of the symbols
    /// @param after last slice of the session so far
    static Map<Integer, List<BarBlock>> bySymbol(List<MarketSlice> slices, int benchmark, long after) {
        Map<Integer, List<BarBlock>> bySymbol = new HashMap<>();
        for (MarketSlice slice : slices) {
            for (int i = 0; i < slice.size(); i++) {
                room(bySymbol, slice.symbol(i)).add(slice, i);
            }
            for (MarketSlice.BenchmarkBar bar : slice.benchmarkBars()) {
                if (bar.time() > after) {
                    room(bySymbol, benchmark).add(bar.time(), bar.bar());
                }
            }
        }
        return bySymbol;
    }

    private static BarBlock room(Map<Integer, List<BarBlock>> bySymbol, int symbol) {
        List<BarBlock> blocks = bySymbol.computeIfAbsent(symbol, first -> new ArrayList<>());
        if (blocks.isEmpty() || blocks.getLast().full()) {
            blocks.add(new BarBlock(symbol, 0));
        }
        return blocks.getLast();
    }
}
