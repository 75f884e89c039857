package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.papertape.Database;
import io.papertape.batch.replay.FaultyDatabase.Fault;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.strategy.MomentumStrategy;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyParameters;
import io.papertape.ledger.ProvenBooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// A replay that fails, at one access to the database after the other, and is run again.
///
/// Chunks repeat the same statements, and so does the bookkeeping around them. Accesses are alike if they are
/// the same SQL or commit after the same statements of their transaction. Of those that are alike one is failed
/// in each way: the first is refused, at the last the connection is lost. So every statement and every commit
/// fails in every kind of transaction, in an early chunk as well as in a late one.
///
/// To save time, a commit fails in each way on one of the databases, and a statement that writes fails in one of the
/// ways: from scenario to scenario, the databases and the ways take turns. Statements that only read are alike in
/// whatever transaction they are, because none of them changes what there is to be undone.
/// -Dpapertape.faults=alike fails each access in each way on each database, of those that are alike in the same
/// transactions, and -Dpapertape.faults=all every one.
@ParameterizedClass
@EnumSource(Database.class)
class FaultInjectionIT {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 24;
    private static final String FAULTS = System.getProperty("papertape.faults", "turns");
    private static final int MINUTES = 6_000;

    @TempDir
    static Path folder;

    private static Path prices;
    private static FaultyDatabase faults;
    private static TestBooks books;

    /// What the books are used for: they grow with every fault, and everything with them.
    private static @Nullable Scenario user;

    @Parameter
    Database database;

    /// A replay that fails, and what comes before it.
    enum Scenario {
        CREATES_A_SESSION(false, "lookback=1 chunkSize=15"),
        WARMS_UP_FIRST(false, "lookback=1 chunkSize=4 tradeFrom=2020-01-06 riskDrawdownReset=1"),
        CARRIES_FORWARD_AND_CLOSES(true, "lookback=1 chunkSize=7 closeAtEnd=true"),
        STARTS_OVER(true, "lookback=2 chunkSize=30 fresh=true");

        private final boolean goesOn;
        private final String parameters;

        Scenario(boolean goesOn, String parameters) {
            this.goesOn = goesOn;
            this.parameters = parameters;
        }

        void prepare(String session) {
            if (goesOn) {
                replay(session, "lookback=1", "to=" + FIRST_DAY.plusDays(9));
            }
        }

        ReplayOutcome run(String session) {
            return replay(session, parameters.split(" "));
        }

        /// A connection that is lost before a commit is no other than a refusal to who starts over anyway.
        List<Fault> faults() {
            return Stream.of(Fault.values())
                    .filter(fault -> this != STARTS_OVER || fault != Fault.LOST_BEFORE)
                    .toList();
        }
    }

    @BeforeParameterizedClassInvocation
    static void openBooks(Database database) throws IOException {
        prices = prices();
        user = null;
        faults = new FaultyDatabase();
        books = new TestBooks(database.freshUrl(Files.createTempDirectory(folder, "books")), faults);
        // Thousands of times the strategy fails, as it is meant to.
        ((Logger) LoggerFactory.getLogger(SessionEngine.class)).setLevel(Level.OFF);
    }

    @AfterParameterizedClassInvocation
    static void closeBooks() throws SQLException {
        books.close();
        faults.close();
    }

    private void useBooksFor(Scenario scenario) throws IOException, SQLException {
        if (user != null && user != scenario) {
            closeBooks();
            openBooks(database);
        }
        user = scenario;
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryScenario")
    void endsLikeAnUndisturbedReplayWhenRunAgain(Scenario scenario, Fault fault) throws Exception {
        useBooksFor(scenario);
        String undisturbed = scenario + " undisturbed by " + fault;
        scenario.prepare(undisturbed);
        faults.arm(0, null);
        scenario.run(undisturbed);
        List<String> accesses = faults.disarm();
        State expected = State.of(undisturbed);
        assertThat(accesses).hasSizeGreaterThan(100).contains(FaultyDatabase.COMMIT);
        assertThat(expected.results.get("trade")).hasSizeGreaterThan(5);
        assertThat(expected.results.get("rejected_bar")).hasSize(3);
        assertThat(expected.files).hasSizeGreaterThanOrEqualTo(2);
        assertThat(expected.results.get("refused_entry")).hasSizeGreaterThan(1);
        assertThat(expected.results.get("strategy_failure")).hasSizeGreaterThan(1);

        List<String> findings = new ArrayList<>();
        for (int i : failing(scenario, fault, accesses)) {
            String where = fault + " at " + i + " of " + accesses.size() + " ("
                    + accesses.get(i - 1).strip().replaceAll("\\s+", " ") + "): ";
            check(scenario, fault, i, expected, finding -> findings.add(where + finding));
        }

        assertThat(findings).isEmpty();
    }

    /// The accesses to fail; the first is 1.
    private Collection<Integer> failing(Scenario scenario, Fault fault, List<String> accesses) {
        Map<Object, Integer> failing = new LinkedHashMap<>();
        Set<String> transaction = new HashSet<>();
        for (int i = 1; i <= accesses.size(); i++) {
            String access = accesses.get(i - 1);
            transaction.add(access);
            Object kind = switch (FAULTS) {
                case "all" -> i;
                case "alike" -> List.of(access, Set.copyOf(transaction));
                default -> FaultyDatabase.writes(access) ? List.of(access, Set.copyOf(transaction)) : access;
            };
            if (fault.concerns(access) && isTurn(scenario, fault, transaction, access)) {
                failing.merge(kind, i, (first, last) -> fault == Fault.REFUSED ? first : last);
            }
            if (access.equals(FaultyDatabase.COMMIT)) {
                transaction.clear();
            }
        }
        return failing.values();
    }

    /// From scenario to scenario, the other database takes its turn, and on the same database the other way. A commit
    /// fails in each way, the first of them on one database and the next on the other.
    private boolean isTurn(Scenario scenario, Fault fault, Collection<String> transaction, String access) {
        if (!FAULTS.equals("turns")) {
            return true;
        }
        List<Fault> ways =
                scenario.faults().stream().filter(way -> way.concerns(access)).toList();
        List<Database> databases = List.of(Database.values());
        boolean commit = access.equals(FaultyDatabase.COMMIT);
        int turn = (access.hashCode() >>> 2) + List.of(Scenario.values()).indexOf(scenario);
        turn += commit ? transaction.size() + ways.indexOf(fault) : 0;
        return databases.get(turn % databases.size()) == database
                && (commit || ways.get(turn / databases.size() % ways.size()) == fault);
    }

    static Stream<Arguments> everyFaultOfEveryScenario() {
        return Stream.of(Scenario.values())
                .flatMap(scenario -> scenario.faults().stream().map(fault -> Arguments.of(scenario, fault)));
    }

    private static void check(Scenario scenario, Fault fault, int access, State expected, Consumer<String> findings) {
        String session = scenario + " " + fault + " at " + access;
        boolean replacesResults = scenario == Scenario.STARTS_OVER;
        scenario.prepare(session);
        Object before = replacesResults ? books.results(session) : List.of();

        faults.arm(access, fault);
        boolean reportedAsDone = completes(scenario, session);
        if (faults.disarm().size() < access) {
            findings.accept("was not reached");
        }

        if (reportedAsDone) {
            String difference = State.of(session).difference(expected);
            if (!difference.isEmpty()) {
                findings.accept("reported as completed, but " + difference);
            }
        }
        if (replacesResults) {
            Object failed = books.results(session);
            if (!failed.equals(before) && !failed.equals(expected.results)) {
                findings.accept("results are neither the old nor the new ones");
            }
        }
        ProvenBooks.findings(books.context(), session).forEach(findings);
        if (!halfBegun(session).isEmpty()) {
            findings.accept("has begun in part: " + halfBegun(session));
        }

        try {
            ReplayOutcome again = scenario.run(session);
            if (again.status() != ReplayOutcome.Status.COMPLETED) {
                findings.accept("run again, it ends " + again.status() + ": " + again.failure());
            }
        } catch (RuntimeException e) {
            findings.accept("cannot be run again: " + NestedExceptionUtils.getMostSpecificCause(e));
        }
        String difference = State.of(session).difference(expected);
        if (!difference.isEmpty()) {
            findings.accept("run again, " + difference);
        }
    }

    /// A session comes with its first run and the version of its strategy, in one transaction.
    private static List<Map<String, Object>> halfBegun(String session) {
        return books.rows("""
                SELECT s.name, s.draft_of,
                    (SELECT COUNT(*) FROM session_run r WHERE r.session_id = s.session_id) AS runs,
                    (SELECT COUNT(*) FROM strategy_version v WHERE v.session_id = s.session_id) AS versions
                FROM paper_session s
                WHERE (s.name = ? OR s.draft_of = ?)
                    AND (NOT EXISTS (SELECT 1 FROM session_run r WHERE r.session_id = s.session_id)
                        OR NOT EXISTS (SELECT 1 FROM strategy_version v WHERE v.session_id = s.session_id))
                """, session, session);
    }

    /// Whether it is reported as completed: it may as well throw.
    private static boolean completes(Scenario scenario, String session) {
        try {
            return scenario.run(session).status() == ReplayOutcome.Status.COMPLETED;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Test
    void goesOnWhenAFileThatBrokeOffIsComplete() throws IOException {
        byte[] complete = minutes();
        Path file = Files.createDirectories(folder.resolve("minutes")).resolve("MMM.csv.gz");
        Files.write(file, complete);
        replay("complete", "prices=" + file, "lookback=20");

        Files.write(file, Arrays.copyOf(complete, complete.length / 2));
        assertThatThrownBy(() -> replay("broken", "prices=" + file, "lookback=20"))
                .hasMessage("MMM.csv.gz: is cut off within its compressed data");
        assertThat(State.of("broken").results.get("equity_point")).isEmpty();
        Files.write(file, complete);
        ReplayOutcome repeated = replay("broken", "prices=" + file, "lookback=20");

        assertThat(repeated.slices()).isEqualTo(MINUTES);
        assertThat(State.of("broken").difference(State.of("complete"))).isEmpty();
        assertThat(State.of("complete").results.get("trade")).hasSizeGreaterThan(10);
    }

    @Test
    void goesOnWhenAStrategyThatBrokeDownIsRepaired() {
        String strategy = "strategy=" + BreaksDown.class.getName();
        replay("repaired", strategy, "chunkSize=5");

        BreaksDown.at = FIRST_DAY.plusDays(12).toEpochDay();
        ReplayOutcome failed;
        try {
            failed = replay("broken down", strategy, "chunkSize=5");
        } finally {
            BreaksDown.at = Long.MIN_VALUE;
        }
        int committed = State.of("broken down").results.get("equity_point").size();
        ReplayOutcome resumed = replay("broken down", strategy, "chunkSize=5");

        assertFailed(failed).hasStackTraceContaining("injected");
        assertThat(committed).isEqualTo(10);
        assertCompleted(resumed);
        assertThat(State.of("broken down").difference(State.of("repaired"))).isEmpty();
        assertThat(State.of("repaired").results.get("trade")).hasSizeGreaterThan(5);
    }

    /// Buys and sells by turns; an error of the machine, unlike all else, is not taken for a symbol's own trouble.
    public static final class BreaksDown implements Strategy {

        private static final long MILLIS_PER_DAY = 86_400_000;

        static volatile long at = Long.MIN_VALUE;

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            long day = bars.time(0) / MILLIS_PER_DAY;
            if (day == at) {
                throw new OutOfMemoryError("injected");
            }
            return day % 3 == 0 ? Signal.BUY : day % 3 == 1 ? Signal.SELL : Signal.HOLD;
        }
    }

    /// A place of its own for each session: one whose bars others have brought already makes fewer accesses.
    private static Path placeFor(String session) {
        try {
            Path place = folder.resolve(session + " of " + user).resolve("prices");
            if (!Files.exists(place)) {
                Files.createDirectories(place.getParent());
                Files.createSymbolicLink(place, prices);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReplayOutcome replay(String session, String... parameters) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("session=" + session, "positionSize=0.3", "riskMaxPositionSize=0.0105"));
        if (all.stream().noneMatch(parameter -> parameter.startsWith("prices="))) {
            all.add("prices=" + placeFor(session));
        }
        if (all.stream().noneMatch(parameter -> parameter.startsWith("strategy="))) {
            all.addAll(List.of("strategy=" + FailsOnSomeDays.class.getName(), "threshold=0.01"));
        }
        return books.replay(all.toArray(String[]::new));
    }

    /// Momentum that does not look on every day.
    public static final class FailsOnSomeDays implements Strategy {

        private static final long MILLIS_PER_DAY = 86_400_000;

        private final Strategy momentum;

        public FailsOnSomeDays(StrategyParameters parameters) {
            momentum = new MomentumStrategy(parameters);
        }

        @Override
        public int requiredBars() {
            return momentum.requiredBars();
        }

        @Override
        public Signal signal(BarWindow bars) {
            if (bars.time(0) / MILLIS_PER_DAY % 7 == 3) {
                throw new IllegalStateException("not today");
            }
            return momentum.signal(bars);
        }
    }

    /// Everything that is kept of a session, besides keys and bookkeeping times.
    private record State(
            List<Map<String, Object>> session,
            List<Map<String, Object>> settings,
            List<Map<String, Object>> versions,
            List<Map<String, Object>> runs,
            List<Map<String, Object>> files,
            Map<String, List<Map<String, Object>>> results) {

        static State of(String session) {
            return new State(
                    books.rows(
                            "SELECT parameters, status, last_slice_at, points, warm_up_slices, peak_equity,"
                                    + " risk_peak_equity, draft_of FROM paper_session"
                                    + " WHERE name = ? OR draft_of = ?",
                            session,
                            session),
                    books.rows("""
                            SELECT x.setting, x.setting_value
                            FROM session_setting x JOIN paper_session s ON s.session_id = x.session_id
                            WHERE s.name = ? OR s.draft_of = ?
                            ORDER BY x.setting
                            """, session, session),
                    books.rows("""
                            SELECT v.version_no, v.digest, v.after_slice_at
                            FROM strategy_version v JOIN paper_session s ON s.session_id = v.session_id
                            WHERE s.name = ? OR s.draft_of = ?
                            ORDER BY v.version_no
                            """, session, session),
                    // Running again what had been done leaves a run that found nothing new.
                    books.rows("""
                            SELECT r.status, r.first_slice_at, r.last_slice_at, r.slices, r.warm_up_slices, r.bars,
                                r.trades, r.rejected_bars, r.first_trade_no, r.refused_entries, r.strategy_failures,
                                (SELECT COUNT(*) FROM refused_entry e WHERE e.run_id = r.run_id) AS kept,
                                (SELECT MAX(e.refusal_no) FROM refused_entry e WHERE e.run_id = r.run_id) AS last_kept
                            FROM session_run r JOIN paper_session s ON s.session_id = r.session_id
                            WHERE s.name = ? AND NOT (r.status = 'COMPLETED' AND r.slices = 0)
                            ORDER BY r.run_id
                            """, session),
                    books.rows("""
                            SELECT f.file, f.bytes, f.sha256, f.data_rows
                            FROM price_file f JOIN session_run r ON r.run_id = f.run_id
                            JOIN paper_session s ON s.session_id = r.session_id
                            WHERE s.name = ? AND NOT (r.status = 'COMPLETED' AND r.slices = 0)
                            ORDER BY r.run_id, f.file
                            """, session),
                    books.results(session));
        }

        String difference(State expected) {
            if (!session.equals(expected.session)) {
                return "paper_session has " + session + " instead of " + expected.session;
            }
            if (!settings.equals(expected.settings)) {
                return "session_setting has " + settings + " instead of " + expected.settings;
            }
            if (!versions.equals(expected.versions)) {
                return "strategy_version has " + versions + " instead of " + expected.versions;
            }
            if (!runs.equals(expected.runs)) {
                return "session_run has " + runs + " instead of " + expected.runs;
            }
            if (!files.equals(expected.files)) {
                return "price_file has " + files + " instead of " + expected.files;
            }
            return TestBooks.difference(expected.results, results);
        }
    }

    /// Two symbols that go up and down, with a row to reject before the first slice, among them, and after the last.
    private static Path prices() throws IOException {
        Path prices = Files.createDirectories(folder.resolve("prices"));
        Random random = new Random(1);
        for (String symbol : List.of("AAA", "BBB")) {
            List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close"));
            long price = 1_000;
            for (int day = 0; day < DAYS; day++) {
                price += random.nextLong(-40, 41);
                lines.add(FIRST_DAY.plusDays(day) + ("," + price).repeat(4));
            }
            if (symbol.equals("AAA")) {
                lines.add(1, "first,10,10,10,10");
                lines.add(DAYS / 2, "middle,10,10,10,10");
                lines.add("last,10,10,10,10");
            }
            Files.write(prices.resolve(symbol + ".csv"), lines);
        }
        return prices;
    }

    /// A symbol that goes up and down every minute, compressed.
    private static byte[] minutes() throws IOException {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder("timestamp,open,high,low,close,volume\n");
        long price = 1_000;
        for (int minute = 0; minute < MINUTES; minute++) {
            price = Math.max(500, price + random.nextLong(-10, 11));
            lines.append(1_577_836_800_000L + minute * 60_000L)
                    .append(("," + price).repeat(4))
                    .append(',')
                    .append(random.nextInt(1_000_000))
                    .append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
