package io.papertape.bench;

import java.nio.file.Path;
import java.util.List;

/// Papertape's reader, to the last slice, beside DuckDB.
final class ReadingAlone {

    private ReadingAlone() {}

    static void measure(Workbench bench, Table table) throws Exception {
        add(bench, table, "minute bars", bench.minutes());
        add(bench, table, "daily bars in one file", bench.daily());
        table.note("Every value of every row is parsed: by Papertape into exact slices in order of time, by DuckDB into"
                + " a sum or a maximum of each column. DuckDB takes all processors unless told otherwise.");
    }

    private static void add(Workbench bench, Table table, String data, Path prices) throws Exception {
        try (CsvScan scan = new CsvScan(prices);
                CsvScan single = new CsvScan(prices)) {
            single.threads(1);
            long bars = BenchmarkBooks.read(prices);
            List<Sample> medians = Turns.of(bench.settings())
                    .medians(List.of(
                            () -> Sample.of(() -> BenchmarkBooks.read(prices)),
                            () -> Sample.of(scan::rows),
                            () -> Sample.of(single::rows)));
            Sample ours = medians.getFirst();
            String figure = BenchmarkFigures.count(bars) + " " + data;
            table.add(figure + ", beside DuckDB", bars, "bars", ours, medians.get(1));
            table.add(figure + ", beside DuckDB on one thread", bars, "bars", ours, medians.get(2));
            table.add(figure + ": allocated", ours.allocatedEach(bars, "bar"));
        }
    }
}
