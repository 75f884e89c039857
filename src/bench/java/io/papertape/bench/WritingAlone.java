package io.papertape.bench;

import io.papertape.engine.portfolio.EquityPoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a replay of the minute bars writes, beside bare JDBC.
///
/// Papertape's own way to write is measured with the equity points, by far the most of the rows.
final class WritingAlone {

    private WritingAlone() {}

    static void measure(Workbench bench, Table table) throws Exception {
        try (Floor floor = new Floor(bench, Replay.trading(bench.minutes(), Replay.CHUNK_SIZE))) {
            SessionRows all = floor.rows();
            SessionRows equity = all.only("EQUITY_POINT");
            List<EquityPoint> points =
                    BenchmarkBooks.equityPoints(equity.results().getFirst());
            List<Sample> medians = Turns.of(bench.settings())
                    .medians(List.of(
                            () -> write(bench, equity, points),
                            () -> floor.insert(equity, floor.chunks()),
                            () -> floor.insert(equity, 1),
                            () -> floor.insert(all, floor.chunks()),
                            () -> floor.insert(all, 1)));
            String byChunk = "in " + BenchmarkFigures.count(floor.chunks()) + " transactions";
            Sample ours = medians.getFirst();
            table.add("equity points, beside bare JDBC " + byChunk, equity.size(), "rows", ours, medians.get(1));
            table.add("equity points, beside bare JDBC in one", equity.size(), "rows", ours, medians.get(2));
            table.add(
                    "equity points: allocated",
                    ours.allocatedEach(equity.size(), "row"),
                    medians.get(1).allocatedEach(equity.size(), "row"),
                    "");
            tell(table, "all rows of the replay, bare JDBC " + byChunk, all.size(), medians.get(3));
            tell(table, "all rows of the replay, bare JDBC in one", all.size(), medians.get(4));
            table.note(note(all));
        }
    }

    private static void tell(Table table, String figure, int rows, Sample floor) {
        table.add(figure, "", BenchmarkFigures.timed(rows, floor.seconds(), "rows"), "");
    }

    private static Sample write(Workbench bench, SessionRows rows, List<EquityPoint> points) throws Exception {
        Path folder = bench.newFolder();
        try (BenchmarkBooks books = new BenchmarkBooks(folder)) {
            try (Connection connection = books.connect()) {
                rows.insertSession(connection);
            }
            return Sample.of(() -> books.writeEquity(points, Replay.CHUNK_SIZE));
        } finally {
            Workbench.clear(folder);
        }
    }

    private static String note(SessionRows all) {
        return "Rows: "
                + all.results().stream()
                        .map(table ->
                                table.table().toLowerCase(Locale.ROOT) + " " + BenchmarkFigures.count(table.size()))
                        .collect(Collectors.joining(", "))
                + ". Papertape's own way to write is measured with the equity points alone. Bare JDBC: INSERT of"
                + " one row in batches of 1000, into the same tables, in a new H2 file with the same settings.";
    }
}
