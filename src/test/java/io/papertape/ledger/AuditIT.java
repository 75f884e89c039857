package io.papertape.ledger;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions of more points than the audit reads at once, so that it follows the chunks.
@ParameterizedClass
@EnumSource(Database.class)
class AuditIT {

    private static final int SLICES = 14_000;
    private static final long MINUTE = 60_000;
    private static final long BEGIN = 1_577_836_800_000L;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private static Path prices;

    /// Books that hold the session x over all prices.
    private static String replayed;

    @BeforeParameterizedClassInvocation
    static void replay(Database database, @TempDir Path place) throws IOException {
        prices = writePrices(place);
        replayed = database.freshUrl(place);
        try (TestBooks books = new TestBooks(replayed)) {
            assertCompleted(replay(books, "session=x"));
        }
    }

    private static Path writePrices(Path place) throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        int cents = 10_000;
        for (int i = 0; i < SLICES; i++) {
            int open = cents;
            cents = Math.max(1_000, cents + random.nextInt(101) - 50);
            text.append(BEGIN + i * MINUTE).append(',').append(price(open));
            text.append(',').append(price(Math.max(open, cents))).append(',').append(price(Math.min(open, cents)));
            text.append(',').append(price(cents)).append(",1\n");
        }
        return Files.writeString(place.resolve("A.csv"), text);
    }

    /// 14,000 points are three whole pages and a part of one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE equity_point SET cash = cash + 0.00000001 WHERE recorded_at = '2020-01-01 00:07:00' | equity_point 2020-01-01T00:07: cash is
                    UPDATE equity_point SET equity = equity + 0.00000001 WHERE recorded_at = '2020-01-04 01:00:00' | equity_point 2020-01-04T01:00: equity is
                    UPDATE equity_point SET drawdown = drawdown + 0.001 WHERE recorded_at = '2020-01-10 17:00:00' | equity_point 2020-01-10T17:00: drawdown is
                    UPDATE equity_point SET session_id = 7 WHERE recorded_at = '2020-01-04 01:00:00' | equity_point: 1 of the points 4096 to 8191 of the session are missing
                    UPDATE equity_point SET recorded_at = '2020-01-04 00:58:30' WHERE recorded_at = '2020-01-04 01:00:00' | equity_point 2020-01-04T00:58:30: does not come after the one before it, 2020-01-04T00:59
                    DELETE FROM equity_point WHERE recorded_at > '2020-01-10 16:00:00' AND recorded_at < '2020-01-10 16:03:00' | equity_point: 2 of the points 12288 to 13999 of the session are missing
                    INSERT INTO equity_point (session_id, recorded_at, equity, cash, positions_value, drawdown) SELECT session_id, recorded_at, equity, cash, positions_value, drawdown FROM equity_point WHERE recorded_at = '2020-01-01 00:07:00' | equity_point: there are 14001 rows, paper_session counts 14000
                    INSERT INTO trade (session_id, trade_no, symbol, side, quantity, price, traded_at, commission, slippage, cash_flow, realized_pnl, reason, requested_quantity, position_effect, order_no, kind, decided_at, ambiguous) SELECT session_id, (SELECT MAX(m.trade_no) FROM trade m) + 1 + trade_no, symbol, side, quantity, price, traded_at, commission, slippage, cash_flow, realized_pnl, reason, requested_quantity, position_effect, order_no, kind, decided_at, ambiguous FROM trade WHERE trade_no < 2 | which is not that of its session and number
                    UPDATE paper_session SET points = points - 1 | there is no equity_point at 2020-01-10, where last_slice_at is
                    UPDATE paper_session SET peak_equity = peak_equity + 0.00000001 | paper_session: last_slice_at or peak_equity do not agree with equity_point
                    """)
    void findsATamperedRowOnWhicheverPage(String tampering, String finding) throws IOException {
        try (TestBooks books = new TestBooks(database.copy(replayed, folder))) {
            List<Map<String, Object>> metrics = books.rows("SELECT * FROM session_metrics");
            assertThat(books.jdbc().update(tampering)).isPositive();

            ReplayOutcome outcome = replay(books, "session=x");

            assertFailed(outcome)
                    .hasMessageStartingWith("the books of session 'x' do not balance: ")
                    .hasMessageContaining(finding);
            assertThat(books.rows("SELECT * FROM session_metrics")).isEqualTo(metrics);
        }
    }

    /// The last point is that of a whole page, or the next one's first.
    @ParameterizedTest
    @ValueSource(ints = {4_095, 4_096, 4_097, 8_192, SLICES})
    void closesASessionWhoseChunksItHasFollowed(int slices) {
        String to = "to="
                + Instant.ofEpochMilli(BEGIN + (slices - 1) * MINUTE)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime();
        try (TestBooks books = new TestBooks(database, folder)) {
            replay(books, "session=whole", to, "closeAtEnd=true");
            replay(books, "session=steps", "to=2020-01-02T12:00", "chunkSize=97");
            replay(books, "session=steps", to, "closeAtEnd=true", "chunkSize=4096");

            assertThat(books.results("whole").get("equity_point")).hasSize(slices);
            assertThat(TestBooks.difference(books.results("whole"), books.results("steps")))
                    .isEmpty();
        }
    }

    /// Each holds a connection for its lock, one for its transaction, and wants one for its audit.
    @Test
    void leavesConnectionsForSeveralSessionsAtOnce() {
        try (TestBooks books = new TestBooks(database, folder)) {
            CompletableFuture<ReplayOutcome> other =
                    CompletableFuture.supplyAsync(() -> replay(books, "session=y", "chunkSize=13000"));
            ReplayOutcome outcome = replay(books, "session=x", "chunkSize=13000");

            assertCompleted(outcome);
            assertCompleted(other.join());
            assertThat(TestBooks.difference(books.results("x"), books.results("y")))
                    .isEmpty();
        }
    }

    private static ReplayOutcome replay(TestBooks books, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("prices=" + prices, "risk=off", "initialCapital=10000000"));
        return books.replay(all.toArray(String[]::new));
    }

    private static String price(int cents) {
        return cents / 100 + "." + cents % 100 / 10 + cents % 10;
    }
}
