package io.papertape.prices.file;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// A small file without fault, and the bars of its rows.
///
/// @param header lines above the rows
record SampleFile(SampleLayout layout, List<String> header, List<Row> rows) {

    private static final int DAYS = 5;
    private static final long OFFSET_OF_NEW_YORK = 5 * 3_600_000;

    /// A row and its bars, as [Replayed] tells them.
    record Row(String text, List<String> bars) {}

    /// With prices by chance.
    static SampleFile of(SampleLayout layout, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<Object> values = new ArrayList<>();
            List<String> bars = new ArrayList<>();
            for (String symbol : layout.symbols()) {
                bars.add(add(values, layout, day, symbol, random));
                if (!layout.sharesRows()) {
                    rows.add(new Row(layout.row(values.toArray()), List.copyOf(bars)));
                    values.clear();
                    bars.clear();
                }
            }
            if (layout.sharesRows()) {
                rows.add(new Row(layout.row(values.toArray()), bars));
            }
        }
        return new SampleFile(layout, layout.header(), rows);
    }

    private static String add(List<Object> values, SampleLayout layout, int day, String symbol, Random random) {
        int low = 1_000 + random.nextInt(1_000_000);
        int high = low + 2 + random.nextInt(50_000);
        List<Integer> hundredths =
                List.of(low + random.nextInt(high - low), high, low, low + random.nextInt(high - low));
        List<BigDecimal> prices =
                hundredths.stream().map(price -> BigDecimal.valueOf(price, 2)).toList();
        int volume = 1 + random.nextInt(1_000_000);
        LocalDate date = layout.date(day);
        Instant time = date.atStartOfDay().toInstant(ZoneOffset.UTC).plus(layout.time(day));
        values.add(date);
        values.add(time.getEpochSecond());
        values.addAll(prices);
        values.add(volume);
        values.add(symbol);
        values.addAll(hundredths);
        values.add(layout.time(day).toMillis() - OFFSET_OF_NEW_YORK);
        return NaiveTimes.told(time) + " " + symbol + " "
                + prices.stream().map(NaiveNumbers::told).collect(Collectors.joining(" ")) + " "
                + NaiveNumbers.told(BigDecimal.valueOf(volume));
    }

    String text() {
        List<String> lines = new ArrayList<>(header);
        rows.forEach(row -> lines.add(row.text()));
        return String.join("\n", lines) + "\n";
    }

    /// The bars of all rows.
    List<String> bars() {
        return rows.stream().flatMap(row -> row.bars().stream()).toList();
    }

    /// The bars of rows by what stands in them.
    Map<String, List<String>> barsByText() {
        return rows.stream().collect(Collectors.toMap(Row::text, Row::bars));
    }
}
