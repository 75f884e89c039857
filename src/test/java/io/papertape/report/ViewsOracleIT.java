package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every view beside the same figures computed in Java, over random prices that were replayed in one to three steps.
@ParameterizedClass
@EnumSource(Database.class)
class ViewsOracleIT {

    private static final int SESSIONS = 12;

    private static final List<List<String>> STRATEGIES = List.of(
            List.of("strategy=SimpleMAStrategy", "fastPeriod=3", "slowPeriod=7"),
            List.of("strategy=MomentumStrategy", "lookback=3", "threshold=0.01"),
            List.of("strategy=MeanReversionStrategy", "period=5", "numStd=1"),
            List.of("strategy=BreakoutStrategy", "lookback=4"));

    @TempDir
    static Path folder;

    private static TestBooks books;
    private static List<SessionBooks> sessions;

    @Parameter
    Database database;

    @BeforeParameterizedClassInvocation
    static void replay(Database database) {
        books = new TestBooks(database, folder);
        sessions = new ArrayList<>();
        for (int seed = 0; seed < SESSIONS; seed++) {
            RandomMarket market = RandomMarket.of(seed, folder);
            replay(seed, market);
            sessions.add(SessionBooks.of(books, "s" + seed, market));
        }
    }

    private static void replay(int seed, RandomMarket market) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> parameters = new ArrayList<>(STRATEGIES.get(seed % STRATEGIES.size()));
        parameters.addAll(List.of(
                "session=s" + seed,
                "prices=" + market.file(),
                "initialCapital=" + random.nextInt(10_000, 1_000_000) + ".123",
                "slippage=" + (seed % 4 == 1 ? "0" : "0.0012"),
                "positionSize=0." + random.nextInt(10, 99),
                "maxPositions=" + random.nextInt(1, 5),
                "risk=" + (seed % 3 == 0 ? "off" : "on"),
                "riskMaxDrawdown=0.04"));
        int steps = random.nextInt(1, 4);
        for (int step = 1; step <= steps; step++) {
            List<String> given = new ArrayList<>(parameters);
            if (step < steps) {
                LocalDateTime to =
                        market.bars().get(market.bars().size() * step / steps).time();
                given.add("to=" + to);
            } else if (random.nextBoolean()) {
                given.add("closeAtEnd=true");
            }
            books.replay(given.toArray(String[]::new));
        }
    }

    @AfterParameterizedClassInvocation
    static void close() {
        books.close();
    }

    @Test
    void showDates() {
        compare(Report.EQUITY_BY_DAY, session -> new DayOracle(session).equityByDay());
        compare(Report.EXPOSURE, session -> new DayOracle(session).exposure());
        compare(Report.ROLLING, session -> new DayOracle(session).rolling());
    }

    @Test
    void showMonthsAndYears() {
        compare(Report.MONTHLY_RETURNS, session -> new DayOracle(session).monthlyReturns());
        compare(Report.RETURNS_MATRIX, session -> new DayOracle(session).returnsMatrix());
    }

    @Test
    void showDrawdowns() {
        compare(Report.DRAWDOWNS, session -> new DrawdownOracle(session).drawdowns(), Comparator.comparing(row ->
                (LocalDateTime) row.get("began_at")));
    }

    @Test
    void showTrades() {
        compare(Report.TRADES, session -> new TradeOracle(session).trades());
        compare(Report.ROUND_TRIPS, session -> new TradeOracle(session).roundTripRows());
        compare(Report.COSTS, session -> new TradeOracle(session).costs());
    }

    @Test
    void showSymbols() {
        compare(
                Report.SYMBOL_PNL,
                session -> new TradeOracle(session)
                        .symbolPnl(books.rows(
                                "SELECT * FROM open_position WHERE session_id = ?",
                                session.session().get("session_id"))),
                Comparator.comparing(row -> String.valueOf(row.get("symbol"))));
        compare(Report.OPEN_POSITIONS, session -> new RunOracle(books, session).openPositions());
    }

    @Test
    void showSessions() {
        compare(Report.METRICS, session -> new RunOracle(books, session).metrics());
        compare(Report.SESSION_SUMMARY, session -> new RunOracle(books, session).summary());
        compare(Report.COMPARISON, session -> new RunOracle(books, session).comparison());
    }

    @Test
    void showRuns() {
        compare(Report.RUNS, session -> new RunOracle(books, session).runs());
        compare(Report.PRICE_FILES, session -> new RunOracle(books, session).priceFiles());
        compare(Report.REJECTED_BARS, session -> new RunOracle(books, session).rejectedBars());
        compare(Report.REFUSED_ENTRIES, session -> new RunOracle(books, session).refusedEntries());
    }

    @Test
    void showWhatTheLatestRunChanged() {
        Comparator<Map<String, ?>> order = Comparator.comparing(
                row -> row.get("change") + " " + row.get("changed_at") + row.get("item") + row.get("is_now"));

        compare(Report.CHANGES, session -> new RunOracle(books, session).changes(), order);
    }

    private static void compare(Report report, Function<SessionBooks, List<Map<String, @Nullable Object>>> oracle) {
        compare(report, oracle, null);
    }

    /// @param order in which to compare, where that of the report leaves rows unordered; null for that of the report
    private static void compare(
            Report report,
            Function<SessionBooks, List<Map<String, @Nullable Object>>> oracle,
            @Nullable Comparator<Map<String, ?>> order) {
        long compared = 0;
        for (SessionBooks session : sessions) {
            List<Map<String, ?>> rows =
                    ViewRows.of(books.context().getBean(Reports.class).read(report, session.name()));
            List<Map<String, ?>> expected = new ArrayList<>(oracle.apply(session));
            if (order != null) {
                rows.sort(order);
                expected.sort(order);
            }
            ViewRows.assertEqual(report.view() + " of " + session.name(), rows, expected);
            compared += rows.size();
        }
        assertThat(compared).as(report.view()).isPositive();
    }
}
