package io.papertape.bench;

import java.nio.file.Path;
import java.util.List;

/// Papertape's reader, to the last slice, beside DuckDB.
final class ReadingAlone {

    /// As fast as DuckDB on one thread.
    private static final double TARGET = 1.0;

    private ReadingAlone() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Path minutes = bench.minutes();
        Path daily = bench.daily();
        add(bench, table, "minute bars", minutes);
        add(bench, table, "minute bars in gzip", bench.gzipped(minutes));
        add(bench, table, "daily bars in one file", daily);
        add(bench, table, "daily bars in one file in gzip", bench.gzipped(daily));
        table.note("Every value of every row is parsed: by Papertape into exact slices in order of time, by DuckDB into"
                + " a sum or a maximum of each column. A ratio of speeds is Papertape's divided by DuckDB's. Processor"
                + " time is that of all threads of the process, those that compile and collect garbage among them;"
                + " where a machine does something else besides, it tells more than the clock. Papertape digests the"
                + " file on a thread of its own.");
    }

    private static void add(Workbench bench, Table table, String data, Path prices) throws Exception {
        try (CsvScan scan = new CsvScan(prices);
                CsvScan single = new CsvScan(prices)) {
            single.threads(1);
            long bars = BenchmarkBooks.read(prices);
            List<Sample> medians = Turns.of(bench.settings())
                    .medians(List.of(
                            () -> Sample.of(() -> BenchmarkBooks.read(prices)),
                            () -> Sample.of(single::rows),
                            () -> Sample.of(scan::rows)));
            Sample ours = medians.getFirst();
            Sample theirs = medians.get(1);
            String figure = BenchmarkFigures.count(bars) + " " + data;
            double ratio = theirs.seconds() / ours.seconds();
            table.add(
                    figure + ", beside DuckDB on one thread",
                    BenchmarkFigures.timed(bars, ours.seconds(), "bars"),
                    BenchmarkFigures.timed(bars, theirs.seconds(), "bars"),
                    BenchmarkFigures.ratio(ratio),
                    "≥ " + BenchmarkFigures.ratio(TARGET),
                    Table.Verdict.of(ratio >= TARGET));
            table.add(
                    figure + ": processor time",
                    BenchmarkFigures.seconds(ours.processorSeconds()),
                    BenchmarkFigures.seconds(theirs.processorSeconds()),
                    BenchmarkFigures.ratio(theirs.processorSeconds() / ours.processorSeconds()));
            table.add(
                    figure + ", beside DuckDB on all processors",
                    BenchmarkFigures.timed(bars, ours.seconds(), "bars"),
                    BenchmarkFigures.timed(bars, medians.get(2).seconds(), "bars"),
                    BenchmarkFigures.ratio(medians.get(2).seconds() / ours.seconds()));
            table.add(figure + ": allocated", ours.allocatedEach(bars, "bar"));
        }
    }
}
