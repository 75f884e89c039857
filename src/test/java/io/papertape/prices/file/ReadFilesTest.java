package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static io.papertape.prices.file.PriceFolder.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which files a tape has read to their end, and what it tells of them.
class ReadFilesTest {

    private static final String FIRST_DAY = ",1,2,1,1,1,5";
    private static final FileLayout TABLE = new FileLayout("table", "not told", List.of(), true);
    private static final FileLayout LAYOUT = new FileLayout("Yahoo", "adjusted for splits", List.of("Adj Close"), true);

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    /// Around what is read at once, of which each buffer is full or begun.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 32_767, 32_768, 32_769, 65_536, 98_304, 1_000_000})
    void digestsEveryByteWhateverTheLength(int padding) {
        folder.withText("A.csv", YAHOO + "\n2020-01-01" + FIRST_DAY + "\n" + "\n".repeat(padding));

        assertThat(filesOf(folder.query())).containsExactly(onDisk("A.csv", 1));
    }

    @Test
    void tellsOfFilesThatHaveNothingButTheirHeader() {
        folder.withText("A.csv", YAHOO).with("B.csv", YAHOO, "2020-01-01" + FIRST_DAY);

        assertThat(filesOf(folder.query()))
                .containsExactly(
                        new ReadFile(
                                "A.csv",
                                41,
                                "81e3a508b1e0debf9194646e90627666f98b5a7f59947054d8702bb3bbbc7bea",
                                0,
                                LAYOUT),
                        onDisk("B.csv", 1));
    }

    @Test
    void digestsCompressedFilesAsTheyAreOnDisk() {
        folder.withBytes("A.csv.gz", gzip(text(20_000)));

        assertThat(filesOf(folder.query())).containsExactly(onDisk("A.csv.gz", 20_000));
    }

    @Test
    void digestsEveryPartOfCompressedFiles() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.write(gzip(text(20_000)));
        parts.write(gzip("2099-01-01" + FIRST_DAY + "\n"));
        folder.withBytes("A.csv.gz", parts.toByteArray());

        assertThat(filesOf(folder.query())).containsExactly(onDisk("A.csv.gz", 20_001));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 40_000, 300_000})
    void refusesBytesThatTheDecompressorLeavesUnread(int trailing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(text(20_000)));
        bytes.write(gzip(text(20_000).substring(YAHOO.length() + 1)));
        bytes.write(new byte[trailing]);
        folder.withBytes("A.csv.gz", bytes.toByteArray());

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .withMessage("A.csv.gz: cannot be read: " + trailing
                        + " bytes that are not compressed follow its compressed data");
    }

    @Test
    void countsRowsThatAreNotUsedAndNoEmptyLines() {
        folder.withText(
                "all.csv",
                String.join(
                        "\n",
                        NAMED,
                        "2020-01-01,1,2,1,1,5,A",
                        "2020-01-01,1,2,1,1,5,unwanted",
                        "",
                        "2020-01-02,0,2,1,1,5,A",
                        "2020-01-03,1,2,1,1,5,A",
                        "2020-01-04,1,2,1,1,5,A",
                        ""));

        assertThat(filesOf(folder.between("2020-01-01", "2020-01-03", "A")))
                .containsExactly(onDisk("all.csv", 5, TABLE));
    }

    @Test
    void readsFilesOfOneSymbolToTheirEndWhenItStopsBefore() {
        folder.withText("A.csv", text(5_000)).withText("B.csv", text(10_000));

        assertThat(filesOf(folder.between("1970-01-01", "1970-01-05")))
                .containsExactly(onDisk("A.csv", 5_000), onDisk("B.csv", 10_000));
    }

    @Test
    void tellsNothingOfFilesThatNobodyAskedFor() {
        folder.withText("A.csv", text(10)).withText("B.csv", text(10));

        assertThat(filesOf(folder.query("B"))).containsExactly(onDisk("B.csv", 10));
    }

    @Test
    void tellsOfFilesThatAreSortedBecauseThereAreMany() {
        List<ReadFile> expected = new ArrayList<>();
        for (int i = 100; i < 301; i++) {
            folder.withText(i + ".csv", text(i));
            expected.add(onDisk(i + ".csv", i));
        }

        assertThat(filesOf(folder.query())).isEqualTo(expected);
    }

    @Test
    void refusesNamesThatReadAlike() {
        List<PriceFile> files = List.of(
                new PriceFile(Path.of("a", "?.csv")),
                new PriceFile(Path.of("B.csv")),
                new PriceFile(Path.of("b", "?.csv")));

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> PriceFiles.requireNamesApart(files))
                .withMessage("prices: the names of two files both read '?.csv' in this locale; LC_ALL=C.UTF-8 tells"
                        + " them apart, or name them in plain letters");
    }

    private static List<ReadFile> filesOf(PriceQuery query) {
        try (PriceTape tape = new FilePrices().open(query)) {
            Replayed.of(tape);
            return tape.files();
        }
    }

    /// What is to be told of a file, made of its bytes at once.
    private ReadFile onDisk(String name, long rows) {
        return onDisk(name, rows, LAYOUT);
    }

    private ReadFile onDisk(String name, long rows, FileLayout layout) {
        try {
            byte[] bytes = Files.readAllBytes(temporary.resolve(name));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new ReadFile(name, bytes.length, HexFormat.of().formatHex(digest), rows, layout);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// A file with a row for each day from 1970 on.
    private static String text(int rows) {
        StringBuilder text = new StringBuilder(YAHOO + "\n");
        for (int day = 0; day < rows; day++) {
            text.append(LocalDate.EPOCH.plusDays(day)).append(FIRST_DAY).append('\n');
        }
        return text.toString();
    }
}
