package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What happens when bars change that a session was made from.
@ParameterizedClass
@EnumSource(Database.class)
class RestatementIT {

    private static final String HINT =
            ". The books are unchanged; onRestatement=replay replays the session whole under the new prices";

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private TestBooks books;
    private Path prices;
    private List<String> lines;

    @BeforeEach
    void openBooks() throws IOException {
        books = new TestBooks(database, folder);
        prices = folder.resolve("prices.csv");
        lines = new ArrayList<>(Files.readAllLines(Path.of(TestBooks.DEMO_PRICES, "sp500_demo20.csv")).stream()
                .filter(line -> line.startsWith("date") || line.endsWith(",AAPL") || line.endsWith(",KO"))
                .toList());
        Files.write(prices, lines);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void stopsAtAChangedBarAndChangesNothing() throws IOException {
        replayUntil("2014-12-31");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        restate("2014-03-05", "KO", line -> line.replace("38.35", "38.36"));

        ReplayOutcome outcome = replayUntil("2015-12-31");

        assertFailed(outcome)
                .hasMessage("session 'x': 1 bar that its books were made from changed since:"
                        + " KO 2014-03-05 close was 38.35, now 38.36 (prices.csv line "
                        + (1 + lines.indexOf(changedRow("2014-03-05", "KO")))
                        + "). The largest change of a price is 0.03 % (KO 2014-03-05)" + HINT);
        assertThat(books.results("x")).isEqualTo(before);
        assertThat(books.rows("SELECT status, failure FROM report_runs ORDER BY run_id"))
                .last()
                .isEqualTo(
                        Map.of("status", "FAILED", "failure", outcome.failure().getMessage()));
    }

    @Test
    void goesOnWhenTheBarIsWhatItWas() throws IOException {
        replayUntil("2014-12-31");
        List<String> as = List.copyOf(lines);
        restate("2014-03-05", "KO", line -> line.replace("38.35", "38.36"));
        replayUntil("2015-12-31");

        Files.write(prices, as);
        ReplayOutcome outcome = replayUntil("2015-12-31");

        assertCompleted(outcome);
        books.replay("session=whole", "prices=" + prices, "to=2015-12-31", "risk=off", "positionSize=0.4");
        assertThat(books.results("x")).isEqualTo(books.results("whole"));
        assertThat(books.jdbc().queryForObject("SELECT COUNT(*) FROM report_runs WHERE session = 'x'", Long.class))
                .isEqualTo(2);
    }

    @Test
    void tellsAUsedBarWhoseRowIsRejectedNowWithItsFileLineAndReason() throws IOException {
        replayUntil("2014-12-31");
        restate("2014-03-05", "KO", line -> line.replace("38.35", ""));
        int line = 1
                + lines.indexOf(lines.stream()
                        .filter(row -> row.startsWith("2014-03-05") && row.endsWith(",KO"))
                        .findFirst()
                        .orElseThrow());

        ReplayOutcome outcome = replayUntil("2015-12-31");

        assertFailed(outcome)
                .hasMessageMatching("session 'x': 1 bar that its books were made from changed since: KO 2014-03-05 was"
                        + " open [0-9.]+, high [0-9.]+, low [0-9.]+, close [0-9.]+, volume [0-9]+,"
                        + " now rejected \\(prices.csv line " + line + ": close is empty\\)"
                        + Pattern.quote(HINT));
    }

    @Test
    void tellsAMissingAndAnInsertedBar() throws IOException {
        lines.removeIf(line -> line.startsWith("2013-05-15") && line.endsWith(",KO"));
        Files.write(prices, lines);
        replayUntil("2014-12-31");
        lines.removeIf(line -> line.startsWith("2013-07-03") && line.endsWith(",AAPL"));
        lines.add("2013-05-15,42.1,42.5,42,42.25,1200.5,KO");
        Files.write(prices, sorted());

        ReplayOutcome outcome = replayUntil("2014-12-31");

        assertFailed(outcome)
                .hasMessage("session 'x': 2 bars that its books were made from changed since:"
                        + " KO 2013-05-15 was not there, now open 42.1, high 42.5, low 42, close 42.25, volume 1200.5"
                        + " (prices.csv line " + (1 + sorted().indexOf("2013-05-15,42.1,42.5,42,42.25,1200.5,KO"))
                        + ");"
                        + " AAPL 2013-07-03 was open 60.1228, high 60.4257, low 59.6357, close 60.1142,"
                        + " volume 60232158, now missing"
                        + HINT);
    }

    @Test
    void noticesEveryBarWhateverItsPlace() throws IOException {
        replayUntil("2013-12-31");
        List<String> used =
                lines.stream().filter(line -> line.startsWith("2013")).toList();
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            String line = used.get(random.nextInt(used.size()));
            String[] fields = line.split(",");
            fields[3] =
                    new BigDecimal(fields[3]).subtract(new BigDecimal("0.01")).toPlainString();
            List<String> restated = new ArrayList<>(lines);
            Collections.replaceAll(restated, line, String.join(",", fields));
            Files.write(prices, restated);

            assertFailed(replayUntil("2013-12-31")).hasMessageContaining(fields[6] + " " + fields[0] + " low was ");
        }
        Files.write(prices, lines);
        assertCompleted(replayUntil("2013-12-31"));
    }

    @Test
    void tellsHowManyWhenAHistoryIsAdjusted() throws IOException {
        replayUntil("2014-12-31");
        lines.replaceAll(line -> line.endsWith(",KO") ? halved(line) : line);
        Files.write(prices, lines);

        assertFailed(replayUntil("2014-12-31"))
                .hasMessageStartingWith(
                        "session 'x': 478 bars that its books were made from changed since: KO 2013-02-08 ")
                .hasMessageContaining("; and 473 more");
    }

    @Test
    void goesOnWithoutASymbolThatTheFilesDoNotHaveAnyMore() throws IOException {
        replayUntil("2014-12-31");
        lines.removeIf(line -> line.endsWith(",KO"));
        Files.write(prices, lines);

        ReplayOutcome outcome = replayUntil("2015-12-31");

        assertCompleted(outcome);
        assertThat(outcome.slices()).isEqualTo(252);
    }

    @Test
    void seesNoMoreThanTheBooksHoldWhenAskedForLess() {
        replayUntil("2014-12-31");
        Map<String, List<Map<String, Object>>> before = books.results("x");

        ReplayOutcome outcome = replayUntil("2013-12-31");

        assertCompleted(outcome);
        assertThat(outcome.slices()).isZero();
        assertThat(books.results("x")).isEqualTo(before);
    }

    @Test
    void doesNotMindWhatComesAfterTheBooksOrOtherSymbols() throws IOException {
        replayUntil("2014-12-31");
        restate("2015-03-05", "KO", line -> line.replaceFirst(",\\d+,KO", ",7,KO"));
        lines.add("2013-02-08,1,1,1,1,1,NEW");
        Files.write(prices, sorted());

        assertCompleted(replayUntil("2015-12-31"));
    }

    @Test
    void replaysWholeUnderTheNewHistoryAndRecordsWhatThatDid() throws IOException {
        replayUntil("2014-06-30");
        replayUntil("2014-12-31");
        Object born = one("SELECT created_at FROM paper_session WHERE name = 'x'");
        Object equity = one("SELECT equity FROM report_session_summary WHERE session = 'x'");
        long trades = (Long) one("SELECT trades FROM report_session_summary WHERE session = 'x'");
        List<Map<String, Object>> before = books.results("x").get("trade");
        lines.replaceAll(line -> line.endsWith(",KO") && line.compareTo("2013-09") < 0 ? halved(line) : line);
        Files.write(prices, lines);

        ReplayOutcome outcome = books.replay(
                "session=x", "prices=" + prices, "to=2015-12-31", "onRestatement=replay", "positionSize=0.4");

        assertCompleted(outcome);
        books.replay("session=new", "prices=" + prices, "to=2015-12-31", "risk=off", "positionSize=0.4");
        books.replay("session=then", "prices=" + prices, "to=2014-12-31", "risk=off", "positionSize=0.4");
        assertThat(books.results("x")).isEqualTo(books.results("new"));
        Map<String, Object> record =
                books.rows("SELECT * FROM report_restatements").getFirst();
        assertThat(record)
                .containsEntry("session", "x")
                .containsEntry("bars_changed", 142L)
                .containsEntry("bars_missing", 0L)
                .containsEntry("bars_inserted", 0L)
                .containsEntry("equity_before", equity)
                .containsEntry("equity_after", one("SELECT equity FROM report_session_summary WHERE session = 'then'"))
                .containsEntry("trades_before", trades)
                .containsEntry("trades_after", one("SELECT trades FROM report_session_summary WHERE session = 'then'"));
        assertThat(record.get("equity_before")).isNotEqualTo(record.get("equity_after"));
        assertThat(one("SELECT COUNT(*) FROM report_restated_bars WHERE symbol = 'KO' AND close_before > close_after"))
                .isEqualTo(142L);
        List<Map<String, Object>> removed = executions(before);
        List<Map<String, Object>> after = executions(books.results("then").get("trade"));
        List<Map<String, Object>> added = new ArrayList<>(after);
        added.removeAll(removed);
        removed.removeAll(after);
        assertThat(removed).isNotEmpty();
        assertThat(restatedTrades("BEFORE")).containsExactlyInAnyOrderElementsOf(removed);
        assertThat(restatedTrades("AFTER")).containsExactlyInAnyOrderElementsOf(added);
        assertThat(books.jdbc().queryForList("SELECT status FROM report_runs WHERE session = 'x'", String.class))
                .containsExactly("COMPLETED", "COMPLETED", "COMPLETED");
        assertThat(one("SELECT created_at FROM paper_session WHERE name = 'x'")).isEqualTo(born);
        assertThat(one("SELECT COUNT(*) FROM paper_session WHERE name IS NULL")).isEqualTo(0L);
    }

    @Test
    void replaysASessionWholeThatWasNamedByItsSettings() throws IOException {
        String name = books.replay("prices=" + prices, "to=2013-12-31").session();
        restate("2013-03-05", "KO", RestatementIT::halved);

        ReplayOutcome outcome = books.replay("prices=" + prices, "to=2014-12-31", "onRestatement=replay");

        assertThat(outcome.session()).isEqualTo(name);
        assertThat(one("SELECT COUNT(*) FROM paper_session")).isEqualTo(1L);
        assertThat(one("SELECT bars_changed FROM report_restatements WHERE session = '" + name + "'"))
                .isEqualTo(1L);
        assertCompleted(books.replay("prices=" + prices, "to=2014-12-31"));
    }

    @Test
    void keepsTheSameBarsHoweverTheyCame() {
        replayUntil("2015-06-30");
        books.replay("session=steps", "prices=" + prices, "to=2013-02-20", "risk=off", "positionSize=0.4");
        books.replay("session=steps", "to=2013-02-21", "chunkSize=1");
        books.replay("session=steps", "to=2014-04-30", "chunkSize=7");
        books.replay("session=steps", "to=2015-06-30", "chunkSize=10000");

        assertThat(blocks("steps")).isEqualTo(blocks("x")).hasSizeGreaterThan(8);
    }

    private List<String> blocks(String session) {
        return books.jdbc()
                .query(
                        "SELECT u.* FROM used_bars u JOIN paper_session s ON s.session_id = u.session_id"
                                + " WHERE s.name = ? ORDER BY block_no",
                        (row, i) -> row.getLong("block_no") + " " + row.getString("symbol") + " "
                                + row.getTimestamp("first_at") + " " + row.getTimestamp("last_at") + " "
                                + row.getInt("bars") + " "
                                + HexFormat.of().formatHex(row.getBytes("content")),
                        session);
    }

    private ReplayOutcome replayUntil(String to) {
        return books.replay("session=x", "prices=" + prices, "to=" + to, "risk=off", "positionSize=0.4");
    }

    private void restate(String day, String symbol, UnaryOperator<String> change) throws IOException {
        List<String> as = List.copyOf(lines);
        lines.replaceAll(line -> line.startsWith(day) && line.endsWith("," + symbol) ? change.apply(line) : line);
        assertThat(lines).isNotEqualTo(as);
        Files.write(prices, lines);
    }

    private String changedRow(String day, String symbol) {
        return lines.stream()
                .filter(line -> line.startsWith(day) && line.endsWith("," + symbol))
                .findFirst()
                .orElseThrow();
    }

    private List<String> sorted() {
        List<String> sorted = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.sort(sorted);
        sorted.addFirst(lines.getFirst());
        return sorted;
    }

    private static String halved(String line) {
        String[] fields = line.split(",");
        for (int i = 1; i <= 4; i++) {
            fields[i] = new BigDecimal(fields[i]).divide(BigDecimal.TWO).toPlainString();
        }
        return String.join(",", fields);
    }

    /// What tells whether a trade is in both histories.
    private static List<Map<String, Object>> executions(List<Map<String, Object>> trades) {
        trades.forEach(trade -> trade.keySet()
                .retainAll(List.of("traded_at", "symbol", "side", "quantity", "price", "cash_flow", "realized_pnl")));
        return new ArrayList<>(trades);
    }

    private List<Map<String, Object>> restatedTrades(String history) {
        List<Map<String, Object>> trades = books.rows("SELECT * FROM restated_trade WHERE history = ?", history);
        trades.forEach(trade -> trade.keySet().removeAll(List.of("run_id", "history", "part_no")));
        return trades;
    }

    private Object one(String sql) {
        return books.jdbc().queryForObject(sql, Object.class);
    }
}
