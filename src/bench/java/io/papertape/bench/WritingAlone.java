package io.papertape.bench;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a replay of the minute bars writes, beside bare JDBC.
final class WritingAlone {

    private static final int WARM_UPS = 2;

    private WritingAlone() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Replay replay = Replay.trading(bench.minutes(), Replay.CHUNK_SIZE);
        Floors floors = bench.floors(replay);
        SessionRows rows = floors.rows();
        TableRows equity = rows.of("EQUITY_POINT");
        int chunks = rows.chunks(replay.chunkSize());
        double ours = equitySeconds(bench, rows, equity);
        double byChunk = Floors.insertSeconds(bench, rows.only(equity), floors.urlSettings(), chunks);
        double atOnce = Floors.insertSeconds(bench, rows.only(equity), floors.urlSettings(), 1);
        table.add(
                "equity points, in " + Figures.count(chunks) + " transactions",
                told(equity.size(), ours),
                told(equity.size(), byChunk),
                Figures.ratio(ours / byChunk));
        table.add(
                "equity points, beside one transaction",
                told(equity.size(), ours),
                told(equity.size(), atOnce),
                Figures.ratio(ours / atOnce));
        table.add(
                "all rows of the replay, bare JDBC, in " + Figures.count(chunks) + " transactions",
                "",
                told(rows.size(), floors.insertByChunkSeconds()),
                "");
        table.add(
                "all rows of the replay, bare JDBC, in one transaction",
                "",
                told(rows.size(), floors.insertAtOnceSeconds()),
                "");
        table.note("Rows: "
                + rows.results().stream()
                        .map(result ->
                                result.table().toLowerCase(java.util.Locale.ROOT) + " " + Figures.count(result.size()))
                        .collect(java.util.stream.Collectors.joining(", "))
                + ". Papertape's own way to write is measured with the equity points, by far the most of them. Bare JDBC:"
                + " single-row INSERT in batches of 1000, into the same tables, in a new H2 file with the same"
                + " settings. No target.");
    }

    private static String told(int rows, double seconds) {
        return Figures.seconds(seconds) + ", " + Figures.rate(rows, seconds, "rows");
    }

    private static double equitySeconds(Workbench bench, SessionRows rows, TableRows equity) throws Exception {
        List<EquityPoint> points =
                equity.rows().stream().map(row -> point(equity, row)).toList();
        long session = (long) value(equity, equity.rows().getFirst(), "SESSION_ID");
        return Sample.median(WARM_UPS, bench.settings().repeat(), () -> write(bench, rows, session, points))
                .seconds();
    }

    private static Sample write(Workbench bench, SessionRows rows, long session, List<EquityPoint> points)
            throws Exception {
        Path folder = bench.newFolder();
        try (Books books = new Books(folder)) {
            try (Connection connection = books.connect()) {
                rows.insertParents(connection);
            }
            return Sample.of(() -> books.writeEquity(session, points, Replay.CHUNK_SIZE));
        } finally {
            Workbench.clear(folder);
        }
    }

    private static EquityPoint point(TableRows equity, @Nullable Object[] row) {
        return new EquityPoint(
                ((LocalDateTime) value(equity, row, "RECORDED_AT"))
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli(),
                money(value(equity, row, "EQUITY")),
                money(value(equity, row, "CASH")),
                money(value(equity, row, "POSITIONS_VALUE")),
                (double) value(equity, row, "DRAWDOWN"));
    }

    private static long money(Object decimal) {
        return Money.ofDecimal((BigDecimal) decimal);
    }

    private static Object value(TableRows equity, @Nullable Object[] row, String column) {
        return Objects.requireNonNull(row[equity.column(column)], column);
    }
}
