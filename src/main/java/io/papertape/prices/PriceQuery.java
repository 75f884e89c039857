package io.papertape.prices;

import java.nio.file.Path;
import java.util.List;

/// Which bars to read.
///
/// @param prices a folder, whose `.csv` and `.csv.gz` files are read (not those of its subfolders), or a file
/// @param symbols in the order of processing; empty for every symbol there is, by name
/// @param from the first time, epoch milliseconds UTC, inclusive
/// @param to the last time, epoch milliseconds UTC, inclusive
/// @param maxRejected how many rejected rows are tolerated
/// @param symbolsMayMiss whether a symbol may be in none of the files; it is a mistake otherwise
public record PriceQuery(
        Path prices, List<String> symbols, long from, long to, int maxRejected, boolean symbolsMayMiss) {

    public PriceQuery {
        symbols = List.copyOf(symbols);
    }

    /// A query of symbols that must be there.
    public PriceQuery(Path prices, List<String> symbols, long from, long to, int maxRejected) {
        this(prices, symbols, from, to, maxRejected, false);
    }

    /// This query for a session that has seen the bars up to `time`: those are read in any case, and a symbol of which
    /// there is none any more is for the session to judge.
    ///
    /// @param time epoch milliseconds UTC
    public PriceQuery after(long time) {
        return new PriceQuery(prices, symbols, from, Math.max(to, time), maxRejected, true);
    }

    boolean covers(long time) {
        return time >= from && time <= to;
    }
}
