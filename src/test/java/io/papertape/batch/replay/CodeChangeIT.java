package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static io.papertape.batch.replay.ReplayAssertions.assertUndecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.code.CodeDigest;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.code.UserCode;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategySource;
import io.papertape.ledger.SessionLedger;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.GenericApplicationContext;

/// What happens when the code of a session's strategy changes between its runs.
@ParameterizedClass
@EnumSource(Database.class)
class CodeChangeIT {

    private static final String STRATEGY = """
            package mine;
            import io.papertape.engine.market.BarWindow;
            import io.papertape.engine.strategy.*;
            public final class Turns implements Strategy {
                public int requiredBars() { return 2; }
                public Signal signal(BarWindow bars) { return Rule.up(bars) ? Signal.BUY : Signal.SELL; }
            }
            """;
    private static final String RULE = """
            package mine;
            import io.papertape.engine.market.BarWindow;
            class Rule {
                static boolean up(BarWindow bars) { return bars.close(0) > bars.close(1); }
            }
            """;
    private static final String OTHER_RULE = RULE.replace(">", "<");
    private static final String THIRD_RULE = RULE.replace(">", ">=");

    /// Ends the run at the first bar of 2013-08.
    private static final String BROKEN_RULE = RULE.replace("return", """
            if (bars.time(0) >= 1375315200000L) throw new OutOfMemoryError("full");
            return""");

    private static TestBooks books;
    private static StrategySource loaded;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private UserCode code;
    private Path prices;
    private List<String> lines;

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database, @TempDir Path folder) {
        StrategyCatalog catalog = catalog();
        books = new TestBooks(
                database.freshUrl(folder),
                context -> ((GenericApplicationContext) context)
                        .registerBean(
                                "strategiesOfTheTest",
                                StrategyCatalog.class,
                                () -> catalog,
                                bean -> bean.setPrimary(true)));
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() {
        books.close();
    }

    @BeforeEach
    void beginWithoutSessions() throws IOException {
        books.rows("SELECT session_id FROM paper_session")
                .forEach(session ->
                        books.context().getBean(SessionLedger.class).delete((Long) session.get("session_id")));
        code = new UserCode(folder.resolve("strategies"));
        use(STRATEGY, RULE);
        prices = folder.resolve("prices.csv");
        lines = new ArrayList<>(Files.readAllLines(Path.of(TestBooks.DEMO_PRICES, "sp500_demo20.csv")).stream()
                .filter(line -> line.startsWith("date") || line.endsWith(",AAPL") || line.endsWith(",KO"))
                .toList());
        Files.write(prices, lines);
    }

    @Test
    void stopsAndChangesNothingButTheFailureOfTheRun() {
        replay("to=2013-06-28");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        String was = digest();
        use(OTHER_RULE);

        ReplayOutcome outcome = replay("to=2013-12-31");

        assertFailed(outcome).isInstanceOf(CodeChangedException.class);
        assertUndecided(outcome)
                .isEqualTo("session 'x': the code of mine.Turns is not the one that its books were made with: was "
                        + was.substring(0, 12) + " since " + minute(versions().getFirst()) + ", now "
                        + digest().substring(0, 12)
                        + ". The books are unchanged; put the old code back, or decide with onCodeChange=replay to"
                        + " replay the session whole with the new code, or with onCodeChange=accept to go on with it");
        assertThat(books.results("x")).isEqualTo(before);
        assertThat(digests()).containsExactly(was);
        assertThat(books.rows("SELECT status, failure FROM report_runs ORDER BY run_id"))
                .last()
                .isEqualTo(
                        Map.of("status", "FAILED", "failure", outcome.failure().getMessage()));
    }

    @Test
    void goesOnWhenTheCodeIsWhatItWas() throws IOException {
        replay("to=2013-06-28");
        use(OTHER_RULE);
        replay("to=2013-12-31");
        use(RULE);

        assertCompleted(replay("to=2013-09-30"));
        code.packInto(Files.createDirectory(folder.resolve("packed")).resolve("turns.jar"), 1_000_000_000_000L);
        code = new UserCode(folder.resolve("packed"));
        loaded = new StrategyFolder(code.folder());

        assertCompleted(replay("to=2013-12-31"));
        assertThat(digests()).hasSize(1);
        replay("session=whole", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("whole"));
    }

    @Test
    void goesOnWithCodeThatIsAcceptedAndKeepsBoth() {
        replay("to=2013-06-28");
        String was = digest();
        use(OTHER_RULE);

        assertCompleted(replay("to=2013-09-30", "onCodeChange=accept"));
        assertCompleted(replay("to=2013-12-31"));

        assertThat(books.rows("SELECT session, version_no, digest, after_slice_at FROM report_strategy_versions"
                        + " ORDER BY version_no"))
                .isEqualTo(List.of(
                        version("x", 0, was, null), version("x", 1, digest(), LocalDateTime.of(2013, 6, 28, 0, 0))));
        assertThat(trades("x")).hasSizeGreaterThan(20);
    }

    @Test
    void forgetsCodeThatNoSliceWasMadeWith() {
        replay("to=2013-06-28");
        String was = digest();
        use(OTHER_RULE);
        replay("to=2013-06-28", "onCodeChange=accept");
        assertThat(digests()).containsExactly(was, digest());
        assertCompleted(replay("to=2013-06-28"));

        use(THIRD_RULE);
        assertFailed(replay("to=2013-09-30")).hasMessageContaining("was " + was.substring(0, 12) + " since ");
        assertCompleted(replay("to=2013-09-30", "onCodeChange=accept"));
        assertThat(digests()).containsExactly(was, digest());
    }

    @Test
    void takesBackAnAcceptanceOfCodeThatNoSliceWasMadeWith() {
        replay("to=2013-06-28");
        String was = digest();
        use(OTHER_RULE);
        replay("to=2013-06-28", "onCodeChange=accept");
        use(RULE);

        assertCompleted(replay("to=2013-09-30"));
        assertThat(digests()).containsExactly(was);
    }

    @Test
    void takesThePresentCodeForASessionThatHasNone() {
        replay("to=2013-06-28");
        books.jdbc().update("DELETE FROM strategy_version");
        use(OTHER_RULE);

        assertCompleted(replay("to=2013-06-28"));
        assertThat(digests()).containsExactly(digest());

        use(THIRD_RULE);
        assertFailed(replay("to=2013-09-30")).isInstanceOf(CodeChangedException.class);
    }

    @Test
    void takesNewCodeForASessionWithoutSlices() throws IOException {
        use(BROKEN_RULE.replace("1375315200000L", "0"));
        assertFailed(replay("to=2013-06-28"));
        use(OTHER_RULE);

        assertCompleted(replay("to=2013-06-28"));
        assertThat(digests()).containsExactly(digest());
    }

    @Test
    void stopsARunThatWasBegunWithOtherCode() {
        use(BROKEN_RULE);
        String was = digest();
        assertFailed(replay("to=2013-12-31", "chunkSize=10"));
        long points = points("x");
        assertThat(points).isBetween(90L, 125L);
        use(RULE);

        assertFailed(replay("to=2013-12-31"))
                .hasMessageContaining("was " + was.substring(0, 12))
                .isInstanceOf(CodeChangedException.class);
        assertThat(points("x")).isEqualTo(points);
        assertCompleted(replay("to=2013-12-31", "onCodeChange=accept"));
        replay("session=whole", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("whole"));
        assertThat(digests()).containsExactly(was, digest());
    }

    @Test
    void replaysWholeWithTheNewCodeAndTellsWhatThatDid() {
        replay("to=2013-06-28");
        String was = digest();
        Object equity = one("SELECT equity FROM report_session_summary WHERE session = 'x'");
        Object born = one("SELECT created_at FROM paper_session WHERE name = 'x'");
        List<Object> before = trades("x");
        use(OTHER_RULE);

        ReplayOutcome outcome = replay("to=2013-12-31", "onCodeChange=replay");

        assertCompleted(outcome);
        replay("session=new", "to=2013-12-31");
        replay("session=then", "to=2013-06-28");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
        assertThat(digests()).containsExactly(digest());
        assertThat(one("SELECT created_at FROM paper_session WHERE name = 'x'")).isEqualTo(born);
        assertThat(books.rows("""
                        SELECT session, bars_changed, bars_missing, bars_inserted, compared_at, equity_before,
                            equity_after, trades_before, trades_after, code_before, code_after
                        FROM report_restatements
                        """))
                .isEqualTo(List.of(restatement(
                        LocalDateTime.of(2013, 6, 28, 0, 0),
                        equity,
                        one("SELECT equity FROM report_session_summary WHERE session = 'then'"),
                        before.size(),
                        trades("then").size(),
                        was,
                        digest())));
        assertThat(one("SELECT COUNT(*) FROM report_restated_trades WHERE history = 'BEFORE'"))
                .isEqualTo((long) before.size());
        assertThat(one("SELECT COUNT(*) FROM report_restated_trades WHERE history = 'AFTER'"))
                .isEqualTo((long) trades("then").size());
        assertThat(books.rows("SELECT status FROM report_runs WHERE session = 'x'"))
                .hasSize(2);
    }

    @Test
    void resumesAReplayWithNewCodeThatWasInterrupted() {
        replay("to=2013-12-31");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        use(BROKEN_RULE);
        assertFailed(replay("to=2013-12-31", "chunkSize=10", "onCodeChange=replay"));
        assertThat(books.results("x")).isEqualTo(before);
        assertThat(draftPoints()).isBetween(90L, 125L);

        use(OTHER_RULE);
        ReplayOutcome outcome = replay("to=2013-12-31", "onCodeChange=replay");

        assertCompleted(outcome);
        replay("session=new", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
        assertThat(outcome.slices()).isEqualTo(points("x"));
    }

    @Test
    void goesOnWithADraftOfTheSameCode() throws IOException {
        replay("to=2013-12-31");
        Path marked = Files.writeString(folder.resolve("marker"), "");
        use(OTHER_RULE.replace(
                "return",
                "if (new java.io.File(\"" + marked + "\").exists()"
                        + " && bars.time(0) >= 1375315200000L) throw new OutOfMemoryError(\"full\"); return"));
        assertFailed(replay("to=2013-12-31", "chunkSize=10", "onCodeChange=replay"));
        long done = draftPoints();
        assertThat(done).isBetween(90L, 125L);
        Files.delete(marked);

        ReplayOutcome outcome = replay("to=2013-12-31", "onCodeChange=replay");

        assertThat(outcome.slices()).isEqualTo(points("x") - done);
        replay("session=new", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
    }

    @Test
    void startsOverWithNewCodeWhenAsked() {
        replay("to=2013-06-28");
        use(BROKEN_RULE);
        assertFailed(replay("to=2013-12-31", "fresh=true", "chunkSize=10"));
        use(OTHER_RULE);

        assertThat(replay("to=2013-12-31", "fresh=true").slices()).isEqualTo(points("x"));

        assertThat(digests()).containsExactly(digest());
        replay("session=new", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
        assertThat(one("SELECT COUNT(*) FROM report_restatements")).isEqualTo(0L);
    }

    @Test
    void decidesOnChangedBarsAndOnChangedCodeApart() throws IOException {
        replay("to=2013-06-28");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        use(OTHER_RULE);
        lines.replaceAll(line -> line.startsWith("2013-03-05") ? line.replaceFirst(",\\d+,KO", ",7,KO") : line);
        Files.write(prices, lines);

        assertFailed(replay("to=2013-12-31", "onCodeChange=replay")).isInstanceOf(HistoryRestatedException.class);
        assertFailed(replay("to=2013-12-31", "onRestatement=replay")).isInstanceOf(CodeChangedException.class);
        assertThat(books.results("x")).isEqualTo(before);
        assertCompleted(replay("to=2013-12-31", "onRestatement=replay", "onCodeChange=replay"));

        replay("session=new", "to=2013-12-31");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
        assertThat(one("SELECT bars_changed FROM report_restatements")).isEqualTo(1L);
    }

    @Test
    void leavesAClosedSessionAlone() {
        replay("to=2013-06-28", "closeAtEnd=true");
        String was = digest();
        use(OTHER_RULE);

        assertCompleted(replay("to=2013-06-28", "closeAtEnd=true"));
        assertThat(digests()).containsExactly(was);
    }

    @Test
    void keepsNameAndVersionOfABundledStrategy() {
        books.replay("session=bundled", "prices=" + prices, "to=2013-06-28");
        books.jdbc().update("UPDATE strategy_version SET digest = 'SimpleMAStrategy 0'");

        assertFailed(books.replay("session=bundled", "to=2013-07-31"))
                .hasMessageContaining("was SimpleMAStrategy 0 since ")
                .hasMessageContaining(", now SimpleMAStrategy 1. ");
    }

    /// Compiles and loads anew, as a new process does.
    private void use(String... sources) {
        code.compile(sources);
        loaded = new StrategyFolder(code.folder());
    }

    private static StrategyCatalog catalog() {
        return new StrategyCatalog(new StrategySource() {
            @Override
            public ClassLoader loader() {
                return loaded.loader();
            }

            @Override
            public List<String> names() {
                return loaded.names();
            }

            @Override
            public String searchedFor(String name) {
                return loaded.searchedFor(name);
            }
        });
    }

    private ReplayOutcome replay(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>(Map.of(
                "session",
                "x",
                "strategy",
                "mine.Turns",
                "prices",
                prices.toString(),
                "risk",
                "off",
                "positionSize",
                "0.4"));
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return books.context()
                .getBean(ReplayService.class)
                .replay(
                        ReplayRequest.parse(given, catalog()).orThrow(new FilePrices()),
                        new FilePrices(),
                        (bars, estimatedBars) -> {});
    }

    private String digest() {
        return CodeDigest.of(catalog().find("mine.Turns", Map.of()).strategy().getClass());
    }

    private List<Map<String, Object>> versions() {
        return books.rows("SELECT * FROM report_strategy_versions WHERE session = 'x' ORDER BY version_no");
    }

    private List<Object> digests() {
        return versions().stream().map(version -> version.get("digest")).toList();
    }

    private static String minute(Map<String, Object> version) {
        return String.valueOf(version.get("used_since")).substring(0, 16).replace('T', ' ');
    }

    private List<Object> trades(String session) {
        return List.copyOf(books.results(session).get("trade"));
    }

    private long points(String session) {
        return (Long) one("SELECT points FROM paper_session WHERE name = '" + session + "'");
    }

    private long draftPoints() {
        return (Long) one("SELECT points FROM paper_session WHERE draft_of = 'x'");
    }

    private Object one(String sql) {
        return books.rows(sql).getFirst().values().iterator().next();
    }

    private static Map<String, Object> version(String session, int number, String digest, Object afterSliceAt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("session", session);
        row.put("version_no", number);
        row.put("digest", digest);
        row.put("after_slice_at", afterSliceAt);
        return row;
    }

    private static Map<String, Object> restatement(
            Object comparedAt,
            Object equityBefore,
            Object equityAfter,
            long tradesBefore,
            long tradesAfter,
            String codeBefore,
            String codeAfter) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of(
                "session",
                "x",
                "bars_changed",
                0L,
                "bars_missing",
                0L,
                "bars_inserted",
                0L,
                "compared_at",
                comparedAt));
        row.putAll(Map.of(
                "equity_before",
                equityBefore,
                "equity_after",
                equityAfter,
                "trades_before",
                tradesBefore,
                "trades_after",
                tradesAfter,
                "code_before",
                codeBefore,
                "code_after",
                codeAfter));
        return row;
    }
}
