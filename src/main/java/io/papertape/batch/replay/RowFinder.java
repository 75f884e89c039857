package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.RestatedBar;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the rows of the files that give bars, by reading the files again: only where there is something to tell.
///
/// @param prices opens the files
/// @param query which of their bars a run reads
record RowFinder(PriceSource prices, PriceQuery query) {

    /// File and line of each bar that the files still have.
    Map<RestatedBar, String> find(List<RestatedBar> bars) {
        Map<RestatedBar, String> rows = new HashMap<>();
        if (bars.isEmpty()) {
            return rows;
        }
        long last = bars.stream().mapToLong(RestatedBar::time).max().orElseThrow();
        try (PriceTape tape = prices.open(query)) {
            for (MarketSlice slice = tape.next(); slice != null && slice.time() <= last; slice = tape.next()) {
                for (RestatedBar bar : bars) {
                    if (bar.time() == slice.time()) {
                        find(bar, slice, tape, rows);
                    }
                }
            }
        }
        return rows;
    }

    private static void find(RestatedBar bar, MarketSlice slice, PriceTape tape, Map<RestatedBar, String> rows) {
        for (int i = 0; i < slice.size(); i++) {
            if (tape.symbols().get(slice.symbol(i)).equals(bar.symbol())) {
                rows.put(bar, tape.row(slice.symbol(i)));
            }
        }
    }
}
