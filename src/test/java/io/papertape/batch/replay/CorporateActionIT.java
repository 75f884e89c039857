package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertUndecided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What companies do to their shares, in sessions whose prices are as traded.
@ParameterizedClass
@EnumSource(Database.class)
class CorporateActionIT {

    private static final String HEADER =
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n";
    private static final String AAPL = HEADER
            + "2014-06-05,630,637,623,630,90,10,0,1\n"
            + "2014-06-06,644,651,637,644,92,10,0,1\n"
            + "2014-06-09,93,94,92,93,93,70,0.5,7\n"
            + "2014-06-10,94,95,93,94,94,70,0,1\n";
    private static final String ACTIONS = "symbol,ex_date,type,value,pay_date\n";

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
        Files.writeString(prices.resolve("AAPL.csv"), AAPL);
        Files.writeString(
                prices.resolve("KO.csv"),
                HEADER
                        + "2014-06-05,40,41,39,40,40,10,0,1\n"
                        + "2014-06-06,41,42,40,41,41,10,0,1\n"
                        + "2014-06-09,42,43,41,42,42,10,0,1\n"
                        + "2014-06-10,43,44,42,43,43,10,0,1\n");
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    /// 100000 × 0.10 ÷ 644 = 15 shares: 105 after the split, at 92, and 52.50 of dividend.
    @Test
    void splitsThePositionAndPaysTheDividendOnTheNewShares() {
        assertCompleted(replay("session=x", "symbols=AAPL"));

        assertThat(books.rows("SELECT type, symbol, amount, quantity_change, realized_pnl FROM cash_event"
                        + " ORDER BY event_id"))
                .extracting(row -> row.get("type") + " " + row.get("symbol") + " " + plain(row.get("amount")) + " "
                        + plain(row.get("quantity_change")) + " " + row.get("realized_pnl"))
                .containsExactly("SPLIT_CASH AAPL 0 90 null", "DIVIDEND AAPL 52.5 0 null");
        assertThat(books.rows("SELECT equity FROM equity_point ORDER BY point_id"))
                .extracting(row -> row.get("equity").toString())
                .containsExactly(
                        "100000.00000000",
                        "100000.00000000",
                        // 105 × (93 − 92) + 52.50
                        "100157.50000000",
                        "100262.50000000");
        assertThat(books.rows("SELECT symbol, ex_date, type, value FROM corporate_action ORDER BY action_id"))
                .extracting(row ->
                        row.get("symbol") + " " + row.get("ex_date") + " " + row.get("type") + " " + row.get("value"))
                .containsExactly("AAPL 2014-06-09 SPLIT 7.00000000", "AAPL 2014-06-09 DIVIDEND 0.50000000");
        assertThat(books.rows("SELECT quantity, entry_price FROM open_position"))
                .extracting(row -> row.get("quantity") + " " + row.get("entry_price"))
                .containsExactly("105.00000000 92.00000000");
    }

    @Test
    void isTheSameNightByNightAndInWholeOrInSmallSteps() throws IOException {
        Files.writeString(
                prices.resolve("actions.csv"),
                ACTIONS
                        + "KO,2014-06-08,split,3,\nKO,2014-06-08,dividend,0.1,2014-06-10\nKO,2014-06-09,delist,13.5,\n");
        Files.writeString(
                prices.resolve("KO.csv"),
                HEADER
                        + "2014-06-05,40,41,39,40,40,10,0,1\n"
                        + "2014-06-06,41,42,40,41,41,10,0,1\n"
                        + "2014-06-09,14,15,13,14,14,30,0,1\n");
        String[] settings = {"strategy=MomentumStrategy", "lookback=1", "threshold=0.0001", "dividendTax=0.15"};
        assertCompleted(replay(with(settings, "session=whole")));
        assertCompleted(replay(with(settings, "session=steps", "chunkSize=1")));
        for (String night : List.of("2014-06-05", "2014-06-06", "2014-06-07", "2014-06-09", "2014-06-10")) {
            assertCompleted(replay(with(settings, "session=nights", "to=" + night)));
        }

        Map<String, List<Map<String, Object>>> whole = books.results("whole");
        assertThat(whole.get("cash_event")).hasSizeGreaterThan(3);
        assertThat(books.results("steps")).isEqualTo(whole);
        assertThat(books.results("nights")).isEqualTo(whole);
    }

    @Test
    void stopsWhereAnActionIsKnownOnlyLater() throws IOException {
        assertCompleted(replay("session=x", "symbols=KO"));
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(prices.resolve("actions.csv"), ACTIONS + "KO,2014-06-06,dividend,0.25,2014-07-01\n");

        assertRestated(
                "session 'x': 1 corporate action that its books were made from changed since: the dividend of KO on"
                        + " 2014-06-06, 0.25 a share, paid on 2014-07-01 (actions.csv line 2), is new",
                before);
    }

    /// A reversal buys twice in a slice.
    @Test
    void tellsEveryTradeOfAReversalThatIsAnotherOne() throws IOException {
        String[] settings = {"short=true", "opposite=reverse"};
        assertCompleted(replay(with(settings, "session=x", "symbols=KO")));
        Files.writeString(
                prices.resolve("KO.csv"),
                HEADER
                        + "2014-06-05,40,41,39,40,40,10,0,1\n"
                        + "2014-06-06,41,42,38,39,39,10,0,1\n"
                        + "2014-06-09,39,43,38,42,42,10,0,1\n"
                        + "2014-06-10,43,44,42,43,43,10,0,1\n");

        assertCompleted(replay(with(settings, "session=x", "onRestatement=replay")));

        assertThat(books.rows("SELECT history, traded_at, side, part_no FROM restated_trade"
                        + " ORDER BY history, traded_at, side, part_no"))
                .extracting(row -> row.get("history") + " "
                        + row.get("traded_at").toString().substring(0, 10) + " " + row.get("side") + " "
                        + row.get("part_no"))
                .containsExactly(
                        "AFTER 2014-06-06 SELL 0",
                        "AFTER 2014-06-09 BUY 0",
                        "AFTER 2014-06-09 BUY 1",
                        "BEFORE 2014-06-06 BUY 0");
    }

    @Test
    void stopsWhereAnActionIsAnotherOneOrGone() throws IOException {
        assertCompleted(replay("session=x", "symbols=AAPL"));
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(prices.resolve("AAPL.csv"), AAPL.replace(",0.5,7", ",0,7.5"));

        assertRestated(
                "session 'x': 2 corporate actions that its books were made from changed since: the split of AAPL on"
                        + " 2014-06-09 was 7 shares for each one, now it is 7.5 shares for each one (AAPL.csv line 4);"
                        + " the dividend of AAPL on 2014-06-09 was 0.5 a share, now there is none",
                before);
    }

    @Test
    void replaysUnderOtherActionsWhenAPersonHasDecided() throws IOException {
        assertCompleted(replay("session=x", "symbols=AAPL"));
        Files.writeString(prices.resolve("AAPL.csv"), AAPL.replace(",0.5,7", ",0.25,7"));

        assertCompleted(replay("session=x", "onRestatement=replay"));
        Map<String, List<Map<String, Object>>> replayed = books.results("x");
        assertCompleted(replay("session=y", "symbols=AAPL"));

        assertThat(replayed.get("cash_event")).isEqualTo(books.results("y").get("cash_event"));
        assertThat(replayed.get("equity_point")).isEqualTo(books.results("y").get("equity_point"));
        assertThat(books.rows("SELECT symbol, type, before_value, after_value FROM restated_action"))
                .containsExactly(Map.of(
                        "symbol",
                        "AAPL",
                        "type",
                        "DIVIDEND",
                        "before_value",
                        "0.5 a share",
                        "after_value",
                        "0.25 a share"));
    }

    /// The files of a night may have the latest bars alone.
    @Test
    void keepsWhatThePricesDoNotCoverAnyMore() throws IOException {
        assertCompleted(replay("session=x", "to=2014-06-09"));
        assertCompleted(replay("session=whole"));
        Files.writeString(prices.resolve("AAPL.csv"), HEADER + "2014-06-10,94,95,93,94,94,70,0,1\n");

        assertCompleted(replay("session=x"));

        assertThat(books.results("x")).isEqualTo(books.results("whole"));
    }

    @Test
    void stopsWherePricesDoNotGoOverASplit() throws IOException {
        assertCompleted(replay("session=x", "to=2014-06-06"));
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(
                prices.resolve("AAPL.csv"),
                AAPL.replace("2014-06-09,93,94,92,93,93,70,0.5,7", "2014-06-09,650,660,640,651,93,10,0.5,7"));

        assertUndecided(replay("session=x"))
                .isEqualTo("the split of AAPL on 2014-06-09, 7 shares for each one (AAPL.csv line 4), does not fit its"
                        + " prices: 650 comes after 644, where about 92 was to be expected. It is told for another date,"
                        + " or the prices are adjusted for it already. The books end before it; an actions.csv beside"
                        + " the prices goes before what they tell of a symbol and date");
        assertThat(books.results("x")).isEqualTo(before);
    }

    @Test
    void asksWhatADelistedShareIsWorth() throws IOException {
        assertCompleted(replay("session=x", "symbols=KO,AAPL", "to=2014-06-06"));
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(prices.resolve("actions.csv"), ACTIONS + "KO,2014-06-06,delist,,\n");
        String message =
                ": KO was delisted after 2014-06-06 (actions.csv line 2), and nobody tells what a share is worth."
                        + " The books are unchanged; delistPrice=last takes the last price, delistPrice=zero nothing, or write the"
                        + " value into actions.csv";

        assertUndecided(replay("session=x")).isEqualTo("session 'x'" + message);
        assertThat(books.results("x")).isEqualTo(before);
        assertCompleted(replay("session=x", "delistPrice=last"));
        assertCompleted(replay("session=x"));
        assertThatThrownBy(() -> replay("session=x", "delistPrice=zero"))
                .hasMessageContaining("session 'x' keeps its settings: delistPrice was last, now zero");
        assertThatThrownBy(() -> replay("session=new"))
                .isInstanceOfSatisfying(
                        DelistedException.class,
                        e -> assertThat(Failures.remedy(e)).isEqualTo(Remedy.DECIDE))
                .hasMessage("session 'new'" + message);
        assertCompleted(replay("session=new", "symbols=KO,AAPL", "delistPrice=last", "to=2014-06-09"));
        assertCompleted(replay("session=new"));
        assertThat(books.results("x").get("trade"))
                .isEqualTo(books.results("new").get("trade"));
        assertThat(books.rows("SELECT t.symbol, t.price, t.commission, t.cash_flow, t.kind FROM trade t"
                        + " JOIN paper_session s ON s.session_id = t.session_id"
                        + " WHERE s.name = 'new' AND t.kind = 'DELIST'"))
                .extracting(
                        row -> row.get("symbol") + " " + plain(row.get("price")) + " " + plain(row.get("commission")))
                .containsExactly("KO 41 0");
    }

    @Test
    void followsASplitOfTheBenchmark() {
        assertCompleted(replay("session=x", "symbols=KO", "benchmark=AAPL"));

        assertThat(books.rows("SELECT benchmark FROM equity_day ORDER BY day_id"))
                .extracting(row -> Math.round((Double) row.get("benchmark")))
                // 100000 × (7 × 93 + 3.5) ÷ 630, and the same at 94
                .containsExactly(100_000L, 102_222L, 103_889L, 105_000L);
    }

    @Test
    void keepsWhatPricesAreAdjustedFor() {
        replay("session=x", "adjust=all");

        assertThatThrownBy(() -> replay("session=x", "adjust=splits"))
                .hasMessageContaining("session 'x' keeps its settings: adjust was all, now splits");
    }

    /// Each price that a session is made from is the one that its file would have had.
    @Test
    void replaysAsPricesThatWereWrittenAdjusted() throws IOException {
        replay("session=x", "adjust=splits", "strategy=MomentumStrategy", "lookback=1", "threshold=0.01");
        Map<String, List<Map<String, Object>>> adjusted = books.results("x");
        Files.writeString(prices.resolve("AAPL.csv"), """
                date,open,high,low,close,volume
                2014-06-05,90,91,89,90,70
                2014-06-06,92,93,91,92,70
                2014-06-09,93,94,92,93,70
                2014-06-10,94,95,93,94,70
                """);
        replay("session=y", "strategy=MomentumStrategy", "lookback=1", "threshold=0.01");
        Map<String, List<Map<String, Object>>> written = books.results("y");

        assertThat(written.get("trade")).isNotEmpty().isEqualTo(adjusted.get("trade"));
        assertThat(written.get("equity_point")).isEqualTo(adjusted.get("equity_point"));
        assertThat(written.get("bars")).isEqualTo(adjusted.get("bars"));
    }

    private void assertRestated(String begin, Map<String, List<Map<String, Object>>> before) {
        assertUndecided(replay("session=x"))
                .isEqualTo(
                        begin
                                + ". The books are unchanged; onRestatement=replay replays the session whole under the new prices");
        assertThat(books.results("x")).isEqualTo(before);
    }

    private static String plain(Object number) {
        return ((BigDecimal) number).stripTrailingZeros().toPlainString();
    }

    private static String[] with(String[] settings, String... more) {
        String[] all = new String[settings.length + more.length];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }

    /// A session buys with a tenth at the first rise of a close, without costs, unless the settings tell otherwise.
    private ReplayOutcome replay(String... parameters) {
        return books.replay(with(
                new String[] {
                    "prices=" + prices,
                    "risk=off",
                    "commission=0",
                    "slippage=0",
                    "positionSize=0.1",
                    "strategy=MomentumStrategy",
                    "lookback=1",
                    "threshold=0.0001"
                },
                parameters));
    }
}
