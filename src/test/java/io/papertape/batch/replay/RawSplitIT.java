package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Prices that go over a split, and what `adjust` makes of them.
@ParameterizedClass
@EnumSource(Database.class)
class RawSplitIT {

    private static final String HEADER =
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n";
    private static final String SPLIT = "the split of AAPL on 2014-06-09, 7 shares for each one (AAPL.csv line 4)";
    private static final String WHAT_TO_DO =
            ". The books are unchanged; adjust=splits fresh=true starts it over with prices that are, or bring a file whose"
                    + " prices are, or leave the symbol out with symbols and fresh=true";

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
        Files.writeString(
                prices.resolve("AAPL.csv"),
                HEADER
                        + "2014-06-05,630,637,623,630,90,10,0,1\n"
                        + "2014-06-06,644,651,637,644,92,10,0,1\n"
                        + "2014-06-09,93,94,92,93,93,70,0,7\n"
                        + "2014-06-10,94,95,93,94,94,70,0,1\n");
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

    @Test
    void createsNoSession() {
        assertStops("session 'x': its prices are not adjusted for " + SPLIT + WHAT_TO_DO, "session=x");

        assertThat(books.rows("SELECT name FROM paper_session")).isEmpty();
    }

    @Test
    void stopsForTheBenchmarkToo() {
        assertStops(
                "session 'x': its prices are not adjusted for " + SPLIT + WHAT_TO_DO,
                "session=x",
                "symbols=KO",
                "benchmark=AAPL");
    }

    @Test
    void stopsASessionThatIsCarriedForwardAndKeepsItsBooks() {
        assertThat(replay("session=x", "to=2014-06-06").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
        Map<String, List<Map<String, Object>>> before = books.results("x");

        ReplayOutcome night = replay("session=x");
        ReplayOutcome again = replay("session=x");

        assertThat(night.status()).isEqualTo(ReplayOutcome.Status.FAILED);
        assertThat(night.failure()).hasMessage("session 'x': its prices are not adjusted for " + SPLIT + WHAT_TO_DO);
        assertThat(Failures.remedy(Objects.requireNonNull(night.failure()))).isEqualTo(Remedy.DECIDE);
        assertThat(again.failure()).hasMessage(night.failure().getMessage());
        assertThat(books.results("x")).isEqualTo(before);
        assertThat(books.rows("SELECT status, failure FROM report_runs ORDER BY run_id"))
                .last()
                .isEqualTo(Map.of("status", "FAILED", "failure", night.failure().getMessage()));
    }

    @Test
    void stopsASessionOfWhichASplitIsKnownOnlyLater() throws IOException {
        replay("session=x", "symbols=KO");
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(prices.resolve("actions.csv"), "symbol,ex_date,type,value\nKO,2014-06-06,split,2\n");

        ReplayOutcome night = replay("session=x");

        assertThat(night.failure())
                .hasMessage(
                        "session 'x': its prices are not adjusted for the split of KO on 2014-06-06, 2 shares for each"
                                + " one (actions.csv line 2)" + WHAT_TO_DO);
        assertThat(books.results("x")).isEqualTo(before);
    }

    /// The session has slices after the split, and no bar of the symbol after it.
    @Test
    void stopsASymbolThatIsBackAfterASplit() throws IOException {
        replay("session=x", "to=2014-06-06");
        Path folder = Files.createDirectory(this.folder.resolve("later"));
        Files.copy(prices.resolve("KO.csv"), folder.resolve("KO.csv"));
        assertThat(books.replay("session=x", "prices=" + folder, "risk=off").status())
                .isEqualTo(ReplayOutcome.Status.COMPLETED);
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(folder.resolve("AAPL.csv"), HEADER + "2014-06-11,94,95,93,94,94,70,0,1\n");
        Files.writeString(folder.resolve("actions.csv"), "symbol,ex_date,type,value\nAAPL,2014-06-09,split,7\n");

        ReplayOutcome night = books.replay("session=x", "prices=" + folder, "risk=off");

        assertThat(night.failure())
                .hasMessage("session 'x': its prices are not adjusted for the split of AAPL on 2014-06-09, 7 shares for"
                        + " each one (actions.csv line 2)" + WHAT_TO_DO);
        assertThat(books.results("x")).isEqualTo(before);
    }

    /// The ticker was that of another company before.
    @Test
    void goesOnWithASymbolThatBeginsAfterASplit() throws IOException {
        Files.writeString(prices.resolve("AAPL.csv"), HEADER + "2014-06-10,94,95,93,94,94,70,0,1\n");
        Files.writeString(prices.resolve("actions.csv"), "symbol,ex_date,type,value\nAAPL,2014-06-09,split,7\n");
        replay("session=x", "to=2014-06-06", "symbols=AAPL,KO");

        assertThat(replay("session=x").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
    }

    /// Whether the run before has committed anything or not.
    @Test
    void stopsARunThatIsResumed() throws IOException {
        String[] failing = {
            "session=x",
            "symbols=KO",
            "strategy=" + FailingStrategy.class.getName(),
            "lookback=1",
            "maxFailures=0",
            "chunkSize=1"
        };
        assertThat(replay(failing).status()).isEqualTo(ReplayOutcome.Status.FAILED);
        Map<String, List<Map<String, Object>>> before = books.results("x");
        Files.writeString(prices.resolve("actions.csv"), "symbol,ex_date,type,value\nKO,2014-06-06,split,2\n");

        ReplayOutcome resumed = replay(failing);

        assertThat(resumed.resumed()).isTrue();
        assertThat(resumed.failure()).isInstanceOf(RawSplitException.class);
        assertThat(books.results("x")).isEqualTo(before);
    }

    @Test
    void goesOnWhereASplitIsOutsideFromAndToOrOfAnotherSymbol() {
        assertThat(replay("session=before", "to=2014-06-08").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
        assertThat(replay("session=after", "from=2014-06-09").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
        assertThat(replay("session=other", "symbols=KO").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
        assertThat(replay("session=after").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);
    }

    @Test
    void startsOverWithAdjustedPrices() {
        replay("session=x", "to=2014-06-06");

        assertThat(replay("session=x", "adjust=splits", "fresh=true").status())
                .isEqualTo(ReplayOutcome.Status.COMPLETED);
        assertThat(replay("session=x").status()).isEqualTo(ReplayOutcome.Status.COMPLETED);

        assertThat(books.rows("SELECT setting_value FROM session_setting WHERE setting = 'adjust'"))
                .containsExactly(Map.of("setting_value", "splits"));
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
        assertThat(written.get("used_bars")).isEqualTo(adjusted.get("used_bars"));
    }

    private void assertStops(String message, String... parameters) {
        assertThatThrownBy(() -> replay(parameters))
                .isInstanceOfSatisfying(
                        RawSplitException.class,
                        e -> assertThat(Failures.remedy(e)).isEqualTo(Remedy.DECIDE))
                .hasMessage(message);
    }

    private ReplayOutcome replay(String... parameters) {
        String[] all = new String[parameters.length + 2];
        all[0] = "prices=" + prices;
        all[1] = "risk=off";
        System.arraycopy(parameters, 0, all, 2, parameters.length);
        return books.replay(all);
    }
}
