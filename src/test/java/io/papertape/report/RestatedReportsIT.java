package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What reports tell of a session that was replayed whole because a bar had changed, and went on beyond it.
@ParameterizedClass
@EnumSource(Database.class)
class RestatedReportsIT {

    private static final String PRICES = """
            Date,Open,High,Low,Close,Volume
            2024-01-02,100,101,99,100,1000
            2024-01-03,100,103,100,102,1000
            2024-01-04,102,105,101,104,1000
            2024-01-05,104,107,103,106,1000
            2024-01-08,106,106,95,96,1000
            2024-01-09,96,99,95,98,1000
            """;

    private static final String LATER = """
            2024-01-10,98,104,97,103,1000
            2024-01-11,103,108,102,107,1000
            2024-01-12,107,107,90,91,1000
            """;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private TestBooks books;

    @BeforeEach
    void open() {
        books = new TestBooks(database, folder);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void countRefusedEntriesOfTheNewHistoryOnly() throws IOException {
        replayTwice("riskMaxPositionSize=0.0001");

        assertThat(one("SELECT COUNT(*) FROM report_refused_entries")).isEqualTo(3L);
        assertThat(one("SELECT refused_entries FROM report_session_summary")).isEqualTo(3L);
        assertThat(changes("refused entry", "is_now")).containsExactly("no BUY of 887 at 107");
    }

    @Test
    void tellWhatBecameDifferentAndWhatCameLater() throws IOException {
        replayTwice("risk=off");

        assertThat(changes("restated trade", "was"))
                .containsExactly("BUY 913 at 104.052", null, "SELL 913 at 95.952", null);
        assertThat(changes("restated trade", "is_now"))
                .containsExactly(null, "BUY 912 at 104.15205", null, "SELL 912 at 95.952");
        assertThat(changes("trade", "is_now")).containsExactly("BUY 819 at 107.0535", "SELL 819 at 90.9545");
    }

    private void replayTwice(String risk) throws IOException {
        Path prices = folder.resolve("A.csv");
        Files.writeString(prices, PRICES);
        replay(prices, risk);
        Files.writeString(prices, PRICES.replace(",104,1000\n", ",104.1,1000\n") + LATER);
        replay(prices, risk);
        assertThat(one("SELECT COUNT(*) FROM report_restatements")).isEqualTo(1L);
    }

    private void replay(Path prices, String risk) {
        books.replay(
                "session=x",
                "prices=" + prices,
                "strategy=BreakoutStrategy",
                "lookback=2",
                "onRestatement=replay",
                risk);
    }

    private List<String> changes(String change, String column) {
        return books.jdbc()
                .queryForList(
                        "SELECT " + column + " FROM report_changes WHERE session = 'x' AND change = ?"
                                + " ORDER BY changed_at, COALESCE(is_now, '')",
                        String.class,
                        change);
    }

    private Object one(String sql) {
        return books.jdbc().queryForObject(sql, Object.class);
    }
}
