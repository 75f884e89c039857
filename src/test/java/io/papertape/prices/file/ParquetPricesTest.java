package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.parquet.ParquetSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Parquet files are prices as CSV files are: recognised by the names of their columns, their rows trusted or not for
/// the same reasons, told by their numbers.
class ParquetPricesTest {

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    static Stream<String> tables() {
        return ParquetSamples.TABLES.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void givesTheBarsOfTheCsvFile(String name) {
        Replayed parquet = replayed(name + ".parquet");

        assertThat(parquet).isEqualTo(replayed("expected.csv"));
        assertThat(parquet.bars()).hasSize(120).startsWith("2013-02-08 AAPL 67.7142 68.4014 66.8928 67.8542 158168416");
    }

    @Test
    void givesTheSameBarsOfDecimalsAndInstants() {
        assertThat(replayed("duckdb-decimal.parquet").bars())
                .isEqualTo(replayed("expected.csv").bars());
    }

    @ParameterizedTest
    @CsvSource({
        "pandas-snappy.parquet, table",
        "yfinance-download.parquet, yfinance",
        "yfinance-reset.parquet, yfinance",
        "yfinance-history.parquet, Yahoo",
        "pandas-index.parquet, pandas",
        "polygon.parquet, Polygon",
        "databento.parquet, Databento"
    })
    void isRecognisedByTheNamesOfItsColumns(String file, String layout) {
        folder.withBytes(file, ParquetSamples.bytes(file));
        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.files().stream().map(ReadFile::layout).map(FileLayout::name))
                    .containsExactly(layout);
        }
    }

    @Test
    void isADailyBarOfItsDateWhateverTheZone() {
        folder.withBytes("KO.parquet", ParquetSamples.bytes("pandas-index.parquet"));
        PriceQuery inTokyo = query(false, ZoneId.of("Asia/Tokyo"));

        assertThat(Replayed.of(inTokyo).bars()).startsWith("2013-02-08 KO 38.85 38.94 38.6 38.77 12308001");
    }

    @Test
    void givesABarOfADayThatBeginsInNewYorkItsDate() {
        List<String> history =
                replayed("KO.parquet", "yfinance-history.parquet").bars();

        assertThat(history).hasSize(40).startsWith("2013-02-08 KO 38.85 38.94 38.6 38.77 12308001");
    }

    @Test
    void givesABarOfEachTickerOfARow() {
        assertThat(replayed("yfinance-download.parquet").bars())
                .isEqualTo(replayed("yfinance-download.csv").bars())
                .hasSize(120);
    }

    @Test
    void readsNanosecondsAndPricesInWholeUnits() {
        List<String> expected = List.of(
                "2013-02-08T14:30 AAPL 67.7142 68.4014 66.8928 67.8542 158168416",
                "2013-02-08T14:30 GE 22.5 22.56 22.45 22.5 24424506");

        assertThat(replayed("polygon.parquet").bars()).hasSize(6).startsWith(expected.toArray(String[]::new));
        assertThat(replayed("databento.parquet").bars()).hasSize(6).startsWith(expected.toArray(String[]::new));
    }

    @Test
    void tellsRowsThatCannotBeTrustedByTheirNumber() {
        Replayed gaps = replayed("KO.parquet", "pandas-gaps.parquet");

        assertThat(gaps.bars())
                .containsExactly(
                        "2013-02-08 KO 38.85 38.94 38.6 38.77 12308001", "2013-02-15 KO 36.94 37.42 36.54 37.42 0");
        assertThat(gaps.rejected())
                .containsExactly(
                        rejected(2, "2013-02-11,38.71,38.83,38.41,,12159872", "close is empty"),
                        rejected(3, "2013-02-12,,,,,30700481", "open is empty"),
                        rejected(4, ",37.67,37.94,37.01,37.21,19942647", "date must be like 2013-02-08 but was ''"),
                        rejected(
                                5,
                                "2013-02-14,37.24,1.0,36.7,36.84,22748290",
                                "high must be at least low but was 1 with low 36.7"));
    }

    @Test
    void countsTheSameBarOfACsvFileOnce() {
        folder.withBytes("KO.csv", ParquetSamples.bytes("pandas-index.csv"))
                .withBytes("KO.parquet", ParquetSamples.bytes("pandas-index.parquet"));

        Replayed both = folder.replayed();

        assertThat(both.bars()).hasSize(40);
        assertThat(both.rejected())
                .hasSize(40)
                .allSatisfy(row -> assertThat(row.reason())
                        .isEqualTo("the same bar as KO.csv line " + (row.line() + 1) + ", which counts"));
    }

    @Test
    void isFoundInSubfolders() throws IOException {
        Files.createDirectory(temporary.resolve("sub"));
        folder.withBytes("sub/KO.pq", ParquetSamples.bytes("pandas-index.parquet"));

        assertThat(Replayed.of(query(true, ZoneOffset.UTC)).bars()).hasSize(40);
    }

    @Test
    void isRefusedWithTheLayoutThatItIsNearestTo() {
        folder.withBytes("x.parquet", ParquetSamples.bytes("int96.parquet"));

        assertThat(problem())
                .isEqualTo("x.parquet: no layout of prices is known that begins with 'local_us,local_ms': it names no"
                        + " time, open, high, low and close in a header, and is like no layout without one");
    }

    @Test
    void isRefusedWithItsNameWhereItCannotBeRead() {
        folder.withBytes("x.parquet", ParquetSamples.bytes("nested.parquet"));

        assertThat(problem())
                .isEqualTo("x.parquet: cannot be read: its column 'prices' is nested: a list, a map or a struct;"
                        + " expected plain values");
    }

    @Test
    void isUnfinishedWhereItIsCutOff() {
        byte[] whole = ParquetSamples.bytes("duckdb.parquet");
        folder.withBytes("x.parquet", Arrays.copyOf(whole, whole.length / 2));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> folder.replayed())
                .withMessage("x.parquet: is cut off, or not written to its end: it does not end with PAR1");
    }

    @Test
    void isToBeUnpacked() throws IOException {
        folder.withBytes("x.parquet.gz", PriceFolder.gzip(ParquetSamples.bytes("duckdb.parquet")));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(temporary.resolve("y.zip")))) {
            zip.putNextEntry(new ZipEntry("x.parquet"));
            zip.write(ParquetSamples.bytes("duckdb.parquet"));
        }

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> folder.replayed())
                .extracting(PriceFileException::problems)
                .isEqualTo(List.of(
                        "x.parquet.gz: is a Parquet file in compressed form; unpack it: its columns are compressed by"
                                + " themselves",
                        "y.zip/x.parquet: is a Parquet file in a zip file; unpack it: its columns are compressed by"
                                + " themselves"));
    }

    @ParameterizedTest
    @CsvSource({"MSFT.feather", "MSFT.arrow"})
    void leavesFeatherFilesOutWhoseNamesHaveNoneOfTheSymbols(String name) {
        folder.withBytes("KO.parquet", ParquetSamples.bytes("pandas-index.parquet"))
                .withText(name, "ARROW1");

        String problem = "is a Feather file (Arrow), which is not read; save its table as Parquet or CSV";
        assertThat(problem()).isEqualTo(name + ": " + problem);
        assertThat(folder.replayed("KO").rejected())
                .containsExactly(new RejectedBar(name, 1, null, "", "left out: " + problem));
    }

    private PriceQuery query(boolean recursive, ZoneId fileZone) {
        PriceQuery query = folder.query();
        return new PriceQuery(
                temporary,
                recursive,
                List.of(),
                query.from(),
                query.to(),
                query.maxRejected(),
                fileZone,
                query.lastCounts(),
                query.adjustment(),
                query.symbolsMayMiss(),
                null);
    }

    private String problem() {
        List<String> problems = new ArrayList<>();
        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> folder.replayed())
                .satisfies(e -> problems.addAll(e.problems()));
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static RejectedBar rejected(long row, String text, String reason) {
        return new RejectedBar("KO.parquet", row, "KO", text, reason);
    }

    private Replayed replayed(String sample) {
        return replayed(sample, sample);
    }

    private Replayed replayed(String name, String sample) {
        folder.withBytes(name, ParquetSamples.bytes(sample));
        PriceQuery query = new PriceQuery(
                temporary.resolve(name), List.of(), Long.MIN_VALUE, Long.MAX_VALUE, PriceFolder.MAX_REJECTED);
        return Replayed.of(query);
    }
}
