package io.papertape.prices;

import io.papertape.engine.market.Adjustment;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bars to read.
///
/// All bars of two symbols, of files without a row that has to be rejected:
///
/// ```java
/// PriceQuery query = new PriceQuery(
///         Path.of("data/prices"), List.of("AAPL", "KO"), Long.MIN_VALUE, Long.MAX_VALUE, 0);
/// ```
///
/// @param prices a folder, or a file
/// @param recursive whether the files in the subfolders of a folder are read, too
/// @param symbols in the order of processing; empty for every symbol there is, by name
/// @param from the first time, epoch milliseconds UTC, inclusive
/// @param to the last time, epoch milliseconds UTC, inclusive
/// @param maxRejected how many rejected rows are tolerated
/// @param fileZone of times in files that have no offset
/// @param lastCounts whether of rows of one file that give different bars for a symbol and time the last is used;
///     otherwise none is
/// @param adjustment what prices are adjusted for
/// @param symbolsMayMiss whether a symbol may be in none of the files; it is a mistake otherwise
/// @param benchmark one more symbol that must be there, of which slices tell the latest price; null where there is
///     none, or where it is one of the symbols
public record PriceQuery(
        Path prices,
        boolean recursive,
        List<String> symbols,
        long from,
        long to,
        int maxRejected,
        ZoneId fileZone,
        boolean lastCounts,
        Adjustment adjustment,
        boolean symbolsMayMiss,
        @Nullable String benchmark) {

    public PriceQuery {
        symbols = List.copyOf(symbols);
        benchmark = benchmark == null || symbols.contains(benchmark) ? null : benchmark;
    }

    /// A query of symbols that must be there, as their files have them, whose times are in UTC.
    public PriceQuery(Path prices, List<String> symbols, long from, long to, int maxRejected) {
        this(prices, false, symbols, from, to, maxRejected, ZoneOffset.UTC, false, Adjustment.NONE, false, null);
    }

    /// This query for a session that has seen the bars up to `time`: those are read in any case, and a symbol of
    /// which there is none any more is for the session to judge.
    ///
    /// @param time epoch milliseconds UTC
    public PriceQuery after(long time) {
        return new PriceQuery(
                prices,
                recursive,
                symbols,
                from,
                Math.max(to, time),
                maxRejected,
                fileZone,
                lastCounts,
                adjustment,
                true,
                benchmark);
    }

    /// This query for other symbols, each of which may be missing.
    public PriceQuery of(List<String> others) {
        return new PriceQuery(
                prices, recursive, others, from, to, maxRejected, fileZone, lastCounts, adjustment, true, null);
    }

    /// The symbols to read, the benchmark behind the others; empty for every symbol there is.
    public List<String> wanted() {
        if (benchmark == null || symbols.isEmpty()) {
            return symbols;
        }
        List<String> wanted = new ArrayList<>(symbols);
        wanted.add(benchmark);
        return wanted;
    }

    /// Whether a time, epoch milliseconds UTC, is between `from` and `to`.
    public boolean covers(long time) {
        return time >= from && time <= to;
    }
}
