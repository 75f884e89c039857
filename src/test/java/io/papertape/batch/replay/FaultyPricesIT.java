package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Database;
import java.io.IOException;
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

@ParameterizedClass
@EnumSource(Database.class)
class FaultyPricesIT {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private Path prices;
    private TestBooks books;

    @BeforeEach
    void openBooks() throws IOException {
        prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("AAA.csv"), """
                Date,Open,High,Low,Close,Adj Close,Volume
                2020-01-01,10,11,9,10,10,100
                2020-01-02,null,null,null,null,null,null
                2020-01-03,10,11,9,12,10,100
                2020-01-04,10,11,9,10.5,10,100
                """);
        Files.writeString(prices.resolve("many.csv"), """
                date,open,high,low,close,volume,Name
                2020-01-01,20,21,19,20,100,BBB
                2020-01-01,20,21,19,20,100,BBB
                2020-01-04,20,21,19,20.5,100,BBB
                """);
        books = new TestBooks(database, folder);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void keepsEveryRejectedRowOnce() {
        books.replay("session=x", "prices=" + prices, "to=2020-01-03");
        books.replay("session=x", "prices=" + prices);
        books.replay("session=whole", "prices=" + prices);

        assertThat(books.results("x").get("rejected_bar"))
                .containsExactly(
                        row(
                                "AAA.csv",
                                3L,
                                "AAA",
                                "2020-01-02,null,null,null,null,null,null",
                                "open must be a number but was 'null'"),
                        row(
                                "AAA.csv",
                                4L,
                                "AAA",
                                "2020-01-03,10,11,9,12,10,100",
                                "close must be within low 9 and high 11 but was 12"),
                        row(
                                "many.csv",
                                3L,
                                "BBB",
                                "2020-01-01,20,21,19,20,BBB",
                                "the same bar as many.csv line 2, which counts"));
        assertThat(books.results("x")).isEqualTo(books.results("whole"));
        assertThat(books.jdbc().queryForObject("SELECT rejected_bars FROM session_run WHERE run_id = 1", Long.class))
                .isEqualTo(3L);
    }

    @Test
    void failsWhenMoreRowsAreRejectedThanToleratedAndGoesOnWhenTheyAre() {
        ReplayOutcome failed = books.replay("session=x", "prices=" + prices, "maxRejected=1");

        assertFailed(failed)
                .hasMessage("more than maxRejected=1 rows were rejected; the first: AAA.csv line 3:"
                        + " open must be a number but was 'null'");
        assertThat(books.jdbc().queryForObject("SELECT status FROM session_run", String.class))
                .isEqualTo("FAILED");

        ReplayOutcome resumed = books.replay("session=x", "prices=" + prices);

        assertCompleted(resumed);
        assertThat(resumed.resumed()).isTrue();
        assertThat(books.results("x").get("rejected_bar")).hasSize(3);
        assertThat(books.jdbc().queryForObject("SELECT status FROM session_run", String.class))
                .isEqualTo("COMPLETED");
    }

    @Test
    void keepsTheOldResultsWhenStartingOverFails() {
        books.replay("session=x", "prices=" + prices);
        Map<String, List<Map<String, Object>>> before = books.results("x");

        ReplayOutcome failed = books.replay("session=x", "prices=" + prices, "fresh=true", "maxRejected=0");

        assertFailed(failed);
        assertThat(books.results("x")).isEqualTo(before);

        books.replay("session=x", "prices=" + prices, "fresh=true");

        assertThat(books.results("x")).isEqualTo(before);
        assertThat(books.jdbc().queryForObject("SELECT COUNT(*) FROM paper_session", Long.class))
                .isEqualTo(1L);
    }

    @Test
    void failsOnAnOverflowNamingSessionSymbolAndValue() throws IOException {
        Path huge = folder.resolve("HUGE.csv");
        Files.writeString(huge, """
                timestamp,open,high,low,close,volume
                1577836800000,8,8,8,8,1
                1577836860000,10,10,10,10,1
                1577836920000,100,100,100,100,1
                """);

        ReplayOutcome failed = books.replay(
                "session=x", "prices=" + huge, "strategy=MomentumStrategy", "lookback=1", "initialCapital=90000000000");

        assertFailed(failed)
                .hasStackTraceContaining("session x: symbol HUGE: quantity 1799100449 × price 100"
                        + " exceeds the largest value 92233720368.54775807");
    }

    @Test
    void writesNothingWhenThePricesCannotBeUsed() {
        assertThatThrownBy(() -> books.replay("session=x", "prices=" + prices, "symbols=AAA,CCC"))
                .hasMessage("symbols: the prices have no CCC; they have AAA, BBB");
        assertThatThrownBy(() -> books.replay("session=x", "prices=" + prices, "from=2021-01-01"))
                .hasMessage("prices: '" + prices + "' has no bar that could be used at or after 2021-01-01; its files"
                        + " have AAA, BBB");

        assertThat(books.jdbc().queryForObject("SELECT COUNT(*) FROM paper_session", Long.class))
                .isZero();
        assertThat(books.jdbc().queryForObject("SELECT COUNT(*) FROM batch_job_execution", Long.class))
                .isZero();
    }

    private static Map<String, Object> row(String file, long line, String symbol, String text, String reason) {
        return Map.of("file", file, "line", line, "symbol", symbol, "text", text, "reason", reason);
    }
}
