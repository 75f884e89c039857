package io.papertape.batch.replay;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.Database;
import io.papertape.prices.PriceFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a session is compared with: its symbols, or any symbol of the prices.
@ParameterizedClass
@EnumSource(Database.class)
class BenchmarkIT {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private Path prices;
    private TestBooks books;

    @BeforeEach
    void openBooks() throws IOException {
        prices = Files.createDirectory(folder.resolve("prices"));
        books = new TestBooks(database, folder);
        write("KO", 3, 100, 101, 104, 109, 116);
        write("SPY", 1, 1000, 800, 820, 840, 860, 880, 900, 920);
    }

    @AfterEach
    void closeBooks() {
        books.close();
    }

    @Test
    void mayBeASymbolThatIsNotTraded() {
        replay("x", "symbols=KO", "benchmark=SPY");

        assertThat(benchmarks("x"))
                .containsExactly(
                        new double[] {100_000, 840e5 / 820, 860e5 / 820, 880e5 / 820, 900e5 / 820}, within(1e-6));
        assertThat(books.rows("SELECT slices, bars FROM report_runs").getFirst().values())
                .containsExactly(5L, 5L);
        assertThat(books.rows("SELECT file FROM report_price_files WHERE session = 'x'"))
                .extracting(row -> row.get("file"))
                .containsExactlyInAnyOrder("KO.csv", "SPY.csv");
    }

    @Test
    void isBoughtAtTheLatestCloseBeforeTheFirstSliceWhereItHasNoBarThen() throws IOException {
        write("SPY", 1, 500);

        replay("x", "symbols=KO", "benchmark=SPY");

        assertThat(benchmarks("x")).containsOnly(100_000);
    }

    @Test
    void isTheSameCarriedForwardAsWhole() {
        replay("whole", "symbols=KO", "benchmark=SPY");
        for (int day = 3; day <= 7; day++) {
            replay("steps", "symbols=KO", "benchmark=SPY", "to=" + FIRST.plusDays(day));
        }
        replay("steps");

        assertThat(TestBooks.difference(books.results("whole"), books.results("steps")))
                .isEmpty();
    }

    /// No book is made of it: what the prices say now counts, where they have it.
    @Test
    void isWhatThePricesSayNowWhereItHasChanged() throws IOException {
        replay("x", "symbols=KO", "benchmark=SPY", "to=2024-01-04");
        write("SPY", 1, 1000, 800, 410, 820, 860, 880, 900, 920);

        replay("x");
        replay("whole", "symbols=KO", "benchmark=SPY");

        assertThat(benchmarks("x")[1]).isEqualTo(200_000, within(1e-6));
        assertThat(TestBooks.difference(books.results("whole"), books.results("x")))
                .isEmpty();
    }

    @Test
    void isRefusedWhereThePricesDoNotHaveItAtTheBeginning() throws IOException {
        assertThatThrownBy(() -> replay("x", "symbols=KO", "benchmark=SPX"))
                .isInstanceOf(PriceFileException.class)
                .hasMessageContaining("benchmark: the prices have no SPX; they have KO, SPY");
        assertThatThrownBy(() -> replay("x", "benchmark=SPX"))
                .hasMessageContaining("benchmark: the prices have no SPX; they have KO, SPY");
        assertThatThrownBy(() -> replay("x", "symbols=KO", "benchmark=SPY", "from=2024-01-10"))
                .hasMessageContaining("benchmark: the prices have no bar of SPY at or after 2024-01-10");
    }

    @Test
    void staysAtItsLastPriceWhereThePricesHaveItNoMore() throws IOException {
        replay("x", "symbols=KO", "benchmark=SPY", "to=2024-01-04");
        double last = benchmarks("x")[benchmarks("x").length - 1];
        Files.delete(prices.resolve("SPY.csv"));

        replay("x");

        assertThat(benchmarks("x")).hasSize(5).endsWith(new double[] {last, last, last}, within(1e-6));
        assertThat(books.rows("SELECT remark FROM report_remarks ORDER BY run_id DESC")
                        .getFirst())
                .containsValue("the benchmark SPY is not in the prices any more; it stays at its last price");
    }

    @Test
    void isNotHalvedByASymbolWithoutABar() throws IOException {
        Files.delete(prices.resolve("SPY.csv"));
        write("EMPTY", 1);

        replay("x");

        assertThat(books.rows("SELECT symbols FROM paper_session").getFirst()).containsValue("KO");
        assertThat(benchmarks("x"))
                .containsExactly(new double[] {100_000, 101_000, 104_000, 109_000, 116_000}, within(1e-6));
    }

    @Test
    void isCashUntilASymbolBegins() throws IOException {
        Files.delete(prices.resolve("SPY.csv"));
        write("PG", 6, 10, 20);

        replay("x");

        assertThat(benchmarks("x"))
                .containsExactly(new double[] {100_000, 100_500, 102_000, 104_500, 158_000}, within(1e-6));
    }

    private void replay(String session, String... more) {
        List<String> parameters = new ArrayList<>(List.of("session=" + session, "prices=" + prices, "reports=off"));
        if (books.rows("SELECT 1 FROM paper_session WHERE name = ?", session).isEmpty()) {
            parameters.addAll(List.of("strategy=MomentumStrategy", "lookback=1"));
        }
        parameters.addAll(List.of(more));

        assertCompleted(books.replay(parameters.toArray(String[]::new)));
    }

    private double[] benchmarks(String session) {
        return books
                .jdbc()
                .queryForList(
                        "SELECT benchmark FROM report_equity_by_day WHERE session = ? ORDER BY calendar_day",
                        Double.class,
                        session)
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private void write(String symbol, int day, int... closes) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Date,Open,High,Low,Close,Volume"));
        IntStream.range(0, closes.length)
                .forEach(i -> lines.add("%s,%2$d,%2$d,%2$d,%2$d,1".formatted(FIRST.plusDays(day - 1L + i), closes[i])));
        Files.write(prices.resolve(symbol + ".csv"), lines);
    }
}
