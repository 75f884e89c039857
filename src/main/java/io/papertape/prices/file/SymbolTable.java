package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.format.CsvRow;
import io.papertape.prices.format.ParsedBar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Numbers the symbols of the files, and knows which of them are wanted. Not safe for use by several threads.
final class SymbolTable {

    /// In place of the number of a symbol that is not wanted.
    static final int UNWANTED = -1;
    /// In place of the number of a symbol that is missing.
    static final int NAMELESS = -2;
    /// In place of the number of a symbol that not every database can store, or whose bytes are no text.
    static final int MALFORMED = -3;

    private static final int MOST_NAMES_TOLD = 30;

    private final List<String> wanted;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private Routes routes = new Routes(Listings.NONE, this::add);
    private long[] bars = new long[16];
    private final TreeSet<String> unwanted = new TreeSet<>();
    private byte[] lastText = new byte[0];
    private int lastNumber = NAMELESS;

    /// @param wanted symbols to read; empty for all
    SymbolTable(List<String> wanted) {
        this.wanted = wanted;
        for (String symbol : wanted) {
            numbers.put(symbol, UNWANTED);
        }
    }

    /// Tells of shares that change their names; before the first symbol.
    void list(Listings listings) {
        routes = new Routes(listings, this::add);
    }

    /// The symbols that are not those of the same shares at all times.
    Routes routes() {
        return routes;
    }

    /// The number of a symbol, given on first sight; or [#UNWANTED].
    int number(String symbol) {
        Integer known = numbers.get(symbol);
        if ((known == null || known == UNWANTED) && routes.isOne(symbol)) {
            known = routes.add(symbol);
            numbers.put(symbol, known);
        }
        if (known == null && !wanted.isEmpty()) {
            unwanted.add(symbol);
            return UNWANTED;
        }
        if (known == null || known == UNWANTED) {
            known = add(symbol);
            numbers.put(symbol, known);
        }
        return known;
    }

    private int add(String name) {
        names.add(name);
        return names.size() - 1;
    }

    /// The number of the symbol in a field of a row, or [#UNWANTED], [#NAMELESS], [#MALFORMED]; rows of one symbol
    /// in succession cost no look-up.
    int number(CsvRow row, int field) {
        int start = row.start(field);
        int end = row.end(field);
        if (!isLast(row.bytes(), start, end)) {
            String name = row.field(field);
            if (name.isEmpty()) {
                lastNumber = NAMELESS;
            } else {
                lastNumber = isMalformed(name) ? MALFORMED : number(name);
            }
            lastText = Arrays.copyOfRange(row.bytes(), start, end);
        }
        return lastNumber;
    }

    /// A loop of a few characters compiles sooner than what [Arrays] has for long ones.
    private boolean isLast(byte[] text, int start, int end) {
        int length = end - start;
        if (length != lastText.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[start + i] != lastText[i]) {
                return false;
            }
        }
        return true;
    }

    /// The symbol of a number.
    String name(int number) {
        return names.get(number);
    }

    /// Counts a bar of a symbol that can be trusted, so that it is a symbol indeed, and not whatever stood in a
    /// faulty row.
    void count(int number) {
        if (number >= bars.length) {
            bars = Arrays.copyOf(bars, Math.max(number + 1, bars.length * 2));
        }
        bars[number]++;
    }

    /// Takes a counted bar back.
    void uncount(int number) {
        bars[number]--;
    }

    /// Whether a symbol was asked for by its name.
    boolean isWanted(String symbol) {
        return wanted.contains(symbol);
    }

    /// Whether a symbol has been counted.
    private boolean hasBars(int number) {
        return number < bars.length && bars[number] > 0;
    }

    /// How many bars of a symbol have been counted.
    long bars(String symbol) {
        int number = routes.numberOr(symbol, numbers.getOrDefault(symbol, UNWANTED));
        return number < 0 || number >= bars.length ? 0 : bars[number];
    }

    /// Whether a text is the beginning of a symbol that is wanted or has bars.
    boolean beginsAnother(String text) {
        return beginsOneOf(wanted, text) || beginsOneOf(selected(), text);
    }

    private static boolean beginsOneOf(List<String> symbols, String text) {
        return symbols.stream().anyMatch(symbol -> symbol.length() > text.length() && symbol.startsWith(text));
    }

    /// The wanted symbols in their order, or all that have bars, by name.
    List<String> selected() {
        return wanted.isEmpty() ? withBars() : wanted;
    }

    /// The symbols that have bars, by name.
    private List<String> withBars() {
        TreeSet<String> selected = new TreeSet<>();
        for (int number = 0; number < names.size(); number++) {
            if (hasBars(number)) {
                selected.add(names.get(number));
            }
        }
        return List.copyOf(selected);
    }

    /// The symbols that were seen and are not wanted, by name.
    List<String> others() {
        return List.copyOf(unwanted);
    }

    /// Whether rows name others than these, wanted or not.
    boolean hasSeenMoreThan(List<String> some) {
        return !unwanted.isEmpty() || names.size() - routes.others() > some.size();
    }

    /// Checks that all files together have the wanted symbols.
    ///
    /// @param why what can be said of one that has no bar
    /// @throws PriceFileException if not
    void requireWanted(String why) {
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new PriceFileException(
                    List.of("symbols: the prices have no " + listed(unknown) + "; they have " + found()));
        }
        List<String> empty = new ArrayList<>(wanted);
        empty.removeAll(withBars());
        if (!empty.isEmpty()) {
            throw new PriceFileException(List.of("symbols: the prices have no bar of " + listed(empty) + why));
        }
    }

    /// Checks that there is a symbol to compare with.
    ///
    /// @param why what can be said of one that has no bar
    /// @throws PriceFileException if not
    void requireBenchmark(String benchmark, String why) {
        if (!names.contains(benchmark)) {
            throw new PriceFileException(
                    List.of("benchmark: the prices have no " + benchmark + "; they have " + found()));
        }
        if (bars(benchmark) == 0) {
            throw new PriceFileException(List.of("benchmark: the prices have no bar of " + benchmark + why));
        }
    }

    /// The wanted symbols, shortened where they are many.
    String told() {
        return listed(wanted);
    }

    /// The symbols that the files name, wanted or not, shortened where they are many.
    String found() {
        TreeSet<String> seen = new TreeSet<>(unwanted);
        seen.addAll(names);
        return seen.isEmpty() ? "none" : listed(List.copyOf(seen));
    }

    /// Whether a text is no symbol.
    static boolean isMalformed(String name) {
        return name.isEmpty()
                || name.indexOf('\0') >= 0
                || name.indexOf('\uFFFD') >= 0
                || name.indexOf(',') >= 0
                || name.length() > RejectedBar.MAX_TEXT;
    }

    /// What is wrong with such a text.
    static String fault(String name) {
        return "symbol must have 1 to " + RejectedBar.MAX_TEXT + " readable characters and no comma but was '"
                + ParsedBar.shortened(name) + "'";
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES_TOLD)))
                + (names.size() > MOST_NAMES_TOLD ? ", …" : "");
    }
}
