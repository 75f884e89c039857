package io.papertape.prices.parquet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of a table's columns, as pandas writes them above the rows of a CSV file: its index is first, and has no
/// name where Parquet had to give it one; names of two levels, which Parquet has as `('Open', 'AAPL')`, are two lines,
/// with that of the index below.
///
/// @param columns in the order of the rows' fields
/// @param lines of names, one for each column
record TableHeader(List<ParquetColumn> columns, List<List<String>> lines) {

    private static final Pattern UNNAMED_INDEX = Pattern.compile("__index_level_\\d+__");
    private static final Pattern TWO_LEVELS =
            Pattern.compile("\\((?:'([^']*)'|\"([^\"]*)\"), (?:'([^']*)'|\"([^\"]*)\")\\)");

    TableHeader {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// A name of two levels.
    private record Levels(String first, String second) {

        static @Nullable Levels of(String name) {
            Matcher parts = TWO_LEVELS.matcher(name);
            return parts.matches()
                    ? new Levels(either(parts.group(1), parts.group(2)), either(parts.group(3), parts.group(4)))
                    : null;
        }

        private static String either(@Nullable String one, @Nullable String other) {
            return one == null ? String.valueOf(other) : one;
        }
    }

    static TableHeader of(List<ParquetColumn> columns, PandasMetadata pandas) {
        List<ParquetColumn> index = columns.stream()
                .filter(column -> isIndex(column.name(), pandas))
                .toList();
        List<ParquetColumn> values =
                columns.stream().filter(column -> !index.contains(column)).toList();
        List<ParquetColumn> ordered =
                Stream.concat(index.stream(), values.stream()).toList();
        List<Levels> levels = new ArrayList<>();
        for (ParquetColumn column : values) {
            Levels of = Levels.of(column.name());
            if (of == null) {
                break;
            }
            levels.add(of);
        }
        return index.size() == 1 && !values.isEmpty() && levels.size() == values.size()
                ? new TableHeader(ordered, threeLines(indexName(index.getFirst().name()), levels, pandas.levels()))
                : new TableHeader(
                        ordered,
                        List.of(ordered.stream()
                                .map(column -> indexName(column.name()))
                                .toList()));
    }

    /// An index that has become a column has a second level without a name.
    private static boolean isIndex(String name, PandasMetadata pandas) {
        Levels levels = Levels.of(name);
        return pandas.index().contains(name)
                || UNNAMED_INDEX.matcher(name).matches()
                || (levels != null && levels.second().isEmpty());
    }

    private static String indexName(String name) {
        Levels levels = Levels.of(name);
        if (levels != null && levels.second().isEmpty()) {
            return levels.first();
        }
        return UNNAMED_INDEX.matcher(name).matches() ? "" : name;
    }

    private static List<List<String>> threeLines(String index, List<Levels> levels, List<String> names) {
        List<String> first = new ArrayList<>(List.of(names.isEmpty() ? "" : names.getFirst()));
        List<String> second = new ArrayList<>(List.of(names.size() < 2 ? "" : names.get(1)));
        List<String> third = new ArrayList<>(List.of(index));
        levels.forEach(level -> {
            first.add(level.first());
            second.add(level.second());
        });
        third.addAll(Collections.nCopies(levels.size(), ""));
        return List.of(first, second, third);
    }
}
