package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.batch.InvalidParametersException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayIT extends EveryDatabase {

    private static final String[] CONTRACT = {
        "strategy=SimpleMAStrategy",
        "risk=off",
        "positionSize=0.1",
        "symbols=AAPL,MSFT,AMZN,GOOGL,JPM,XOM,JNJ,PG,KO,WMT,DIS,INTC,IBM,GE,BA,CAT,HD,MCD,NFLX,NVDA"
    };

    @Test
    void replaysTheBundledPricesToTheFiguresOfTheContract() {
        ReplayOutcome outcome = books.replay(with("session=check", CONTRACT));

        assertCompleted(outcome);
        assertThat(outcome.slices()).isEqualTo(1259);
        assertThat(outcome.bars()).isEqualTo(25_180);
        assertThat(one("SELECT COUNT(*) FROM trade")).isEqualTo(530L);
        assertThat(one("SELECT equity FROM equity_point ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY"))
                .isEqualTo(new BigDecimal("163727.15685316"));
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CAST(traded_at AS DATE) FROM trade WHERE symbol = 'KO' AND side = 'SELL'",
                                LocalDate.class))
                .contains(LocalDate.of(2017, 2, 13));
        assertThat(one("SELECT reason FROM trade WHERE symbol = 'KO' AND side = 'SELL' AND traded_at = '2017-02-13'"))
                .isEqualTo("fast mean 41.37 below slow 41.413333, was 41.446 ≥ 41.446");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 5000})
    void givesTheSameTablesForAnyChunkSize(int chunkSize) {
        books.replay("session=default", "to=2014-12-31");
        books.replay("session=other", "to=2014-12-31", "chunkSize=" + chunkSize);

        assertThat(books.results("other")).isEqualTo(books.results("default"));
        assertThat(books.results("other").get("trade")).isNotEmpty();
    }

    @Test
    void saysThatThereIsNothingNewAndChangesNothing() {
        books.replay("session=x", "to=2013-12-31");
        Map<String, List<Map<String, Object>>> before = books.results("x");

        ReplayOutcome outcome = books.replay("session=x", "to=2013-12-31");

        assertCompleted(outcome);
        assertThat(outcome.slices()).isZero();
        assertThat(books.results("x")).isEqualTo(before);
    }

    @Test
    void goesOnWhenThePoolHasReplacedTheConnectionThatMadeTheTables() throws SQLException {
        HikariDataSource pool = books.context().getBean(HikariDataSource.class);
        try (Connection keepsTheDatabaseOpen = pool.getConnection()) {
            pool.getHikariPoolMXBean().softEvictConnections();

            books.replay("session=x", "to=2013-12-31");

            assertThat(keepsTheDatabaseOpen.isValid(1)).isTrue();
        }
        assertThat(books.results("x").get("trade")).isNotEmpty();
    }

    @Test
    void makesTheSameSessionNameFromTheSameSettings() {
        String first = books.replay("to=2013-06-30").session();
        String second = books.replay("to=2013-12-31").session();
        String other = books.replay("to=2013-12-31", "fastPeriod=9").session();

        assertThat(second).isEqualTo(first).startsWith("SimpleMAStrategy-");
        assertThat(other).isNotEqualTo(first);
        assertThat(one("SELECT COUNT(*) FROM paper_session")).isEqualTo(2L);
    }

    @Test
    void startsASessionOverThatWasNamedByItsSettings() {
        String name = books.replay("to=2013-06-30", "symbols=KO").session();

        ReplayOutcome again = books.replay("to=2013-12-31", "symbols=KO", "fresh=true");

        assertThat(again.session()).isEqualTo(name);
        assertThat(one("SELECT COUNT(*) FROM paper_session")).isEqualTo(1L);
    }

    @Test
    void refusesOtherSettingsNamingEachDifference() {
        books.replay("session=x", "to=2013-12-31", "symbols=AAPL,KO");

        assertThatThrownBy(() -> books.replay("session=x", "symbols=KO,AAPL", "positionSize=0.5", "slowPeriod=31"))
                .isInstanceOfSatisfying(
                        InvalidParametersException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "session 'x' keeps its settings: slowPeriod was 30, now 31 (fresh=true starts it over)",
                                        "session 'x' keeps its settings: symbols was AAPL,KO, now KO,AAPL"
                                                + " (fresh=true starts it over)",
                                        "session 'x' keeps its settings: positionSize was 0.95, now 0.5"
                                                + " (fresh=true starts it over)"));
        assertThat(one("SELECT COUNT(*) FROM session_run")).isEqualTo(1L);
    }

    @Test
    void sellsEverythingAtTheEndAndClosesForGood() {
        books.replay("session=open", "to=2014-12-31", "risk=off", "positionSize=0.2");
        books.replay("session=closed", "to=2014-12-31", "risk=off", "positionSize=0.2", "closeAtEnd=true");

        long held = (Long) one("SELECT COUNT(*) FROM report_open_positions WHERE session = 'open'");
        assertThat(held).isPositive();
        assertThat(one("SELECT COUNT(*) FROM report_open_positions WHERE session = 'closed'"))
                .isEqualTo(0L);
        assertThat(one("SELECT COUNT(*) FROM report_trades WHERE session = 'closed'"
                        + " AND reason = 'closed at the end of the session' AND traded_at = '2014-12-31'"))
                .isEqualTo(held);
        assertThat(one("SELECT COUNT(*) FROM report_session_summary WHERE status = 'CLOSED' AND equity = cash"))
                .isEqualTo(1L);
        assertThat(books.results("closed").get("equity_point"))
                .hasSameSizeAs(books.results("open").get("equity_point"));
        for (String closing : List.of("closeAtEnd=false", "closeAtEnd=true")) {
            assertThatThrownBy(() -> books.replay("session=closed", closing))
                    .hasMessage("session 'closed' is closed for good; fresh=true starts it over");
        }
        ReplayOutcome again = books.replay("session=closed", "to=2014-12-31", "closeAtEnd=true");
        assertCompleted(again);
        assertThat(again.slices()).isZero();
    }

    @Test
    void startsOverWithOtherSettings() {
        books.replay("session=x", "to=2013-12-31");
        books.replay("session=y", "to=2014-06-30", "strategy=BreakoutStrategy");

        books.replay("session=x", "to=2014-06-30", "strategy=BreakoutStrategy", "fresh=true");

        assertThat(books.results("x")).isEqualTo(books.results("y"));
        assertThat(one("SELECT COUNT(*) FROM paper_session")).isEqualTo(2L);
    }

    @Test
    void seesNothingBeforeFromWhenItIsCarriedForward() {
        String momentum = "strategy=MomentumStrategy";
        books.replay("session=whole", momentum, "from=2014-01-02", "to=2014-06-30");
        books.replay("session=stepwise", momentum, "from=2014-01-02", "to=2014-01-10");
        books.replay("session=stepwise", "prices=" + TestBooks.DEMO_PRICES, "to=2014-06-30");

        assertThat(books.results("stepwise")).isEqualTo(books.results("whole"));
        assertThat(books.results("whole").get("trade")).isNotEmpty();
    }

    @Test
    void startsOverWithItsOwnSettingsUnlessOthersAreGiven() {
        books.replay("session=x", "strategy=BreakoutStrategy", "symbols=AAPL,KO", "to=2013-12-31");
        Map<String, List<Map<String, Object>>> before = books.results("x");

        books.replay("session=x", "fresh=true", "to=2013-12-31");

        assertThat(books.results("x")).isEqualTo(before);
    }

    @Test
    void carriesOnWithPricesThatDoNotReachBack() throws IOException {
        books.replay("session=x", "symbols=AAPL", "to=2013-12-31");
        Path newer = folder.resolve("newer.csv");
        Files.write(
                newer,
                Files.readAllLines(Path.of(TestBooks.DEMO_PRICES, "sp500_demo20.csv")).stream()
                        .filter(line -> line.startsWith("date") || line.startsWith("2014"))
                        .toList());

        books.replay("session=x", "prices=" + newer);

        books.replay("session=whole", "symbols=AAPL", "to=2014-12-31");
        assertThat(TestBooks.difference(books.results("whole"), books.results("x")))
                .isEmpty();
    }

    private Object one(String sql) {
        return books.jdbc().queryForObject(sql, Object.class);
    }

    private static String[] with(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
