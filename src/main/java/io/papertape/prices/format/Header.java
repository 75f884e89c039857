package io.papertape.prices.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The names of a file's columns, found whatever their case and what is between their words: `Adj. Close`, `adj_close`
/// and `adjClose` are one name.
final class Header {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final char separator;
    private final List<String> names;
    private final List<String> keys;

    private Header(char separator, List<String> names) {
        this.separator = separator;
        this.names = names;
        keys = names.stream().map(Header::key).toList();
    }

    /// The names in a line, which is split where that gives most of them.
    static Header of(String line) {
        Header best = of(line, ',');
        for (char separator : SEPARATORS) {
            Header header = of(line, separator);
            if (header.size() > best.size()) {
                best = header;
            }
        }
        return best;
    }

    /// The names in a line that is split there.
    static Header of(String line, char separator) {
        return new Header(separator, CsvRow.split(line, separator).allFields());
    }

    char separator() {
        return separator;
    }

    /// Number of columns.
    int size() {
        return names.size();
    }

    /// The first column that has one of these names, the earlier names before the later ones; [Columns#NONE] where none
    /// has.
    ///
    /// @param wanted in small letters, with nothing between their words
    int column(List<String> wanted) {
        for (String key : wanted) {
            int column = keys.indexOf(key);
            if (column >= 0) {
                return column;
            }
        }
        return Columns.NONE;
    }

    /// The first column whose name begins like this; [Columns#NONE] where none does.
    int columnThatBegins(String key) {
        for (int column = 0; column < keys.size(); column++) {
            if (keys.get(column).startsWith(key)) {
                return column;
            }
        }
        return Columns.NONE;
    }

    /// The columns of a name as it stands in the file; where none has it, those whose name has its letters and digits.
    List<Integer> columnsNamed(String name) {
        List<Integer> exact = columns(names, name);
        String key = key(name);
        return exact.isEmpty() && !key.isEmpty() ? columns(keys, key) : exact;
    }

    private static List<Integer> columns(List<String> all, String one) {
        return IntStream.range(0, all.size())
                .filter(column -> all.get(column).equals(one))
                .boxed()
                .toList();
    }

    /// Whether all of these names are there.
    boolean hasAll(String... wanted) {
        return keys.containsAll(List.of(wanted));
    }

    /// Whether one of these names is there.
    boolean hasAny(String... wanted) {
        return !Collections.disjoint(keys, List.of(wanted));
    }

    /// Whether a column has this name.
    boolean isNamed(int column, String key) {
        return column >= 0 && keys.get(column).equals(key);
    }

    /// The name of a column, as it stands in the file.
    String name(int column) {
        return names.get(column);
    }

    /// Whether two columns have the name of this one.
    boolean isTwice(int column) {
        return column >= 0 && Collections.frequency(keys, keys.get(column)) > 1;
    }

    /// The columns that are not among these, as they stand in the file; those without a name left out.
    List<String> others(List<Integer> columns) {
        List<String> others = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            if (!columns.contains(column) && !names.get(column).isBlank()) {
                others.add(names.get(column));
            }
        }
        return others;
    }

    /// Small letters and digits alone, whatever the alphabet.
    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '%')
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
