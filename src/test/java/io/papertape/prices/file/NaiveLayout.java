package io.papertape.prices.file;

import io.papertape.prices.file.NaiveText.Field;
import io.papertape.prices.file.NaiveText.Line;
import io.papertape.prices.file.NaiveTimes.Order;
import io.papertape.prices.file.NaiveTimes.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a table names its columns in English, or a file without names has them, and how it writes times and prices.
///
/// @param rows those that may have bars
/// @param columns by what is in them: time, open, high, low, close, volume, symbol
/// @param size number of columns
/// @param orders in which a date may have its parts: one where a row tells it
/// @param epochs whether a number is a time
/// @param midnights whether 00:00 of a place is the day
/// @param numbers null where no row tells how they are written
record NaiveLayout(
        List<Line> rows,
        char separator,
        Map<String, Integer> columns,
        int size,
        List<Order> orders,
        boolean epochs,
        boolean midnights,
        @Nullable NaiveNumbers numbers) {

    static final List<String> PRICES = List.of("open", "high", "low", "close");

    private static final List<String> TIMES =
            List.of("timestamp", "unixtimestamp", "unix", "datetime", "date", "time", "gmttime", "localtime", "day");
    private static final String NUMBER = "-?\\d*\\.?\\d+([eE][-+]?\\d+)?";
    private static final List<Order> DAY_OR_MONTH = List.of(Order.DAY_FIRST, Order.MONTH_FIRST);
    private static final String EIGHT = "(1[89]|2[01])\\d{6}";
    private static final String WHOLE = "-?\\d+([.]0*)?";
    private static final Map<String, Integer> SIX =
            Map.of("time", 0, "open", 1, "high", 2, "low", 3, "close", 4, "volume", 5);

    /// The layout of a file, or null where it has none.
    static @Nullable NaiveLayout of(List<Line> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        char separator = separator(lines.getFirst());
        List<String> names = lines.getFirst().fields(separator).stream()
                .map(NaiveLayout::name)
                .toList();
        String time = first(names, TIMES);
        if (time == null && names.getFirst().isEmpty()) {
            time = "";
        }
        Map<String, Integer> columns = time == null ? Map.of() : columns(names, time);
        return columns.isEmpty()
                ? withoutNames(lines)
                : of(lines.subList(1, lines.size()), separator, columns, names.size(), !"date".equals(time));
    }

    /// That which gives most fields.
    private static char separator(Line line) {
        char best = ',';
        for (char other : new char[] {';', '\t', '|'}) {
            if (line.fields(other).size() > line.fields(best).size()) {
                best = other;
            }
        }
        return best;
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}%]", "");
    }

    private static @Nullable String first(List<String> names, List<String> wanted) {
        return wanted.stream().filter(names::contains).findFirst().orElse(null);
    }

    /// None where one is missing or is there twice.
    private static Map<String, Integer> columns(List<String> names, String time) {
        Map<String, Integer> columns = new HashMap<>();
        columns.put("time", names.indexOf(time));
        PRICES.forEach(price -> columns.put(price, names.indexOf(price)));
        String volume = first(names, List.of("volume", "vol"));
        String symbol = first(names, List.of("symbol", "ticker", "name"));
        if (volume != null) {
            columns.put("volume", names.indexOf(volume));
        }
        if (symbol != null) {
            columns.put("symbol", names.indexOf(symbol));
        }
        boolean unusable = columns.values().stream()
                .anyMatch(column -> column < 0 || Collections.frequency(names, names.get(column)) > 1);
        return unusable ? Map.of() : columns;
    }

    private static @Nullable NaiveLayout withoutNames(List<Line> lines) {
        List<String> first =
                lines.stream().limit(3).map(line -> line.text().strip()).toList();
        String seven = "\\d{9,10}(," + NUMBER + "){5},\\d+";
        if (first.stream().anyMatch(line -> line.matches(seven))) {
            return plain(of(lines, ',', SIX, 7, false));
        }
        String six = "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d)?)?(," + NUMBER + "){5}";
        return first.stream().anyMatch(line -> line.matches(six)) ? plain(of(lines, ',', SIX, 6, false)) : null;
    }

    private static NaiveLayout plain(NaiveLayout layout) {
        return new NaiveLayout(
                layout.rows,
                layout.separator,
                layout.columns,
                layout.size,
                layout.orders,
                layout.epochs,
                layout.midnights,
                NaiveNumbers.PLAIN);
    }

    private static NaiveLayout of(
            List<Line> rows, char separator, Map<String, Integer> columns, int size, boolean mayBeEpochs) {
        List<String> times = new ArrayList<>();
        List<String> prices = new ArrayList<>();
        for (Line row : rows) {
            List<Field> fields = row.fields(separator);
            times.add(text(fields, columns.get("time")));
            PRICES.forEach(price -> prices.add(text(fields, columns.get(price))));
        }
        boolean midnights = most(times, ".*[ T]00:00(:00([.]0+)?)?[+-]\\d\\d:?\\d\\d", ".*[ T]\\d\\d:\\d\\d.*");
        long digits = times.stream().filter(time -> time.matches(EIGHT)).count();
        long numbers = times.stream().filter(time -> time.matches(WHOLE)).count() - digits;
        long dates = times.stream().filter(time -> orders(time).size() < 3).count() - numbers;
        return new NaiveLayout(
                rows,
                separator,
                columns,
                size,
                order(times),
                numbers > dates || (mayBeEpochs && digits <= numbers),
                midnights,
                NaiveNumbers.of(prices));
    }

    private static boolean most(List<String> times, String like, String some) {
        List<String> first = times.stream().limit(20).toList();
        return 2 * first.stream().filter(time -> time.matches(like)).count()
                > first.stream().filter(time -> time.matches(some)).count();
    }

    /// The order of most dates; both where those with the year behind tell none.
    private static List<Order> order(List<String> times) {
        long year = times.stream()
                .filter(time -> orders(time).equals(List.of(Order.YEAR_FIRST)))
                .count();
        long day = times.stream()
                .filter(time -> orders(time).equals(List.of(Order.DAY_FIRST)))
                .count();
        long month = times.stream()
                .filter(time -> orders(time).equals(List.of(Order.MONTH_FIRST)))
                .count();
        long either = times.stream().filter(time -> orders(time).size() == 2).count();
        if (year >= day + month + either) {
            return List.of(Order.YEAR_FIRST);
        }
        return day == month ? DAY_OR_MONTH : List.of(day > month ? Order.DAY_FIRST : Order.MONTH_FIRST);
    }

    static String text(List<Field> fields, int column) {
        return column < fields.size() ? fields.get(column).text() : "";
    }

    /// In which order a date has its parts: both where it is one of either order, all where it is none.
    private static List<Order> orders(String time) {
        if (time.matches(WHOLE)) {
            return List.of(Order.YEAR_FIRST);
        }
        List<Order> orders = Arrays.stream(Order.values())
                .filter(order -> NaiveTimes.beginsWithDate(time, order))
                .toList();
        boolean named = time.matches("(?s).*\\p{L}{3,}.*") && orders.containsAll(DAY_OR_MONTH);
        if (named) {
            return List.of(Character.isLetter(time.charAt(0)) ? Order.MONTH_FIRST : Order.DAY_FIRST);
        }
        return orders.isEmpty() ? List.of(Order.values()) : orders;
    }

    List<Style> styles() {
        return orders.stream().map(order -> new Style(order, epochs, midnights)).toList();
    }
}
