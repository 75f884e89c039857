package io.papertape.prices.file;

import io.papertape.prices.file.NaiveText.Field;
import io.papertape.prices.file.NaiveText.Line;
import io.papertape.prices.file.NaiveTimes.Style;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one row of a file can be read as, however files write times and numbers.
///
/// @param times of a field, or of two beside each other
/// @param prices as they are told
/// @param volumes as they are told
/// @param names texts that may be symbols
record RowStatement(Set<String> times, Set<String> prices, Set<String> volumes, Set<String> names) {

    private static final Pattern BAR = Pattern.compile("(?s)(\\S+) (.*) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<NaiveNumbers> NUMBERS =
            List.of(NaiveNumbers.PLAIN, new NaiveNumbers('.', true), new NaiveNumbers(',', true));

    static RowStatement of(Line line, SampleLayout layout) {
        RowStatement statement =
                new RowStatement(new HashSet<>(), new HashSet<>(), new HashSet<>(Set.of("0")), new HashSet<>());
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            List<Field> fields = line.fields(separator);
            for (int i = 0; i < fields.size(); i++) {
                statement.add(fields.get(i).text(), layout);
                statement.names.add(fields.get(i).name());
                if (i > 0) {
                    statement.addTime(
                            fields.get(i - 1).text() + " " + fields.get(i).text(), layout);
                }
            }
        }
        return statement;
    }

    private void add(String text, SampleLayout layout) {
        addTime(text, layout);
        for (NaiveNumbers numbers : NUMBERS) {
            prices.add(NaiveNumbers.told(numbers.price(text)));
            volumes.add(NaiveNumbers.told(BigDecimal.valueOf(numbers.volume(text))));
        }
        if (layout.units() > 0) {
            prices.add(NaiveNumbers.told(NaiveNumbers.price(text, layout.units())));
        }
    }

    private void addTime(String text, SampleLayout layout) {
        for (Style style : Style.all()) {
            Instant time = NaiveTimes.time(text, style);
            if (time != null) {
                times.add(NaiveTimes.told(time));
                if (layout.isOfNewYork()) {
                    addOfNewYork(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                }
            }
        }
        if (layout == SampleLayout.LEAN_MINUTES && text.matches("\\d{1,9}") && Integer.parseInt(text) < 86_400_000) {
            addOfNewYork(SampleLayout.FIRST.atTime(LocalTime.ofNanoOfDay(Integer.parseInt(text) * 1_000_000L)));
        }
    }

    private void addOfNewYork(LocalDateTime local) {
        times.add(NaiveTimes.told(local.atZone(NEW_YORK).toInstant()));
    }

    /// Whether a bar may be of this row.
    ///
    /// @param bar as [Replayed] tells it
    /// @param above what stands above the rows and in the file's name, which may have the symbol
    boolean states(String bar, String above) {
        Matcher parts = BAR.matcher(bar);
        if (!parts.matches()) {
            return false;
        }
        List<String> own = new ArrayList<>();
        for (int group = 3; group < 7; group++) {
            own.add(parts.group(group));
        }
        String symbol = parts.group(2);
        boolean named =
                names.contains(symbol) || above.toLowerCase(Locale.ROOT).contains(symbol.toLowerCase(Locale.ROOT));
        return named
                && times.contains(parts.group(1))
                && prices.containsAll(own)
                && volumes.contains(parts.group(7))
                && !own.contains("0");
    }
}
