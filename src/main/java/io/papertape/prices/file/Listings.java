package io.papertape.prices.file;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The companies whose shares change their names, as far as a query asks for them.
final class Listings {

    /// None: every symbol keeps its name.
    static final Listings NONE = new Listings(List.of());

    private final List<Listing> listings;
    private final Map<String, Listing> bySymbol = new HashMap<>();
    private final SymbolNames names;

    private Listings(List<Listing> listings) {
        this.listings = List.copyOf(listings);
        Map<Integer, List<SymbolNames.Name>> renamed = new HashMap<>();
        for (int i = 0; i < listings.size(); i++) {
            renamed.put(i, listings.get(i).names());
            bySymbol.putIfAbsent(listings.get(i).symbol(), listings.get(i));
        }
        names = new SymbolNames(listings.stream().map(Listing::symbol).toList(), renamed);
    }

    /// Those that are asked for; one that is asked for by another of its names is known by that.
    ///
    /// @param wanted symbols, or none for all that there are
    /// @param told those that are known, of LEAN's map files
    /// @param renames that a person has written down
    /// @throws PriceFileException if two symbols would have one name, or one symbol is asked for by two names
    static Listings of(List<String> wanted, List<Listing> told, List<ToldAction> renames) {
        KnownListings known = new KnownListings(told);
        renames.stream()
                .filter(action -> action.type() == ActionType.RENAME)
                .sorted(ToldAction.IN_ORDER)
                .forEach(known::add);
        if (known.all().isEmpty()) {
            return NONE;
        }
        return new Listings(wanted.isEmpty() ? known.all() : asked(wanted, known.all()));
    }

    private static List<Listing> asked(List<String> wanted, List<Listing> known) {
        Map<String, Listing> byName = byName(known);
        Map<Listing, String> asked = new LinkedHashMap<>();
        for (String symbol : wanted) {
            Listing listing = byName.get(symbol);
            String other = listing == null ? null : asked.put(listing, symbol);
            if (listing != null && other != null) {
                ToldAction rename = listing.actions().getFirst();
                throw new PriceFileException(List.of("symbols: " + other + " and " + symbol + " are the same shares: "
                        + rename.symbol() + " becomes " + rename.renamedTo() + " on " + rename.date() + " ("
                        + rename.place()
                        + "); name one of them (a session that has both is started over with fresh=true)"));
            }
        }
        List<Listing> found = new ArrayList<>();
        asked.forEach((listing, symbol) -> found.add(listing.knownBy(symbol)));
        return found;
    }

    /// LEAN knows shares by their last ticker, a person by the name that they have had from the beginning.
    private static Map<String, Listing> byName(List<Listing> known) {
        Map<String, Listing> byName = new HashMap<>();
        known.stream().filter(Listing::isExact).forEach(listing -> byName.putIfAbsent(listing.symbol(), listing));
        known.forEach(listing -> byName.putIfAbsent(listing.firstName(), listing));
        known.forEach(listing -> byName.putIfAbsent(listing.lastName(), listing));
        known.forEach(listing -> listing.names().forEach(name -> byName.putIfAbsent(name.name(), listing)));
        return byName;
    }

    List<Listing> all() {
        return listings;
    }

    boolean isEmpty() {
        return listings.isEmpty();
    }

    /// Those that a file of a symbol may have bars of, in order.
    List<Listing> named(String name) {
        return names.having(name).stream().map(listings::get).toList();
    }

    /// By which the shares are known that have a name on a date; the name itself where none of these has it.
    String symbol(String name, LocalDate date) {
        int found = names.find(name, UtcDay.start(date));
        return found == SymbolNames.NONE ? name : listings.get(found).symbol();
    }

    /// The name on a date of shares that are known by a symbol.
    String name(String symbol, LocalDate date) {
        Listing listing = bySymbol.get(symbol);
        return listing == null ? symbol : listing.at(UtcDay.start(date));
    }

    /// The names of symbols that a tape gives bars of.
    SymbolNames of(List<String> symbols) {
        SymbolNames known = SymbolNames.of(symbols);
        Map<Integer, List<SymbolNames.Name>> renamed = new HashMap<>();
        for (Listing listing : listings) {
            int index = known.of(listing.symbol(), SymbolNames.ALWAYS);
            if (index != SymbolNames.NONE
                    && (listing.names().size() > 1 || !listing.firstName().equals(listing.symbol()))) {
                renamed.put(index, listing.names());
            }
        }
        return new SymbolNames(symbols, renamed);
    }
}
