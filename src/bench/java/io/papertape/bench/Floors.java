package io.papertape.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/// What a replay could not do without: parsing its files, and inserting the rows that it leaves.
/// Measured warm, by the fastest means at hand that write no less.
///
/// @param bars in the files
/// @param rows that the replay has written
/// @param urlSettings database settings of the application
/// @param scanSeconds of DuckDB, over the files, with all processors
/// @param insertByChunkSeconds of bare JDBC, committed as the job commits
/// @param insertAtOnceSeconds of bare JDBC, committed once
record Floors(
        long bars,
        SessionRows rows,
        String urlSettings,
        double scanSeconds,
        double insertByChunkSeconds,
        double insertAtOnceSeconds) {

    private static final int WARM_UPS = 2;

    /// Replays once, to have the rows, and measures.
    static Floors measure(Workbench bench, Replay replay) throws Exception {
        Progress.tell(
                "  measuring the floors of " + replay.prices().getFileName() + ", chunkSize " + replay.chunkSize());
        Path folder = bench.newFolder();
        try (Books books = new Books(folder);
                Connection connection = books.connect()) {
            long bars = books.replay(replay);
            SessionRows rows = SessionRows.read(connection);
            String urlSettings = books.urlSettings();
            int chunks = rows.chunks(replay.chunkSize());
            return new Floors(
                    bars,
                    rows,
                    urlSettings,
                    scanSeconds(bench, replay.prices()),
                    insertSeconds(bench, rows, urlSettings, chunks),
                    insertSeconds(bench, rows, urlSettings, 1));
        } finally {
            Workbench.clear(folder);
        }
    }

    /// The faster way to insert.
    double insertSeconds() {
        return Math.min(insertByChunkSeconds, insertAtOnceSeconds);
    }

    /// The larger of the two: reading and writing could go on at the same time.
    double seconds() {
        return Math.max(scanSeconds, insertSeconds());
    }

    /// Inserts some of the rows.
    ///
    /// @param rows what to insert
    /// @param transactions how many to use
    static double insertSeconds(Workbench bench, SessionRows rows, String urlSettings, int transactions)
            throws Exception {
        return Sample.median(WARM_UPS, bench.settings().repeat(), () -> insert(bench, rows, urlSettings, transactions))
                .seconds();
    }

    private static double scanSeconds(Workbench bench, Path prices) throws Exception {
        try (CsvScan scan = new CsvScan(prices)) {
            return Sample.median(WARM_UPS, bench.settings().repeat(), () -> Sample.of(scan::rows))
                    .seconds();
        }
    }

    private static Sample insert(Workbench bench, SessionRows rows, String urlSettings, int transactions)
            throws Exception {
        Path folder = bench.newFolder();
        String url = Books.url(folder) + urlSettings;
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            SessionRows.createTables(url);
            rows.insertParents(connection);
            return Sample.of(() -> rows.insertResults(connection, transactions));
        } finally {
            Workbench.clear(folder);
        }
    }
}
