package io.papertape.cli;

import static io.papertape.batch.replay.ReplayAssertions.assertCompleted;
import static io.papertape.batch.replay.ReplayAssertions.assertFailed;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.parquet.ParquetSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions over Parquet files hold what they hold over CSV files of the same prices.
class ParquetIT {

    private static final String[] SETTINGS = {"strategy=SimpleMAStrategy", "fastPeriod=3", "slowPeriod=8"};

    /// The file that [Extending] appends to; null for none.
    private static @Nullable Path extended;

    @TempDir
    Path folder;

    private TestBooks books;

    @BeforeEach
    void openBooks() {
        books = new TestBooks(Database.H2, folder);
    }

    @AfterEach
    void closeBooks() {
        extended = null;
        books.close();
    }

    /// Changes a price file in the midst of the bars, once for each symbol.
    public static final class Extending implements Strategy {

        private int bars;

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow window) {
            if (++bars == 20 && extended != null) {
                try {
                    Files.write(extended, new byte[] {0}, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return Signal.HOLD;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pandas-snappy", "pandas-zstd", "arrow-delta", "duckdb", "duckdb-v2", "duckdb-decimal"})
    void holdsWhatTheCsvFileGives(String sample) throws IOException {
        assertReplayed("csv", prices("csv", "expected.csv"));
        assertReplayed("parquet", prices("parquet", sample + ".parquet"));

        assertAlike();
    }

    @Test
    void holdsWhatTheCsvFileOfManyTickersGives() throws IOException {
        assertReplayed("csv", prices("csv", "yfinance-download.csv"));
        assertReplayed("parquet", prices("parquet", "yfinance-download.parquet"));

        assertAlike();
    }

    @Test
    void isCarriedForwardByEitherKindOfFile() throws IOException {
        Path csv = prices("csv", "expected.csv");
        assertReplayed("csv", csv);
        assertReplayed("parquet", prices("parquet", "pandas-snappy.parquet"), "to=2013-02-22");
        assertReplayed("parquet", csv, "to=2013-03-08");
        assertReplayed("parquet", prices("other", "duckdb.parquet"));

        assertAlike();
    }

    @Test
    void failsWhereAFileChangesMeanwhileAndGoesOnTheNextTime() throws IOException {
        Path prices = prices("parquet", "duckdb.parquet");
        extended = prices.resolve("duckdb.parquet");
        String strategy = "strategy=" + Extending.class.getName();

        ReplayOutcome failed = books.replay("session=parquet", "prices=" + prices, strategy);
        extended = null;
        prices("parquet", "duckdb.parquet");
        ReplayOutcome again = books.replay("session=parquet", "prices=" + prices, strategy);

        long size = ParquetSamples.bytes("duckdb.parquet").length;
        assertFailed(failed)
                .isInstanceOf(UnfinishedPriceFileException.class)
                .hasMessage("duckdb.parquet: changed while its prices were replayed: its size was " + size
                        + " bytes, now " + (size + 3));
        assertCompleted(again);
        assertThat(again.lastSliceAt()).hasToString("Optional[2013-04-08T00:00:00Z]");
    }

    @Test
    void isInspectedLikeAnyFile() throws IOException {
        Path prices = prices("parquet", "duckdb.parquet");
        Files.write(prices.resolve("KO2.parquet"), ParquetSamples.bytes("pandas-gaps.parquet"));

        Papertape.Ended files = new CommandLine(folder).run("inspect", "prices=" + prices, "list=files", "format=csv");
        Papertape.Ended symbols =
                new CommandLine(folder).run("inspect", "prices=" + prices, "list=symbols", "format=csv");
        Papertape.Ended rejected =
                new CommandLine(folder).run("inspect", "prices=" + prices, "list=rejected", "format=csv");

        assertThat(files.out().lines())
                .containsExactly(
                        "file,layout,prices,rows,rejected,unused_columns",
                        "KO2.parquet,table,not told,6,4,\"\"",
                        "duckdb.parquet,table,not told,120,0,\"\"");
        assertThat(symbols.out().lines())
                .containsExactly(
                        "symbol,bars,first_bar,last_bar,interval,gaps,suspicious,actions",
                        "AAPL,40,2013-02-08,2013-04-08,1 day,0,0,0",
                        "GE,40,2013-02-08,2013-04-08,1 day,0,0,0",
                        "KO,40,2013-02-08,2013-04-08,1 day,0,0,0",
                        "KO2,2,2013-02-08,2013-02-15,7 days,0,0,0");
        assertThat(rejected.out().lines()).contains("KO2.parquet,close is empty,1,2");
    }

    private void assertReplayed(String session, Path prices, String... parameters) {
        List<String> all = new ArrayList<>(List.of(SETTINGS));
        all.addAll(List.of("session=" + session, "prices=" + prices));
        all.addAll(List.of(parameters));

        assertCompleted(books.replay(all.toArray(String[]::new)));
    }

    private void assertAlike() {
        Map<String, List<Map<String, Object>>> csv = books.results("csv");
        assertThat(csv.get("trade")).isNotEmpty();
        assertThat(csv.get("bars")).hasSize(120);
        assertThat(TestBooks.difference(csv, books.results("parquet"))).isEmpty();
    }

    /// A folder with a sample in it.
    private Path prices(String name, String sample) throws IOException {
        Path prices = Files.createDirectories(folder.resolve(name));
        Files.write(prices.resolve(sample), ParquetSamples.bytes(sample));
        return prices;
    }
}
