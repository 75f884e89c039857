package io.papertape.batch.replay;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the new names of symbols that are gone: others of the files that have the same bars.
final class RenamedSymbols {

    /// More new names than these are a folder of its own, not renamed symbols.
    private static final int MOST_OTHERS = 50;

    private static final int MOST_GONE = 20;
    private static final int FEWEST_BARS = 5;

    /// In place of the number of equal bars where one differs.
    private static final int OTHER = -1;

    private final ReplayRun run;
    private final long last;

    /// @param last last slice of the session
    RenamedSymbols(ReplayRun run, long last) {
        this.run = run;
        this.last = last;
    }

    /// The new name by the old one.
    ///
    /// @param gone symbols of the session, by index
    Map<String, String> find(List<Integer> gone) {
        List<String> others = run.slices().others();
        if (others.isEmpty() || others.size() > MOST_OTHERS || gone.size() > MOST_GONE) {
            return Map.of();
        }
        Map<Integer, Map<Long, Bar>> bars = bars(new HashSet<>(gone));
        Map<String, String> renamed = new LinkedHashMap<>();
        PriceQuery asked = run.rows().query();
        try (PriceTape tape = run.rows().prices().open(asked.of(others))) {
            Map<List<Integer>, Integer> same = new HashMap<>();
            for (MarketSlice slice = tape.next(); slice != null && slice.time() <= last; slice = tape.next()) {
                compare(slice, bars, same);
            }
            same.forEach((pair, count) -> {
                if (count >= FEWEST_BARS) {
                    renamed.putIfAbsent(
                            run.symbols().get(pair.getFirst()), tape.symbols().get(pair.getLast()));
                }
            });
        } catch (PriceFileException e) {
            return Map.of();
        }
        return renamed;
    }

    private static void compare(
            MarketSlice slice, Map<Integer, Map<Long, Bar>> bars, Map<List<Integer>, Integer> same) {
        bars.forEach((symbol, byTime) -> {
            Bar own = byTime.get(slice.time());
            for (int i = 0; own != null && i < slice.size(); i++) {
                boolean equal = own.close() == slice.close(i)
                        && own.open() == slice.open(i)
                        && own.high() == slice.high(i)
                        && own.low() == slice.low(i);
                same.merge(List.of(symbol, slice.symbol(i)), equal ? 1 : OTHER, RenamedSymbols::together);
            }
        });
    }

    private static int together(int before, int more) {
        return before == OTHER || more == OTHER ? OTHER : before + more;
    }

    private Map<Integer, Map<Long, Bar>> bars(Set<Integer> gone) {
        Map<Integer, Map<Long, Bar>> bars = new HashMap<>();
        StoredBars stored = new StoredBars(run.books().usedBars(), last);
        for (long time = stored.earliest(); time != StoredBars.NONE; time = stored.earliest()) {
            stored.take(time, (symbol, block, i) -> {
                if (gone.contains(symbol)) {
                    bars.computeIfAbsent(symbol, first -> new HashMap<>()).put(block.time(i), block.bar(i));
                }
            });
        }
        return bars;
    }
}
