package io.papertape.prices.file;

import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.ParsedBar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Which symbols of the files are those of different shares at different times, and the numbers of these shares. Not
/// safe for use by several threads.
final class Routes implements Route.Shares {

    private final Listings listings;
    private final ToIntFunction<String> numbers;
    private final Map<Integer, Route> byNumber = new HashMap<>();
    private final Map<String, Integer> shares = new HashMap<>();
    private final Set<Integer> standIns = new HashSet<>();

    /// @param listings the shares that change their names
    /// @param numbers gives a new number for a name
    Routes(Listings listings, ToIntFunction<String> numbers) {
        this.listings = listings;
        this.numbers = numbers;
    }

    /// The shares that change their names.
    Listings listings() {
        return listings;
    }

    /// Whether a symbol of the files is one of them.
    boolean isOne(String symbol) {
        return !listings.isEmpty() && !listings.named(symbol).isEmpty();
    }

    /// Adds one of them.
    ///
    /// @return its number
    int add(String symbol) {
        int number = numbers.applyAsInt(symbol);
        byNumber.put(number, new Route(symbol, listings.named(symbol), this));
        return number;
    }

    /// Of a symbol of a file, whose shares a bar is of.
    ///
    /// @param number of the symbol of the file
    /// @param row of the bar
    /// @return the number of the shares, or [SymbolTable#UNWANTED]
    int at(int number, ParsedBar bar, String file, CsvRow row) {
        Route route = byNumber.isEmpty() ? null : byNumber.get(number);
        if (route == null) {
            return number;
        }
        int of = route.number(UtcDay.start(bar.date()));
        if (of == SymbolTable.UNWANTED) {
            route.leaveOut(file, row.line());
        }
        return of;
    }

    /// All of them, by name.
    List<Route> all() {
        return byNumber.values().stream()
                .sorted(Comparator.comparing(Route::symbol))
                .toList();
    }

    @Override
    public int number(String symbol) {
        return shares.computeIfAbsent(symbol, numbers::applyAsInt);
    }

    @Override
    public int standIn(String symbol) {
        int number = numbers.applyAsInt(symbol);
        standIns.add(number);
        return number;
    }

    /// Whether a number is that of bars that may stand in for those of shares, see [Route].
    boolean isStandIn(int number) {
        return standIns.contains(number);
    }

    /// The number of the shares that are known by a symbol; another one where they keep their name.
    int numberOr(String symbol, int other) {
        return shares.getOrDefault(symbol, other);
    }

    /// How many numbers are neither of shares nor of a symbol that is one share's at all times.
    int others() {
        return byNumber.size() + standIns.size();
    }
}
