package io.papertape.fills;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.papertape.Database;
import io.papertape.batch.Failures;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import io.papertape.batch.replay.UnfitSplitException;
import io.papertape.engine.market.MarketSlice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The books that a replay leaves against the reference in Python, carried forward in 1, 2, 7 or 60 steps. The number
/// of cases, those with corporate actions and short positions among them, and the first seed can be given:
/// -Dpapertape.reference=100 -Dpapertape.reference.actions=200 -Dpapertape.reference.seed=7.
@ParameterizedClass
@EnumSource(Database.class)
class FillsReferenceIT {

    private static final int CASES = Integer.getInteger("papertape.reference", 12);
    private static final int ACTIONS = Integer.getInteger("papertape.reference.actions", 24);
    private static final int FIRST = Integer.getInteger("papertape.reference.seed", 1_001);
    private static final int FIRST_WITH_ACTIONS = FIRST + 100_000;
    private static final List<Integer> STEPS = List.of(1, 2, 7, 60);

    @TempDir
    static Path folder;

    private static TestBooks books;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database) throws Exception {
        ReferenceCase.write(FIRST, CASES, folder);
        ReferenceCase.write(FIRST_WITH_ACTIONS, ACTIONS, folder, "actions");
        books = new TestBooks(database, folder);
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    static List<Integer> seeds() {
        return IntStream.concat(
                        IntStream.range(FIRST, FIRST + CASES),
                        IntStream.range(FIRST_WITH_ACTIONS, FIRST_WITH_ACTIONS + ACTIONS))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdTheRowsOfTheReference(int seed) throws IOException {
        Path files = folder.resolve(Integer.toString(seed));
        ReferenceCase expected = ReferenceCase.read(files).withNewSymbols();
        assumeFalse(ReferenceCase.sellForNothing(expected.trades()));
        ReferenceCase.writePrices(files);
        String session = "case " + seed;

        replay(expected, session, files, STEPS.get(seed % STEPS.size()));

        String settings = expected.parameters().toString();
        List<List<String>> trades = rows(session, "trade", String.join(", ", ReferenceCase.TRADE_COLUMNS), "trade_no");
        assumeFalse(ReferenceCase.sellForNothing(trades));
        assertThat(trades).as(settings).isEqualTo(expected.trades());
        assertThat(rows(
                        session,
                        "equity_point",
                        "recorded_at, equity, cash, positions_value, receivables",
                        "recorded_at"))
                .as(settings)
                .isEqualTo(expected.equity());
        if (expected.has("cash_events")) {
            assertCashMoves(expected, session, settings);
        }
        assertThat(rows(session, "trade_match", "trade_no, entry_trade_no, quantity", "trade_no, entry_trade_no"))
                .as(settings)
                .containsExactlyInAnyOrderElementsOf(
                        expected.rows("matches", "exit_trade_no", "entry_trade_no", "quantity"));
        assertThat(rows(session, "refused_entry", "symbol, refused_at, requested_quantity, limited_by", "refused_at"))
                .as(settings)
                .containsExactlyInAnyOrderElementsOf(expected.refusals());
        Map<Boolean, List<List<String>>> orders = rows(
                        session,
                        "open_order",
                        "order_no, symbol, side, quantity, decided_at, ended_at, ended_by",
                        "order_no")
                .stream()
                .collect(Collectors.partitioningBy(row -> row.getLast().isEmpty()));
        assertThat(orders.get(true))
                .as(settings)
                .map(row -> row.subList(0, 5))
                .containsExactlyInAnyOrderElementsOf(
                        expected.rows("open_orders", "order_no", "symbol", "side", "quantity", "decided_at"));
        assertThat(orders.get(false))
                .as(settings)
                .map(row -> List.of(row.get(1), row.get(3), row.get(5), row.get(6)))
                .containsExactlyInAnyOrderElementsOf(expected.endedOrders());
        assertThat(rows(
                        session,
                        "open_position",
                        "symbol, quantity, market_value, stop_price, target_price, trail_price",
                        "symbol"))
                .as(settings)
                .containsExactlyInAnyOrderElementsOf(expected.rows(
                        "open_positions", "symbol", "quantity", "market_value", "stop", "target", "trail"));
    }

    private static void assertCashMoves(ReferenceCase expected, String session, String settings) {
        assertThat(rows(
                        session,
                        "cash_event",
                        "booked_at, symbol, type, amount, quantity_change, realized_pnl",
                        "event_no"))
                .as(settings)
                .containsExactlyInAnyOrderElementsOf(expected.rows(
                        "cash_events", "booked_at", "symbol", "type", "amount", "quantity_change", "realized_pnl"));
        assertThat(rows(session, "receivable", "symbol, pay_date, amount", "receivable_no"))
                .as(settings)
                .containsExactlyInAnyOrderElementsOf(expected.rows("receivables", "symbol", "pay_date", "amount"));
        assertThat(rows(session, "paper_session", "status, ruined", "name"))
                .as(settings)
                .isEqualTo(List.of(expected.status()));
    }

    private static void replay(ReferenceCase expected, String session, Path files, int steps) {
        List<MarketSlice> slices = expected.slices();
        List<String> parameters = Stream.concat(
                        expected.parameters().entrySet().stream().map(set -> set.getKey() + "=" + set.getValue()),
                        Stream.of("session=" + session, "prices=" + files.resolve("prices")))
                .toList();
        int[] ends = new Random(steps)
                .ints(0, slices.size() - 1)
                .distinct()
                .limit(Math.min(steps, slices.size()) - 1L)
                .sorted()
                .toArray();
        for (int end : ends) {
            complete(parameters, "to=" + Instant.ofEpochMilli(slices.get(end).time()));
            if (rows(session, "paper_session", "status", "name").equals(List.of(List.of("CLOSED")))) {
                return;
            }
        }
        complete(
                parameters,
                "to=" + Instant.ofEpochMilli(slices.getLast().time()),
                "closeAtEnd=" + expected.closesAtEnd());
    }

    private static void complete(List<String> parameters, String... further) {
        ReplayOutcome outcome = books.replay(
                Stream.concat(parameters.stream(), Stream.of(further)).toArray(String[]::new));
        Throwable failure = outcome.failure();
        assumeFalse(failure instanceof UnfitSplitException, "prices that happen not to go over a split");
        assertThat(failure == null ? "" : Failures.told(failure))
                .as(parameters.toString())
                .isEmpty();
        assertCompleted(outcome);
    }

    private static List<List<String>> rows(String session, String table, String columns, String order) {
        return books
                .rows(
                        "SELECT " + columns + " FROM " + table
                                + " WHERE session_id = (SELECT session_id FROM paper_session WHERE name = ?) ORDER BY "
                                + order,
                        session)
                .stream()
                .map(row -> row.values().stream().map(FillsReferenceIT::text).toList())
                .toList();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> decimal.toPlainString();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toString();
            default -> value.toString();
        };
    }
}
