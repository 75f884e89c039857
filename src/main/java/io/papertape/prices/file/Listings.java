package io.papertape.prices.file;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.ActionType;
import io.papertape.prices.CorporateAction;
import io.papertape.prices.PriceFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The companies whose shares change their names, as far as a query asks for them.
final class Listings {

    /// None: every symbol keeps its name.
    static final Listings NONE = new Listings(List.of());

    private final List<Listing> listings;
    private final SymbolNames names;

    private Listings(List<Listing> listings) {
        this.listings = List.copyOf(listings);
        Map<Integer, List<SymbolNames.Name>> renamed = new HashMap<>();
        for (int i = 0; i < listings.size(); i++) {
            renamed.put(i, listings.get(i).names());
        }
        names = new SymbolNames(listings.stream().map(Listing::symbol).toList(), renamed);
    }

    /// Those that are asked for; one that is asked for by another of its names is known by that.
    ///
    /// @param wanted symbols, or none for all that there are
    /// @param told those that are known, of LEAN's map files
    /// @param renames that a person has written down
    /// @throws PriceFileException if two symbols would have one name, or one symbol is asked for by two names
    static Listings of(List<String> wanted, List<Listing> told, List<CorporateAction> renames) {
        List<Listing> known = new ArrayList<>(told);
        renames.stream()
                .filter(action -> action.type() == ActionType.RENAME)
                .sorted(CorporateAction.IN_ORDER)
                .forEach(rename -> add(known, rename));
        if (known.isEmpty()) {
            return NONE;
        }
        return new Listings(wanted.isEmpty() ? known : asked(wanted, known));
    }

    private static void add(List<Listing> known, CorporateAction rename) {
        long date = UtcDay.start(rename.date());
        String name = Listing.newName(rename);
        for (int i = 0; i < known.size(); i++) {
            Listing listing = known.get(i);
            if (listing.becomes(name, date)) {
                if (listing.at(date - UtcDay.MILLIS).equals(rename.symbol())) {
                    return;
                }
                throw taken(rename, listing);
            }
        }
        requireFree(known, rename, date, name);
        for (int i = 0; i < known.size(); i++) {
            Listing listing = known.get(i);
            if (listing.lastName().equals(rename.symbol()) && listing.lastSince() < date && date <= listing.until()) {
                known.set(i, listing.renamed(rename));
                return;
            }
        }
        known.add(Listing.of(rename));
    }

    /// A name is that of one company at a time, and a company has one.
    private static void requireFree(List<Listing> known, CorporateAction rename, long date, String name) {
        for (Listing listing : known) {
            boolean isTaken = listing.lastName().equals(name) && listing.lastSince() <= date;
            boolean isGone = listing.hasName(rename.symbol())
                    && !listing.lastName().equals(rename.symbol())
                    && listing.lastSince() <= date;
            if (!listing.isExact() && (isTaken || isGone)) {
                throw taken(rename, listing);
            }
        }
    }

    private static PriceFileException taken(CorporateAction rename, Listing listing) {
        return new PriceFileException(List.of(rename.place() + ": " + rename.symbol() + " cannot become "
                + rename.renamedTo() + " on " + rename.date() + ": "
                + listing.actions().getLast().place() + " makes " + listing.firstName() + " "
                + listing.lastName() + " on " + UtcDay.date(listing.lastSince())));
    }

    private static List<Listing> asked(List<String> wanted, List<Listing> known) {
        Map<Listing, String> asked = new LinkedHashMap<>();
        for (String symbol : wanted) {
            find(symbol, known).ifPresent(listing -> {
                String other = asked.put(listing, symbol);
                if (other != null) {
                    CorporateAction rename = listing.actions().getFirst();
                    throw new PriceFileException(List.of("symbols: " + other + " and " + symbol
                            + " are the same shares: " + rename.symbol() + " becomes " + rename.renamedTo() + " on "
                            + rename.date() + " (" + rename.place()
                            + "); name one of them (a session that has both is started over with fresh=true)"));
                }
            });
        }
        List<Listing> found = new ArrayList<>();
        asked.forEach((listing, symbol) -> found.add(listing.knownBy(symbol)));
        return found;
    }

    /// LEAN knows shares by their last ticker, a person by the name that they have had from the beginning.
    private static Optional<Listing> find(String symbol, List<Listing> known) {
        List<Predicate<Listing>> ways = List.of(
                listing -> listing.isExact() && listing.symbol().equals(symbol),
                listing -> listing.firstName().equals(symbol),
                listing -> listing.lastName().equals(symbol),
                listing -> listing.hasName(symbol));
        for (Predicate<Listing> way : ways) {
            Optional<Listing> found = known.stream().filter(way).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    List<Listing> all() {
        return listings;
    }

    boolean isEmpty() {
        return listings.isEmpty();
    }

    /// Those that a file of a symbol may have bars of, in order.
    List<Listing> named(String name) {
        return listings.stream().filter(listing -> listing.hasName(name)).toList();
    }

    /// By which the shares are known that have a name on a date; the name itself where none of these has it.
    String symbol(String name, LocalDate date) {
        int found = names.find(name, UtcDay.start(date));
        return found == SymbolNames.NONE ? name : listings.get(found).symbol();
    }

    /// The name on a date of shares that are known by a symbol.
    String name(String symbol, LocalDate date) {
        return listings.stream()
                .filter(listing -> listing.symbol().equals(symbol))
                .map(listing -> listing.at(UtcDay.start(date)))
                .findFirst()
                .orElse(symbol);
    }

    /// The names of symbols that a tape gives bars of.
    SymbolNames of(List<String> symbols) {
        Map<Integer, List<SymbolNames.Name>> renamed = new HashMap<>();
        for (Listing listing : listings) {
            int index = symbols.indexOf(listing.symbol());
            if (index >= 0
                    && (listing.names().size() > 1 || !listing.firstName().equals(listing.symbol()))) {
                renamed.put(index, listing.names());
            }
        }
        return new SymbolNames(symbols, renamed);
    }
}
