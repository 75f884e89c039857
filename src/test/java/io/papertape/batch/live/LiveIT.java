package io.papertape.batch.live;

import static io.papertape.batch.live.GrowingFiles.AAA;
import static io.papertape.batch.live.GrowingFiles.BBB;
import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static io.papertape.batch.replay.ReplayAssertions.assertUndecided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A session that trades live has the rows of one that replayed the finished files.
@ParameterizedClass
@EnumSource(Database.class)
class LiveIT {

    private static final int BARS = 60;

    /// How many of them there are when the session goes live.
    private static final int FIRST = 20;

    private static final List<String> SETTINGS = List.of(
            "fastPeriod=2", "slowPeriod=5", "commission=0.00001", "slippage=0", "positionSize=0.5", "reports=off");

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private String url;
    private TestBooks books;
    private GrowingFiles files;

    @BeforeEach
    void begin() throws Exception {
        url = database.freshUrl(Files.createDirectory(folder.resolve("db")));
        books = new TestBooks(url);
        files = new GrowingFiles(Files.createDirectory(folder.resolve("prices")), BARS);
        files.append(0, FIRST);
    }

    @AfterEach
    void end() {
        books.close();
    }

    @Test
    void hasTheRowsOfAReplayOfTheFinishedFiles() {
        LiveScript script = new LiveScript(books);
        for (int i = FIRST; i < BARS; i++) {
            int bar = i;
            switch (bar % 4) {
                case 0 -> script.then(() -> files.append(bar, bar + 1));
                case 1 -> writtenInHalves(script, bar);
                case 2 -> lateWithinWait(script, bar);
                default -> script.then(() -> files.append(AAA, bar)).then(() -> files.append(BBB, bar));
            }
        }
        script.then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(BARS - 1)));

        ReplayOutcome outcome = script.run(parameters());

        assertCompleted(outcome);
        assertThat(outcome.slices()).isEqualTo(BARS - FIRST);
        assertThat(books.rows("SELECT status, slices FROM session_run ORDER BY run_id"))
                .extracting(Map::values)
                .map(Object::toString)
                .containsExactly("[COMPLETED, " + FIRST + "]", "[COMPLETED, " + (BARS - FIRST) + "]");
        assertThat(script.told.getFirst()).isEqualTo("follows live [AAA, BBB]");
        assertThat(script.told.subList(1, script.told.size())).isEqualTo(tradesSince(GrowingFiles.time(FIRST)));
        assertThat(script.told).hasSizeGreaterThan(5);
        assertEqualToReplay();
    }

    /// A row whose line has no end yet is not read, as little as one that lacks fields.
    private void writtenInHalves(LiveScript script, int bar) {
        String row = files.row(AAA, bar);
        int half = bar % 8 == 1 ? 20 : row.length() - 1;
        script.then(() -> {
                    files.append(BBB, bar);
                    files.write(AAA, row.substring(0, half));
                })
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(bar - 1)))
                .then(() -> files.write(AAA, row.substring(half)));
    }

    private void lateWithinWait(LiveScript script, int bar) {
        script.then(() -> files.append(AAA, bar))
                .after(Duration.ofSeconds(59))
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(bar - 1)))
                .then(() -> files.append(BBB, bar));
    }

    @Test
    void tellsABarThatComesTooLateAsARestatementAtTheNextRun() {
        LiveScript script = new LiveScript(books)
                .then(() -> files.append(AAA, FIRST))
                .after(Duration.ofSeconds(60))
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(FIRST)))
                .then(() -> files.append(BBB, FIRST))
                .then(() -> files.append(FIRST + 1, FIRST + 2))
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(FIRST + 1)));

        ReplayOutcome outcome = script.run(parameters());

        assertCompleted(outcome);
        assertThat(books.rows("SELECT recorded_at FROM equity_point")).hasSize(FIRST + 2);
        reopen();
        ReplayOutcome next = replay("live");
        assertUndecided(next).contains("BBB 2024-01-08T00:20 was not there");
        ReplayOutcome live = new LiveScript(books).run(parameters());
        assertFailed(live).hasMessage(next.failure().getMessage());
    }

    /// What the books hold is compared with the prices, whether or not a slice would still wait.
    @Test
    void goesOnAfterASliceThatHasLackedASymbol() {
        new LiveScript(books)
                .then(() -> files.append(AAA, FIRST))
                .after(Duration.ofSeconds(60))
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(FIRST)))
                .run(parameters());
        reopen();

        ReplayOutcome outcome =
                new LiveScript(books).then(() -> files.append(FIRST + 1, BARS)).run(parameters());

        assertCompleted(outcome);
        assertThat(outcome.slices()).isEqualTo(BARS - FIRST - 1);
        assertEqualToReplay();
    }

    @Test
    void waitsForWhatIsIncompleteWhenItStarts() {
        files.append(AAA, FIRST);
        LiveScript script = new LiveScript(books)
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(FIRST - 1)))
                .then(() -> files.append(BBB, FIRST))
                .then(() -> files.append(FIRST + 1, BARS));

        script.run(parameters());

        assertEqualToReplay();
    }

    /// What waits at the end of a slice is in the books, and is there for a stop and another start, too.
    @Test
    void fillsOrdersAndLevelsAsAReplayDoes() {
        String[] orders = {
            "fill=nextOpen", "stopLoss=0.01", "takeProfit=0.02", "trailingStop=0.01", "cooldownBars=2", "lot=0.01"
        };
        int half = (FIRST + BARS) / 2;
        for (int[] part : new int[][] {{FIRST, half}, {half, BARS}}) {
            LiveScript script = new LiveScript(books);
            for (int i = part[0]; i < part[1]; i++) {
                int bar = i;
                script.then(() -> files.append(bar, bar + 1));
            }
            ReplayOutcome outcome = script.run(parameters(orders));
            assertCompleted(outcome);
            reopen();
        }

        replay("whole", orders);

        assertThat(difference()).isEmpty();
        assertThat(books.rows("SELECT DISTINCT kind FROM trade")).hasSizeGreaterThan(2);
    }

    @Test
    void goesOnWhenTheStrategyThrowsAnError() {
        String strategy = "strategy=" + Capricious.class.getName();
        LiveScript script = new LiveScript(books);
        for (int i = FIRST; i < BARS; i++) {
            int bar = i;
            script.then(() -> files.append(bar, bar + 1));
        }

        ReplayOutcome outcome =
                script.run("session=live", "prices=" + files.folder(), "reports=off", "risk=off", strategy);

        assertCompleted(outcome);
        assertThat(script.told).contains("AAA failed: java.lang.AssertionError");
        reopen();
        books.replay("session=whole", "prices=" + files.folder(), "reports=off", "risk=off", strategy);
        assertThat(differenceBut("strategy_failure")).isEmpty();
        assertThat(failures("live")).isEqualTo(failures("whole")).isPositive();
        assertThat(books.results("live").get("trade")).isNotEmpty();
    }

    @Test
    void goesOnFromTheBooksWhenTheyCannotBeWritten() {
        LiveScript script = new LiveScript(books);
        script.onFailure = () -> books.jdbc().execute("ALTER TABLE equity_gone RENAME TO equity_point");
        script.then(() -> {
                    books.jdbc().execute("ALTER TABLE equity_point RENAME TO equity_gone");
                    files.append(FIRST, FIRST + 3);
                })
                .then(() -> files.append(FIRST + 3, BARS));

        ReplayOutcome outcome = script.run(parameters());

        assertCompleted(outcome);
        assertThat(script.told).containsOnlyOnce("failed");
        assertEqualToReplay();
    }

    @Test
    void goesOnWhenAFileCannotBeRead() {
        LiveScript script = new LiveScript(books)
                .then(this::spoil)
                .then(() -> files.append(FIRST, BARS))
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(FIRST - 1)))
                .then(this::mend)
                .then(() -> assertThat(lastSlice()).isEqualTo(GrowingFiles.time(BARS - 1)));

        ReplayOutcome outcome = script.run(parameters());

        assertCompleted(outcome);
        assertThat(script.told).containsOnlyOnce("failed");
        assertEqualToReplay();
    }

    @Test
    void closesAtTheEndIfAskedTo() {
        LiveScript script = new LiveScript(books);
        script.then(() -> files.append(FIRST, 30)).then(() -> files.append(30, BARS));

        script.run(parameters("closeAtEnd=true"));

        assertThat(books.rows("SELECT status FROM paper_session").toString()).contains("CLOSED");
        reopen();
        replay("whole", "closeAtEnd=true");
        assertThat(difference()).isEmpty();
        assertThatThrownBy(() -> new LiveScript(books).run(parameters()))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessage("session 'live' is closed for good; fresh=true starts it over");
    }

    @Test
    void goesOnByReplayAndThenLive() {
        new LiveScript(books).then(() -> files.append(FIRST, 30)).run(parameters());
        reopen();
        files.append(30, 40);
        assertThat(replay("live").slices()).isEqualTo(10);
        files.append(40, 45);
        new LiveScript(books).then(() -> files.append(45, BARS)).run(parameters());

        assertEqualToReplay();
    }

    @Test
    void refusesWhatWouldWaitInAnotherWay() {
        assertThatThrownBy(() -> new LiveScript(books)
                        .run("session=live", "holdBack=1", "copyOf=other", "interval=-1", "fastPeriod=x"))
                .isInstanceOf(InvalidParametersException.class)
                .hasMessageContaining("interval must be within 0 and 86400 seconds but was -1")
                .hasMessageContaining("copyOf is not for live: replay begins the session, and live goes on with it")
                .hasMessageContaining("holdBack is not for live: leave it out; wait=SECONDS is how long a slice waits");
    }

    private void assertEqualToReplay() {
        reopen();
        replay("whole");
        assertThat(difference()).isEmpty();
    }

    /// Those of each run are counted apart.
    private long failures(String session) {
        return books.jdbc()
                .queryForObject(
                        "SELECT SUM(f.occurrences) FROM strategy_failure f JOIN paper_session s"
                                + " ON s.session_id = f.session_id WHERE s.name = ?",
                        Long.class,
                        session);
    }

    private String differenceBut(String table) {
        Map<String, List<Map<String, Object>>> whole = books.results("whole");
        whole.remove(table);
        return TestBooks.difference(whole, books.results("live"));
    }

    private String difference() {
        return TestBooks.difference(books.results("whole"), books.results("live"));
    }

    /// A stop is not taken back: what follows is another process.
    private void reopen() {
        books.close();
        books = new TestBooks(url);
    }

    private ReplayOutcome replay(String session, String... more) {
        List<String> all = new ArrayList<>(List.of("session=" + session, "prices=" + files.folder()));
        all.addAll(SETTINGS);
        all.addAll(List.of(more));
        return books.replay(all.toArray(String[]::new));
    }

    private String[] parameters(String... more) {
        return Stream.of(
                        Stream.of("session=live", "prices=" + files.folder(), "interval=0", "wait=60"),
                        SETTINGS.stream(),
                        Stream.of(more))
                .flatMap(parameters -> parameters)
                .toArray(String[]::new);
    }

    private Instant lastSlice() {
        return books.jdbc()
                .queryForObject("SELECT last_slice_at FROM paper_session", LocalDateTime.class)
                .toInstant(ZoneOffset.UTC);
    }

    private List<String> tradesSince(Instant time) {
        return books.jdbc()
                .queryForList(
                        "SELECT trade_no || ' ' || side || ' ' || symbol FROM trade WHERE traded_at >= ?"
                                + " ORDER BY trade_no",
                        String.class,
                        Timestamp.valueOf(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
    }

    /// No price file is a folder.
    private void spoil() {
        try {
            Files.createDirectory(files.folder().resolve("CCC.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mend() {
        try {
            Files.delete(files.folder().resolve("CCC.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
