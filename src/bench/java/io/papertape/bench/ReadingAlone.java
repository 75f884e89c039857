package io.papertape.bench;

import java.nio.file.Path;

/// Papertape's reader, to the last slice, beside DuckDB.
final class ReadingAlone {

    private static final int WARM_UPS = 2;

    private ReadingAlone() {}

    static void measure(Workbench bench, Table table) throws Exception {
        add(bench, table, "minute bars", bench.minutes());
        add(bench, table, "daily bars of many symbols", bench.daily());
        table.note("Every value of every row is parsed: by Papertape on one thread into exact slices in order of time,"
                + " by DuckDB into a sum or a maximum of each column. No target.");
    }

    private static void add(Workbench bench, Table table, String data, Path prices) throws Exception {
        int repeat = bench.settings().repeat();
        try (CsvScan scan = new CsvScan(prices)) {
            long bars = Books.read(prices);
            Sample ours = Sample.median(WARM_UPS, repeat, () -> Sample.of(() -> Books.read(prices)));
            Sample all = Sample.median(WARM_UPS, repeat, () -> Sample.of(scan::rows));
            scan.threads(1);
            Sample one = Sample.median(WARM_UPS, repeat, () -> Sample.of(scan::rows));
            String measured = Figures.seconds(ours.seconds()) + ", " + Figures.rate(bars, ours.seconds(), "bars");
            String allocated = Figures.bytesEach((double) ours.allocatedBytes() / bars, "bar");
            table.add(
                    Figures.count(bars) + " " + data + ", beside DuckDB",
                    measured,
                    Figures.seconds(all.seconds()),
                    Figures.ratio(ours.seconds() / all.seconds()));
            table.add(
                    "beside DuckDB on one thread",
                    measured,
                    Figures.seconds(one.seconds()),
                    Figures.ratio(ours.seconds() / one.seconds()));
            table.add("allocated", allocated);
        }
    }
}
