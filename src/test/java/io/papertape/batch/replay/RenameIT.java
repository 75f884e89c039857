package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static io.papertape.batch.replay.ReplayAssertions.assertUndecided;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions whose symbols are renamed.
@ParameterizedClass
@EnumSource(Database.class)
class RenameIT {

    private static final String HEADER = "Date,Open,High,Low,Close,Volume\n";
    private static final String BEFORE = """
            2022-06-06,100,103,99,100,10
            2022-06-07,100,103,99,102,10
            2022-06-08,102,105,101,104,10
            """;
    private static final String AFTER = """
            2022-06-09,105,107,104,106,10
            2022-06-10,106,107,99,100,10
            2022-06-13,100,109,99,108,10
            """;
    private static final String ACTIONS = "symbol,ex_date,type,value,pay_date\n";
    private static final String RENAME = "FB,2022-06-09,rename,META,\n";
    private static final List<String> DATES =
            List.of("2022-06-06", "2022-06-07", "2022-06-08", "2022-06-09", "2022-06-10", "2022-06-13");

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private TestBooks books;
    private Path prices;

    @BeforeEach
    void openBooks() throws IOException {
        books = new TestBooks(database, folder);
        prices = Files.createDirectory(folder.resolve("prices"));
        write("FB.csv", HEADER + BEFORE);
        write("META.csv", HEADER + AFTER);
        write("KO.csv", HEADER + BEFORE + AFTER);
        write("actions.csv", ACTIONS + RENAME);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(prices.resolve(file), text);
    }

    @Test
    void goOnUnderTheNewSymbol() {
        assertCompleted(replay("session=x"));

        assertThat(trades("x"))
                .containsExactly(
                        "BUY FB 2022-06-07",
                        "BUY KO 2022-06-07",
                        "SELL META 2022-06-10",
                        "SELL KO 2022-06-10",
                        "BUY META 2022-06-13",
                        "BUY KO 2022-06-13");
        assertThat(books.rows("SELECT symbol FROM open_position ORDER BY symbol"))
                .extracting(row -> row.get("symbol"))
                .containsExactly("KO", "META");
        assertThat(books.rows("SELECT symbols FROM paper_session"))
                .extracting(row -> row.get("symbols"))
                .containsExactly("FB>META,KO");
        assertThat(books.rows("SELECT place, symbol, name, current_name, since, until FROM session_symbol"
                        + " ORDER BY name_no"))
                .extracting(row -> row.values().toString())
                .containsExactly("[0, FB, FB, META, null, 2022-06-08]", "[0, FB, META, META, 2022-06-09, null]");
        assertThat(books.rows("SELECT symbol, ex_date, type, action_value, new_symbol FROM report_corporate_actions"))
                .extracting(row -> row.values().toString())
                .containsExactly("[FB, 2022-06-09, RENAME, null, META]");
        assertThat(books.rows("SELECT symbol, trades FROM report_symbol_pnl ORDER BY symbol"))
                .extracting(row -> row.values().toString())
                .containsExactly("[KO, 3]", "[META, 3]");
    }

    /// A rename on every date, with an order that waits, a stop, a dividend that is owed, a split on the same date.
    @Test
    void areTheSameNightByNightAndInWholeOrInSmallSteps() throws IOException {
        List<List<String>> settings = List.of(
                List.of("fill=close"),
                List.of("fill=nextOpen", "stopLoss=0.03", "trailingStop=0.02", "cooldownBars=1"),
                List.of("short=true", "opposite=reverse", "dividendTax=0.2", "volumeLimit=0.5"));
        List<String> bars = (BEFORE + AFTER).lines().toList();
        int number = 0;
        for (String date : List.of("2022-06-01", "2022-06-07", "2022-06-09", "2022-06-11", "2022-06-13")) {
            write("FB.csv", HEADER + lines(bars, bar -> bar.substring(0, 10).compareTo(date) < 0));
            write("META.csv", HEADER + lines(bars, bar -> bar.substring(0, 10).compareTo(date) >= 0));
            write(
                    "actions.csv",
                    ACTIONS + RENAME.replace("2022-06-09", date) + "META," + date + ",split,1.1,\n"
                            + "KO,2022-06-08,dividend,0.5,2022-06-10\nFB,2022-06-08,dividend,0.25,2022-06-13\n");
            for (List<String> each : settings) {
                number++;
                String[] given = each.toArray(String[]::new);
                assertCompleted(replay(with(given, "session=whole" + number)));
                assertCompleted(replay(with(given, "session=steps" + number, "chunkSize=1")));
                for (String night : DATES) {
                    assertCompleted(replay(with(given, "session=nights" + number, "to=" + night)));
                }

                Map<String, List<Map<String, Object>>> whole = books.results("whole" + number);
                assertThat(TestBooks.difference(whole, books.results("steps" + number)))
                        .isEmpty();
                assertThat(TestBooks.difference(whole, books.results("nights" + number)))
                        .isEmpty();
            }
        }
        assertThat(books.rows("SELECT DISTINCT symbol FROM trade ORDER BY symbol"))
                .extracting(row -> row.get("symbol"))
                .containsExactly("FB", "KO", "META");
    }

    /// In the middle of a first run and of one that carries the session forward, in the warm-up too.
    @ParameterizedTest
    @ValueSource(strings = {"lookback=1", "tradeFrom=2022-06-13"})
    void areToldAlikeWhereverARunIsInterrupted(String setting) {
        for (String to : List.of("2022-06-06", "2022-06-08", "2022-06-09", "2022-06-13")) {
            String whole = "whole to " + to;
            assertCompleted(replay(setting, "session=" + whole, "to=" + to));
            assertCompleted(replay(setting, "session=" + whole));
            for (int chunks = 1; chunks < DATES.size(); chunks++) {
                String broken = "broken to " + to + " after " + chunks;
                replayAfterFailing(chunks, setting, "session=" + broken, "to=" + to);
                replayAfterFailing(chunks, setting, "session=" + broken);

                assertThat(remarks(broken)).as(broken).isEqualTo(remarks(whole));
            }
        }
        assertThat(remarks("whole to 2022-06-08")).containsExactly("2 renamed: FB is META since 2022-06-09");
        assertThat(remarks("whole to 2022-06-09")).isEmpty();
        assertThat(remarks("whole to 2022-06-13")).isEmpty();
    }

    /// Replays a slice after the other, fails when a number of them are written, and replays again, unless there were
    /// no more.
    private void replayAfterFailing(int chunks, String... parameters) {
        AtomicInteger written = new AtomicInteger(-1);
        ReplayRequest request = TestBooks.request(asked(with(parameters, "chunkSize=1")));
        ReplayOutcome first = books.context()
                .getBean(ReplayService.class)
                .replay(request, new FilePrices(), (bars, estimatedBars) -> {
                    if (written.incrementAndGet() > chunks) {
                        throw new IllegalStateException("interrupted");
                    }
                });
        if (first.status() != ReplayOutcome.Status.COMPLETED) {
            assertFailed(first).hasRootCauseMessage("interrupted");
            ReplayOutcome again = replay(parameters);
            assertCompleted(again);
            assertThat(again.resumed()).isTrue();
        }
    }

    /// What the runs of a session told, each with the number of the run.
    private List<String> remarks(String session) {
        return books.rows("""
                        SELECT (SELECT COUNT(*) FROM session_run b
                                WHERE b.session_id = r.session_id AND b.run_id <= r.run_id) AS place, m.kind, m.remark
                        FROM run_remark m
                        JOIN session_run r ON r.run_id = m.run_id
                        JOIN paper_session s ON s.session_id = r.session_id
                        WHERE s.name = ?
                        ORDER BY m.run_id, m.remark_no
                        """, session).stream()
                .map(row -> row.get("place") + " " + row.get("kind") + ": " + row.get("remark"))
                .toList();
    }

    private static String lines(List<String> bars, Predicate<String> which) {
        return bars.stream().filter(which).map(bar -> bar + "\n").reduce("", String::concat);
    }

    /// What a vendor does in the night of a rename: the old file grows no more, the new one is there.
    @Test
    void goOnWhenTheNewFileComes() throws IOException {
        Files.delete(prices.resolve("META.csv"));
        Files.delete(prices.resolve("actions.csv"));
        write("KO.csv", HEADER + BEFORE);
        assertCompleted(replay("session=x"));
        write("KO.csv", HEADER + BEFORE + AFTER);
        write("META.csv", HEADER + AFTER);
        write("actions.csv", ACTIONS + RENAME);

        assertCompleted(replay("session=x"));

        assertThat(books.rows("SELECT remark FROM run_remark WHERE kind = 'renamed'"))
                .extracting(row -> row.get("remark"))
                .containsExactly("FB is META since 2022-06-09");
        assertThat(trades("x")).contains("BUY FB 2022-06-07", "SELL META 2022-06-10");
        assertCompleted(replay("session=x", "symbols=META,KO"));
        assertCompleted(replay("session=x", "symbols=FB, KO"));
    }

    @Test
    void goOnWhereTheWholePastMovesToTheNewSymbol() throws IOException {
        assertCompleted(replay("session=x", "to=2022-06-08"));
        Files.delete(prices.resolve("FB.csv"));
        write("META.csv", HEADER + BEFORE + AFTER);

        assertCompleted(replay("session=x"));

        assertThat(trades("x")).contains("BUY FB 2022-06-07", "SELL META 2022-06-10");
    }

    @Test
    void stopWhereTheRenameIsKnownOnlyLaterOrGone() throws IOException {
        write("actions.csv", ACTIONS);
        write("FB.csv", HEADER + BEFORE + AFTER);
        assertCompleted(replay("session=x", "symbols=FB"));
        Map<String, List<Map<String, Object>>> before = books.results("x");
        write("actions.csv", ACTIONS + RENAME);
        write("FB.csv", HEADER + BEFORE);

        assertUndecided(replay("session=x"))
                .contains("the rename of FB on 2022-06-09, to META (actions.csv line 2), is new");
        assertThat(books.results("x")).isEqualTo(before);

        assertCompleted(replay("session=x", "onRestatement=replay"));
        assertThat(trades("x")).containsExactly("BUY FB 2022-06-07", "SELL META 2022-06-10", "BUY META 2022-06-13");
        assertThat(books.rows("SELECT symbol, type, before_value, after_value FROM report_restated_actions"))
                .extracting(row -> row.values().toString())
                .containsExactly("[FB, RENAME, null, to META]");

        write("actions.csv", ACTIONS);
        assertUndecided(replay("session=x")).contains("the rename of FB on 2022-06-09 was to META, now there is none");
    }

    @Test
    void closeTheirPositionsUnderTheNewSymbol() {
        assertCompleted(replay("session=x", "symbols=META", "to=2022-06-09", "closeAtEnd=true"));

        assertThat(trades("x")).containsExactly("BUY FB 2022-06-07", "SELL META 2022-06-09");
    }

    private List<String> trades(String session) {
        List<String> trades = new ArrayList<>();
        books.rows(
                        "SELECT side, symbol, CAST(traded_at AS DATE) AS traded_on FROM report_trades"
                                + " WHERE session = ? ORDER BY trade_no",
                        session)
                .forEach(row -> trades.add(row.get("side") + " " + row.get("symbol") + " " + row.get("traded_on")));
        return trades;
    }

    private static String[] with(String[] settings, String... more) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private ReplayOutcome replay(String... parameters) {
        return books.replay(asked(parameters));
    }

    private String[] asked(String... parameters) {
        return with(
                new String[] {
                    "prices=" + prices,
                    "risk=off",
                    "commission=0.001",
                    "positionSize=0.1",
                    "strategy=MomentumStrategy",
                    "lookback=1",
                    "threshold=0.0001"
                },
                parameters);
    }
}
