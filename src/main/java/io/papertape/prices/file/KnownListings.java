package io.papertape.prices.file;

import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.ToldAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The companies whose shares change their names, as far as they are told of. Not safe for use by several threads.
final class KnownListings {

    private final List<Listing> all = new ArrayList<>();

    /// Places of those that have a name at some time, in order.
    private final Map<String, SortedSet<Integer>> places = new HashMap<>();

    /// @param told those of LEAN's map files
    KnownListings(List<Listing> told) {
        told.forEach(listing -> put(all.size(), listing));
    }

    private void put(int place, Listing listing) {
        if (place == all.size()) {
            all.add(listing);
        } else {
            all.set(place, listing);
        }
        listing.names()
                .forEach(name -> places.computeIfAbsent(name.name(), first -> new TreeSet<>())
                        .add(place));
    }

    private SortedSet<Integer> having(String name) {
        return places.getOrDefault(name, Collections.emptySortedSet());
    }

    List<Listing> all() {
        return all;
    }

    /// Takes in what a person has written down.
    ///
    /// @throws PriceFileException if two companies would have one name, or one company two
    void add(ToldAction rename) {
        long date = UtcDay.start(rename.date());
        String name = Listing.newName(rename);
        for (int place : having(name)) {
            Listing listing = all.get(place);
            if (listing.becomes(name, date)) {
                if (listing.at(date - UtcDay.MILLIS).equals(rename.symbol())) {
                    return;
                }
                throw taken(rename, listing);
            }
        }
        requireFree(rename, date, name);
        for (int place : having(rename.symbol())) {
            Listing listing = all.get(place);
            if (listing.lastName().equals(rename.symbol()) && listing.lastSince() < date && date <= listing.until()) {
                put(place, listing.renamed(rename));
                return;
            }
        }
        put(all.size(), Listing.of(rename));
    }

    /// A name is that of one company at a time, and a company has one.
    private void requireFree(ToldAction rename, long date, String name) {
        SortedSet<Integer> either = new TreeSet<>(having(name));
        either.addAll(having(rename.symbol()));
        for (int place : either) {
            Listing listing = all.get(place);
            boolean isTaken = listing.lastName().equals(name) && listing.lastSince() <= date;
            boolean isGone = listing.hasName(rename.symbol())
                    && !listing.lastName().equals(rename.symbol())
                    && listing.lastSince() <= date;
            if (!listing.isExact() && (isTaken || isGone)) {
                throw taken(rename, listing);
            }
        }
    }

    private static PriceFileException taken(ToldAction rename, Listing listing) {
        return new PriceFileException(List.of(rename.place() + ": " + rename.symbol() + " cannot become "
                + rename.renamedTo() + " on " + rename.date() + ": "
                + listing.actions().getLast().place() + " makes " + listing.firstName() + " "
                + listing.lastName() + " on " + UtcDay.date(listing.lastSince())));
    }
}
