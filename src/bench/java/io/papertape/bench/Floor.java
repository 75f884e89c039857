package io.papertape.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

/// What a replay could not do without, by the fastest means at hand: parsing its files, and
/// inserting the rows that it leaves. Not safe for use by several threads.
final class Floor implements AutoCloseable {

    private final Workbench bench;
    private final CsvScan scan;
    private final long bars;
    private final SessionRows rows;
    private final String urlSettings;
    private final int chunks;

    /// Replays once, to have the rows.
    Floor(Workbench bench, Replay replay) throws SQLException, IOException {
        this.bench = bench;
        Path folder = bench.newFolder();
        try (BenchmarkBooks books = new BenchmarkBooks(folder);
                Connection connection = books.connect()) {
            bars = books.replay(replay);
            rows = SessionRows.read(connection);
            urlSettings = books.urlSettings();
        } finally {
            Workbench.clear(folder);
        }
        chunks = rows.chunks(replay.chunkSize());
        scan = new CsvScan(replay.prices());
    }

    /// How long the parts of a floor took.
    ///
    /// @param scan of the files, by DuckDB with all processors
    /// @param byChunk inserts by bare JDBC, in as many transactions as the job has
    /// @param atOnce the same in one transaction
    record Measured(Sample scan, Sample byChunk, Sample atOnce) {

        /// The parts as [#contenders()] lists them, from one position on.
        static Measured of(List<Sample> samples, int first) {
            return new Measured(samples.get(first), samples.get(first + 1), samples.get(first + 2));
        }

        /// The larger of reading and writing, which could go on at the same time; of the two ways
        /// to write, the faster one.
        double seconds() {
            return Math.max(scan.seconds(), Math.min(byChunk.seconds(), atOnce.seconds()));
        }

        String told() {
            return "scan " + BenchmarkFigures.seconds(scan.seconds()) + ", insert by chunk "
                    + BenchmarkFigures.seconds(byChunk.seconds()) + ", at once "
                    + BenchmarkFigures.seconds(atOnce.seconds());
        }
    }

    /// The parts, to be measured in turns: scan, insert by chunk, insert at once.
    List<Callable<Sample>> contenders() {
        return List.of(() -> Sample.of(scan::rows), () -> insert(rows, chunks), () -> insert(rows, 1));
    }

    /// Bars in the files.
    long bars() {
        return bars;
    }

    /// What the replay has written.
    SessionRows rows() {
        return rows;
    }

    /// Transactions that the replay has needed.
    int chunks() {
        return chunks;
    }

    /// Inserts rows into new tables.
    ///
    /// @param transactions how many to use
    Sample insert(SessionRows some, int transactions) throws Exception {
        Path folder = bench.newFolder();
        new BenchmarkBooks(folder).close();
        String url = BenchmarkBooks.url(folder) + urlSettings;
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            some.insertParents(connection);
            return Sample.of(() -> some.insertResults(connection, transactions));
        } finally {
            Workbench.clear(folder);
        }
    }

    @Override
    public void close() throws SQLException {
        scan.close();
    }
}
