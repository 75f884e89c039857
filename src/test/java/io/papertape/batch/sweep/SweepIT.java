package io.papertape.batch.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.Database;
import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyParameters;
import io.papertape.ledger.SweepResults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SweepIT {

    private static final String PRICES = "prices=data/prices";

    @TempDir
    Path folder;

    /// Every result is what a replay with the same settings comes to.
    ///
    /// @param more settings of every replay
    private static void assertEqualsReplays(TestBooks books, String sweep, List<String> more) {
        List<Map<String, Object>> results = books.rows("""
                SELECT r.*, w.train_from, w.train_to, w.test_from, w.test_to
                FROM report_sweep r
                JOIN sweep s ON s.name = r.sweep
                JOIN sweep_window w ON w.sweep_id = s.sweep_id AND w.window_no = r.window_no
                WHERE r.sweep = ? ORDER BY r.result_id
                """, sweep);
        assertThat(results).isNotEmpty();
        for (Map<String, Object> result : results) {
            boolean test = "TEST".equals(result.get("phase"));
            LinkedHashMap<String, String> parameters = new LinkedHashMap<>();
            more.forEach(text -> put(parameters, text));
            for (String text : List.of(((String) result.get("parameters")).split(" ", -1))) {
                put(parameters, text);
            }
            parameters.put("session", "replayed");
            parameters.put("fresh", "true");
            if (result.get("symbol") != null) {
                parameters.put("symbols", (String) result.get("symbol"));
            }
            parameters.put(
                    "tradeFrom", result.get(test ? "test_from" : "train_from").toString());
            parameters.put("to", result.get(test ? "test_to" : "train_to").toString());
            books.replay(parameters.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
            Map<String, Object> replayed = books.rows("""
                            SELECT m.*, p.equity FROM paper_session s
                            JOIN session_metrics m ON m.session_id = s.session_id
                            JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
                            WHERE s.name = 'replayed'
                            """).getFirst();
            assertThat(result.get("final_equity")).as("%s", result).isEqualTo(replayed.get("equity"));
            assertThat(((Number) result.get("trades")).longValue())
                    .as("%s", result)
                    .isEqualTo(((Number) replayed.get("trades")).longValue());
            SweepResults.metrics().forEach(metric -> assertClose(result, replayed, metric.label()));
        }
    }

    private static void put(Map<String, String> parameters, String text) {
        parameters.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
    }

    private static void assertClose(Map<String, Object> result, Map<String, Object> replayed, String metric) {
        Number expected = (Number) replayed.get(metric);
        if (expected == null) {
            assertThat(result.get(metric)).as(metric + " of " + result).isNull();
        } else {
            assertThat(((Number) result.get(metric)).doubleValue())
                    .as(metric + " of " + result)
                    .isCloseTo(expected.doubleValue(), within(1e-9 * Math.max(1, Math.abs(expected.doubleValue()))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void comesToWhatReplaysComeTo(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            List<String> fixed = List.of(
                    PRICES, "strategy=SimpleMAStrategy", "slowPeriod=20", "commission=0.002", "positionSize=0.8");

            SweepOutcome outcome = TestSweeps.run(
                    books,
                    "name=x",
                    PRICES,
                    "strategy=SimpleMAStrategy",
                    "commission=0.002",
                    "positionSize=0.8",
                    "symbols=AAPL,KO",
                    "fastPeriod=5,10",
                    "slowPeriod=20",
                    "risk=on,off",
                    "trainDays=900",
                    "testDays=600");

            assertThat(outcome.status()).as("%s", outcome).isEqualTo(SweepOutcome.Status.COMPLETED);
            assertThat(books.rows("SELECT * FROM report_sweep WHERE sweep = 'x'"))
                    .hasSize(2 * (4 * 3 + 2));
            assertEqualsReplays(books, "x", fixed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MomentumStrategy,lookback,'10,20',stopLoss,'0.03,0.1'",
        "BreakoutStrategy,lookback,20,fill,'close,nextOpen'",
        "MeanReversionStrategy,numStd,'1.5,2',sizing,'cash,equity'",
        "VolatilityStrategy,volThreshold,'0.01,0.02',slippage,'0,0.0005'"
    })
    void comesToWhatReplaysComeToWhateverIsVaried(
            String strategy, String parameter, String values, String setting, String settings) {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            SweepOutcome outcome = TestSweeps.run(
                    books,
                    "name=x",
                    PRICES,
                    "symbols=NFLX,XOM",
                    "strategy=" + strategy,
                    parameter + "=" + values,
                    setting + "=" + settings);

            assertThat(outcome.failure()).isNull();
            assertEqualsReplays(books, "x", List.of(PRICES, "strategy=" + strategy, parameter + "=" + values));
        }
    }

    @Test
    void putsABasketOnOneAccount() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            TestSweeps.run(
                    books,
                    "name=x",
                    PRICES,
                    "each=basket",
                    "symbols=AAPL,KO,NFLX",
                    "fastPeriod=5,10",
                    "maxPositions=1,2");

            assertThat(books.rows("SELECT DISTINCT symbol FROM report_sweep")).containsExactly(mapOfNull("symbol"));
            assertEqualsReplays(books, "x", List.of(PRICES, "symbols=AAPL,KO,NFLX"));
        }
    }

    private static Map<String, Object> mapOfNull(String key) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, null);
        return map;
    }

    @Test
    void chainsTheTestsOfTheBests() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            TestSweeps.run(
                    books, "name=x", PRICES, "symbols=AAPL,KO", "fastPeriod=5,10", "trainDays=900", "testDays=400");

            Map<String, Object> last = books.rows("""
                            SELECT calendar_day, growth, benchmark FROM report_walk_forward
                            WHERE sweep = 'x' AND symbol = 'AAPL' ORDER BY calendar_day DESC
                            """).getFirst();
            double growth = books.rows("""
                            SELECT test_return FROM report_sweep_best
                            WHERE sweep = 'x' AND symbol = 'AAPL' AND test_return IS NOT NULL
                            """).stream()
                    .mapToDouble(row -> 1 + ((Number) row.get("test_return")).doubleValue())
                    .reduce(1, (a, b) -> a * b);
            assertThat(((Number) last.get("growth")).doubleValue()).isCloseTo(growth, within(1e-12));
            assertThat(last.get("calendar_day").toString())
                    .isEqualTo(LocalDate.of(2018, 2, 7).toString());
            Map<String, Object> both = books.rows("""
                            SELECT w.growth, (SELECT AVG(a.growth) FROM report_walk_forward a
                                WHERE a.sweep = 'x' AND NOT a.equal_weights AND a.calendar_day = w.calendar_day) AS mean
                            FROM report_walk_forward w WHERE w.sweep = 'x' AND w.equal_weights
                            ORDER BY w.calendar_day DESC
                            """).getFirst();
            assertThat(((Number) both.get("growth")).doubleValue())
                    .isCloseTo(((Number) both.get("mean")).doubleValue(), within(1e-12));
        }
    }

    @Test
    void tellsEachNeighbourOnce() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            TestSweeps.run(
                    books,
                    "name=x",
                    PRICES,
                    "symbols=AAPL",
                    "fastPeriod=5,10,15",
                    "slowPeriod=10,20,30",
                    "where=fastPeriod < slowPeriod");

            assertThat(books.rows("""
                            SELECT parameters, neighbours FROM report_sweep_stability WHERE sweep = 'x'
                            ORDER BY combination
                            """))
                    .extracting(row -> row.get("parameters") + ": " + row.get("neighbours"))
                    .containsExactly(
                            "fastPeriod=5 slowPeriod=10: 1",
                            "fastPeriod=5 slowPeriod=20: 3",
                            "fastPeriod=5 slowPeriod=30: 2",
                            "fastPeriod=10 slowPeriod=20: 3",
                            "fastPeriod=10 slowPeriod=30: 3",
                            "fastPeriod=15 slowPeriod=20: 2",
                            "fastPeriod=15 slowPeriod=30: 2");
        }
    }

    @Test
    void doesNothingAgainAndRefusesOtherSettings() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            String[] parameters = {"name=x", PRICES, "symbols=AAPL", "fastPeriod=5,10"};
            TestSweeps.run(books, parameters);

            assertThat(TestSweeps.run(books, parameters).status()).isEqualTo(SweepOutcome.Status.UNCHANGED);
            assertThatThrownBy(() -> TestSweeps.run(books, "name=x", PRICES, "symbols=AAPL", "fastPeriod=5,11"))
                    .isInstanceOf(SweepChangedException.class)
                    .hasMessage("sweep 'x': it keeps its settings: fastPeriod was 5,10 but is 5,11. The books are"
                            + " unchanged; give it another name, or fresh=true to remove it and begin anew");
            assertThatThrownBy(() -> TestSweeps.run(books, "name=x", PRICES, "symbols=AAPL,KO", "fastPeriod=5,10"))
                    .hasMessageContaining("symbols was AAPL but is AAPL,KO");
            assertThatThrownBy(() ->
                            TestSweeps.run(books, "name=x", PRICES, "symbols=AAPL", "fastPeriod=5,10", "to=2017-12-29"))
                    .hasMessageContaining("to was not set but is 2017-12-29T23:59:59.999");

            SweepOutcome anew =
                    TestSweeps.run(books, "name=x", PRICES, "symbols=AAPL", "fastPeriod=5,11", "fresh=true");

            assertThat(anew.status()).isEqualTo(SweepOutcome.Status.COMPLETED);
            assertThat(books.rows("SELECT * FROM sweep_result")).hasSize(2);
            assertThat(books.rows("SELECT * FROM sweep")).hasSize(1);
        }
    }

    @Test
    void tellsEverythingThatIsWrong() {
        assertThatThrownBy(() -> TestSweeps.request(
                        "fastPeriod=5..1", "slowPeriod=20", "chunkSize=5", "testDays=10", "slippage=x,0"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(problem -> problem.startsWith("fastPeriod must rise"))
                                .anyMatch(problem -> problem.startsWith("'chunkSize' is no parameter of a sweep"))
                                .anyMatch(problem -> problem.startsWith("trainDays and testDays belong together"))
                                .anyMatch(problem -> problem.startsWith("slippage")));
        assertThatThrownBy(() -> TestSweeps.request("fastPeriod=5..30:5", "slowPeriod=20,30"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "4 of 12 combinations cannot be tried; leave them out by where=CONDITION, such as"
                                                + " where=\"fastPeriod < slowPeriod\"",
                                        "fastPeriod=20 slowPeriod=20: fastPeriod must be less than slowPeriod but was 20 with"
                                                + " slowPeriod 20",
                                        "fastPeriod=25 slowPeriod=20: fastPeriod must be less than slowPeriod but was 25 with"
                                                + " slowPeriod 20",
                                        "fastPeriod=30 slowPeriod=20: fastPeriod must be less than slowPeriod but was 30 with"
                                                + " slowPeriod 20"));
    }

    /// Throws at every bar after 2017-07-14T02:40Z, where it is told to: at 143 of the prices.
    public static final class Fails implements Strategy {

        private final boolean fails;

        public Fails(StrategyParameters parameters) {
            fails = parameters.wholeNumber("fails", 0, 0) == 1;
        }

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            if (fails && bars.time(0) > 1_500_000_000_000L) {
                throw new IllegalStateException("cannot go on");
            }
            return Signal.BUY;
        }
    }

    @Test
    void keepsWhatAStrategyFailedWith() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            SweepOutcome outcome = TestSweeps.run(
                    books, "name=x", PRICES, "symbols=AAPL", "strategy=" + Fails.class.getName(), "fails=0,1");

            assertThat(outcome.status()).isEqualTo(SweepOutcome.Status.COMPLETED);
            assertThat(outcome.failures()).isEqualTo(1);
            assertThat(books.rows("SELECT parameters, trades, failures FROM report_sweep ORDER BY result_id"))
                    .extracting(row -> row.get("parameters") + ": " + row.get("trades") + " " + row.get("failures"))
                    .containsExactly("fails=0: 1 0", "fails=1: 1 143");
            assertThat(books.rows("SELECT symbol, exception, message, failed_at FROM sweep_failure"))
                    .extracting(row -> row.get("symbol") + " " + row.get("exception") + " " + row.get("message"))
                    .containsExactly("AAPL java.lang.IllegalStateException cannot go on");
        }
    }

    /// Buys at once, or later where many were made before it.
    public static final class CountsItself implements Strategy {

        private static final AtomicInteger MADE = new AtomicInteger();

        private final boolean late;

        public CountsItself(StrategyParameters parameters) {
            parameters.wholeNumber("p", 0, 0);
            late = MADE.incrementAndGet() > 60;
        }

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return late && bars.time(0) < 1_400_000_000_000L ? Signal.HOLD : Signal.BUY;
        }
    }

    @Test
    void failsWhereTheEngineDiffersAndNamesIt() {
        try (TestBooks books = new TestBooks(Database.H2, folder)) {
            SweepOutcome outcome = TestSweeps.run(
                    books, "name=x", PRICES, "symbols=AAPL", "strategy=" + CountsItself.class.getName(), "p=0..30");

            assertThat(outcome.status()).isEqualTo(SweepOutcome.Status.FAILED);
            assertThat(Failures.cause(Objects.requireNonNull(outcome.failure()), SweepDiffersException.class))
                    .hasMessageMatching("sweep 'x' is not what the engine makes of it: AAPL in window 0 with p=\\d+:"
                            + " final_equity was [\\d.]+ but is [\\d.]+\\. A strategy that depends on more than its"
                            + " bars does this; fresh=true sweeps again");
            assertThat(books.rows("SELECT status, failure FROM sweep")
                            .getFirst()
                            .get("status"))
                    .isEqualTo("FAILED");
        }
    }
}
