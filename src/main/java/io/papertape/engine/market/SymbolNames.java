package io.papertape.engine.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The symbols of a list, and the names under which they are traded in the course of time: one that is renamed keeps
/// its place in the list. Dates are times at which they begin, as those of
/// [io.papertape.engine.portfolio.SessionCalendar].
///
/// ```java
/// SymbolNames names = new SymbolNames(
///         List.of("AAPL", "FB"),
///         Map.of(1, List.of(new SymbolNames.Name("FB", SymbolNames.ALWAYS), new SymbolNames.Name("META", 0))));
/// String now = names.at(1, 0); // META
/// ```
public final class SymbolNames {

    /// In place of the first date with a name where there was none before.
    public static final long ALWAYS = Long.MIN_VALUE;

    /// Stands between the names of a symbol.
    public static final String BECOMES = ">";

    /// In place of the index of a name that none of the symbols has.
    public static final int NONE = -1;

    private final List<String> symbols;
    private final Map<Integer, List<Name>> renamed;

    /// Places of each name, in order; from the first look-up on, as most are never looked up.
    private volatile @Nullable Map<String, List<Integer>> places;

    /// A name of a symbol.
    ///
    /// @param since its first date, or [#ALWAYS]
    public record Name(String name, long since) {}

    /// @param symbols by which the list knows them, by index
    /// @param renamed all names of those that are renamed, in order of time, by index
    public SymbolNames(List<String> symbols, Map<Integer, List<Name>> renamed) {
        this.symbols = List.copyOf(symbols);
        this.renamed = Map.copyOf(renamed);
    }

    /// Symbols that are never renamed.
    public static SymbolNames of(List<String> symbols) {
        return new SymbolNames(symbols, Map.of());
    }

    /// By which the list knows its symbols.
    public List<String> symbols() {
        return symbols;
    }

    /// Whether one of them is renamed.
    public boolean change() {
        return !renamed.isEmpty();
    }

    /// Whether a symbol is ever traded under another name than the list knows it by.
    public boolean isRenamed(int symbol) {
        return renamed.containsKey(symbol);
    }

    /// All names of a symbol, in order of time.
    public List<Name> names(int symbol) {
        List<Name> names = renamed.get(symbol);
        return names == null ? List.of(new Name(symbols.get(symbol), ALWAYS)) : names;
    }

    /// The name of a symbol on a date; before its first date, the first one.
    public String at(int symbol, long date) {
        List<Name> names = renamed.isEmpty() ? null : renamed.get(symbol);
        if (names == null) {
            return symbols.get(symbol);
        }
        return names.get(at(names, date)).name();
    }

    /// The last names of all symbols.
    public List<String> latest() {
        return at(Long.MAX_VALUE);
    }

    /// The names of all symbols on a date.
    public List<String> at(long date) {
        if (renamed.isEmpty()) {
            return symbols;
        }
        List<String> names = new ArrayList<>(symbols);
        renamed.keySet().forEach(symbol -> names.set(symbol, at(symbol, date)));
        return Collections.unmodifiableList(names);
    }

    /// The indexes of the symbols that have a name at some time, in order.
    public List<Integer> having(String name) {
        return Collections.unmodifiableList(places(name));
    }

    private List<Integer> places(String name) {
        Map<String, List<Integer>> found = places;
        if (found == null) {
            found = places();
            places = found;
        }
        return found.getOrDefault(name, List.of());
    }

    private Map<String, List<Integer>> places() {
        Map<String, List<Integer>> found = new HashMap<>();
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            for (Name name : names(symbol)) {
                List<Integer> known = found.computeIfAbsent(name.name(), first -> new ArrayList<>(1));
                if (!known.contains(symbol)) {
                    known.add(symbol);
                }
            }
        }
        return found;
    }

    /// The index of the symbol that has a name on a date; [#NONE] where there is none.
    public int of(String name, long date) {
        for (int symbol : places(name)) {
            if (at(symbol, date).equals(name)) {
                return symbol;
            }
        }
        return NONE;
    }

    /// The index of the symbol that has a name on a date, or else had it before, or else has it later; [#NONE] where
    /// there is none.
    public int find(String name, long date) {
        List<Integer> known = places(name);
        if (known.isEmpty()) {
            return NONE;
        }
        int found = known.getFirst();
        for (int i = 1; i < known.size(); i++) {
            if (distance(known.get(i), name, date) < distance(found, name, date)) {
                found = known.get(i);
            }
        }
        return found;
    }

    /// How far a symbol's time with a name is from a date, in this order: it has the name then; it had it before, the
    /// later the nearer; it has it later, the sooner the nearer.
    private long distance(int symbol, String name, long date) {
        if (at(symbol, date).equals(name)) {
            return 0;
        }
        long nearest = Long.MAX_VALUE;
        List<Name> names = names(symbol);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).name().equals(name)) {
                boolean isBefore = i + 1 < names.size() && names.get(i + 1).since() <= date;
                nearest = Math.min(
                        nearest,
                        isBefore
                                ? date - names.get(i + 1).since() + 1
                                : Long.MAX_VALUE / 2 + (names.get(i).since() - date) / 2);
            }
        }
        return nearest;
    }

    /// The same symbols with the names that they have between two dates, inclusive, and what they were called
    /// before, back to the one that the list knows them by.
    public SymbolNames between(long first, long last) {
        Map<Integer, List<Name>> clipped = new HashMap<>();
        renamed.forEach((symbol, names) -> {
            String known = symbols.get(symbol);
            int end = at(names, last) + 1;
            int begin = at(names, first);
            int before = begin;
            while (before > 0 && !names.get(before).name().equals(known)) {
                before--;
            }
            List<Name> had =
                    new ArrayList<>(names.subList(names.get(before).name().equals(known) ? before : begin, end));
            had.set(0, new Name(had.getFirst().name(), ALWAYS));
            if (had.size() > 1 || !had.getFirst().name().equals(known)) {
                clipped.put(symbol, List.copyOf(had));
            }
        });
        return new SymbolNames(symbols, clipped);
    }

    /// Which of some names it is on a date; before the first date, the first one.
    private static int at(List<Name> names, long date) {
        int last = names.size() - 1;
        while (last > 0 && names.get(last).since() > date) {
            last--;
        }
        return last;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymbolNames names && symbols.equals(names.symbols) && renamed.equals(names.renamed);
    }

    @Override
    public int hashCode() {
        return 31 * symbols.hashCode() + renamed.hashCode();
    }

    /// All names of a symbol in order of time, in one word: `FB>META`.
    public String told(int symbol) {
        return String.join(BECOMES, names(symbol).stream().map(Name::name).toList());
    }
}
