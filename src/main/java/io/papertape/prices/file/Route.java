package io.papertape.prices.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whose bars those of a symbol of the files are, by their dates: it is the name of different shares at different
/// times,
/// or the name of some for a time only. Files of the last name may have the bars of the names before it; whether
/// they are needed, is known when all files are read. Not safe for use by several threads.
final class Route {

    private final String symbol;
    private final List<Listing> listings;
    private final Shares shares;
    private final Map<Listing, Integer> standIns = new LinkedHashMap<>();
    private @Nullable String firstFile;
    private long firstLine;
    private long leftOut;

    /// Numbers of shares.
    interface Shares {

        /// That of shares that are known by a symbol, given on first sight.
        int number(String symbol);

        /// A new one, for bars that may stand in for those of shares.
        int standIn(String symbol);
    }

    /// @param symbol of the files
    /// @param listings that have it as a name
    Route(String symbol, List<Listing> listings, Shares shares) {
        this.symbol = symbol;
        this.listings = listings;
        this.shares = shares;
    }

    /// The number of the shares that a bar is of, of those for which it may stand in, or [SymbolTable#UNWANTED].
    ///
    /// @param date of the bar, its first moment in UTC
    int number(long date) {
        for (Listing listing : listings) {
            if (listing.has(symbol, date)) {
                return shares.number(listing.symbol());
            }
        }
        for (Listing listing : listings) {
            if (listing.mayHave(symbol, date)) {
                return standIns.computeIfAbsent(listing, first -> shares.standIn(listing.symbol()));
            }
        }
        return SymbolTable.UNWANTED;
    }

    String symbol() {
        return symbol;
    }

    List<Listing> listings() {
        return listings;
    }

    /// Numbers of bars that may stand in for those of shares, by these.
    Map<Listing, Integer> standIns() {
        return standIns;
    }

    /// Counts a row that is not used.
    void leaveOut(String file, long line) {
        if (firstFile == null) {
            firstFile = file;
            firstLine = line;
        }
        leftOut++;
    }

    /// How many rows are not used.
    long leftOut() {
        return leftOut;
    }

    /// File of the first of them; null where there is none.
    @Nullable
    String firstFile() {
        return firstFile;
    }

    /// Line of the first of them.
    long firstLine() {
        return firstLine;
    }
}
