package io.papertape.prices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Numbers the symbols of the files, and knows which of them are wanted. Not safe for use by several threads.
final class SymbolTable {

    /// In place of the number of a symbol that is not wanted.
    static final int UNWANTED = -1;

    private static final int MOST_NAMES_TOLD = 30;

    private final List<String> wanted;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final BitSet trusted = new BitSet();
    private final TreeSet<String> unwanted = new TreeSet<>();
    private char[] lastText = new char[0];
    private int lastNumber = UNWANTED;

    /// @param wanted symbols to read; empty for all
    SymbolTable(List<String> wanted) {
        this.wanted = wanted;
        for (String symbol : wanted) {
            numbers.put(symbol, UNWANTED);
        }
    }

    /// The number of a symbol, given on first sight; or [#UNWANTED].
    int number(String symbol) {
        Integer known = numbers.get(symbol);
        if (known == null && !wanted.isEmpty()) {
            unwanted.add(symbol);
            return UNWANTED;
        }
        if (known == null || known == UNWANTED) {
            known = names.size();
            numbers.put(symbol, known);
            names.add(symbol);
        }
        return known;
    }

    /// The number of the symbol in a field of a row; rows of one symbol in succession cost no look-up.
    int number(CsvRow row, int field) {
        int start = row.start(field);
        int end = row.end(field);
        if (!isLast(row.characters(), start, end)) {
            lastNumber = number(row.field(field));
            lastText = Arrays.copyOfRange(row.characters(), start, end);
        }
        return lastNumber;
    }

    /// A loop of a few characters compiles sooner than what [Arrays] has for long ones.
    private boolean isLast(char[] text, int start, int end) {
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

    /// Notes that a number is that of a symbol indeed, and not of whatever stood in a faulty row.
    void trust(int number) {
        trusted.set(number);
    }

    /// The wanted symbols in their order, or all that can be trusted, by name.
    List<String> selected() {
        if (!wanted.isEmpty()) {
            return wanted;
        }
        TreeSet<String> selected = new TreeSet<>();
        for (int number = trusted.nextSetBit(0); number >= 0; number = trusted.nextSetBit(number + 1)) {
            selected.add(names.get(number));
        }
        return List.copyOf(selected);
    }

    /// Whether rows name others than these, wanted or not.
    boolean hasSeenMoreThan(List<String> some) {
        return !unwanted.isEmpty() || names.size() > some.size();
    }

    /// Checks that all files together have the wanted symbols, and that every symbol can be named.
    ///
    /// @param mayMiss whether a wanted symbol may be in none of the files
    /// @throws PriceFileException if not
    void requireUsable(boolean mayMiss) {
        for (String symbol : selected()) {
            if (symbol.indexOf(',') >= 0 || symbol.isEmpty() || symbol.length() > RejectedBar.MAX_TEXT) {
                throw new PriceFileException(List.of("symbols: a symbol has 1 to " + RejectedBar.MAX_TEXT
                        + " characters and no comma, but one was '" + symbol + "'"));
            }
        }
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(names);
        if (!mayMiss && !missing.isEmpty()) {
            TreeSet<String> seen = new TreeSet<>(unwanted);
            seen.addAll(names);
            throw new PriceFileException(List.of(
                    "symbols: the prices have no " + listed(missing) + "; they have " + listed(List.copyOf(seen))));
        }
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES_TOLD)))
                + (names.size() > MOST_NAMES_TOLD ? ", …" : "");
    }
}
