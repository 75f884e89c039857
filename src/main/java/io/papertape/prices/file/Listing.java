package io.papertape.prices.file;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.ActionType;
import io.papertape.prices.ToldAction;
import java.util.ArrayList;
import java.util.List;

/// The shares of one company, with the names that they are traded under in the course of time. Dates are the first
/// moments of theirs in UTC.
///
/// @param symbol by which it is known
/// @param names in order of time
/// @param from its first date, or [SymbolNames#ALWAYS]
/// @param until its last date, or [#FOREVER]
/// @param isExact whether a bar under another name than that of its date is certainly another company's; where it is
///     not, the file of the last name may have the bars from before it, too
/// @param actions the renames, and the end of trading where that is told
record Listing(
        String symbol, List<SymbolNames.Name> names, long from, long until, boolean isExact, List<ToldAction> actions) {

    static final long FOREVER = Long.MAX_VALUE;

    Listing {
        names = List.copyOf(names);
        actions = List.copyOf(actions);
    }

    /// One that a person's rename is the first to tell of.
    static Listing of(ToldAction rename) {
        return new Listing(
                        rename.symbol(),
                        List.of(new SymbolNames.Name(rename.symbol(), SymbolNames.ALWAYS)),
                        SymbolNames.ALWAYS,
                        FOREVER,
                        false,
                        List.of())
                .renamed(rename);
    }

    /// This one with one more name.
    Listing renamed(ToldAction rename) {
        List<SymbolNames.Name> more = new ArrayList<>(names);
        more.add(new SymbolNames.Name(newName(rename), UtcDay.start(rename.date())));
        List<ToldAction> told = new ArrayList<>(actions);
        told.add(rename);
        return new Listing(symbol, more, from, until, isExact, told);
    }

    /// This one, known by another symbol.
    Listing knownBy(String other) {
        return new Listing(other, names, from, until, isExact, actions);
    }

    /// The name that a rename tells of.
    static String newName(ToldAction rename) {
        if (rename.type() != ActionType.RENAME || rename.renamedTo() == null) {
            throw new IllegalArgumentException("not a rename: " + rename.place());
        }
        return rename.renamedTo();
    }

    /// Whether it has a name for the first time on a date.
    boolean becomes(String name, long date) {
        return names.contains(new SymbolNames.Name(name, date));
    }

    boolean hasName(String name) {
        return names.stream().anyMatch(each -> each.name().equals(name));
    }

    String firstName() {
        return names.getFirst().name();
    }

    String lastName() {
        return names.getLast().name();
    }

    /// The first date of the last name.
    long lastSince() {
        return names.getLast().since();
    }

    /// The first date of the second name, before which only the first one counts.
    long firstRename() {
        return names.get(1).since();
    }

    /// The name on a date.
    String at(long date) {
        int last = names.size() - 1;
        while (last > 0 && names.get(last).since() > date) {
            last--;
        }
        return names.get(last).name();
    }

    /// Whether a bar of a name and date is one of it.
    boolean has(String name, long date) {
        return date >= from && date <= until && at(date).equals(name);
    }

    /// Whether a bar of a name and date may stand in for one that there is not.
    boolean mayHave(String name, long date) {
        return !isExact
                && date < lastSince()
                && hasName(name)
                && names.stream().noneMatch(each -> each.name().equals(name) && each.since() <= date);
    }
}
