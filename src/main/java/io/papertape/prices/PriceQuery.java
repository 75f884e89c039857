package io.papertape.prices;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bars to read.
///
/// @param prices a folder, whose `.csv` and `.csv.gz` files are read (not those of its subfolders), or a file
/// @param symbols in the order of processing; empty for every symbol there is, by name
/// @param from the first time, epoch milliseconds UTC, inclusive
/// @param to the last time, epoch milliseconds UTC, inclusive
/// @param maxRejected how many rejected rows are tolerated
public record PriceQuery(Path prices, List<String> symbols, long from, long to, int maxRejected) {

    public PriceQuery {
        symbols = List.copyOf(symbols);
    }

    /// This query for other symbols.
    public PriceQuery withSymbols(List<String> others) {
        return new PriceQuery(prices, others, from, to, maxRejected);
    }

    /// This query, up to `time` at least.
    ///
    /// @param time epoch milliseconds UTC, or null for no such demand
    public PriceQuery reaching(@Nullable Long time) {
        return time == null || time <= to ? this : new PriceQuery(prices, symbols, from, time, maxRejected);
    }

    boolean covers(long time) {
        return time >= from && time <= to;
    }
}
