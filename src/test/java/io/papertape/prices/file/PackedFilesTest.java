package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.STOOQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import io.papertape.engine.market.Adjustment;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are compressed, in a zip file, or in subfolders.
class PackedFilesTest {

    private static final String ROWS = STOOQ + "\n2013-02-08,10,12,9,11,500\n2013-02-11,11,12,10,12,500\n";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void readsEveryEntryOfAZipFile() {
        folder.withBytes("all.zip", zip("KO.csv", ROWS, "sub/AAPL.txt", ROWS, "../IBM.csv", ROWS));

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2013-02-08 AAPL 10 12 9 11 500",
                        "2013-02-08 IBM 10 12 9 11 500",
                        "2013-02-08 KO 10 12 9 11 500",
                        "2013-02-11 AAPL 11 12 10 12 500",
                        "2013-02-11 IBM 11 12 10 12 500",
                        "2013-02-11 KO 11 12 10 12 500");
        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.files().stream().map(ReadFile::name))
                    .containsExactly("all.zip/../IBM.csv", "all.zip/KO.csv", "all.zip/sub/AAPL.txt");
        }
    }

    @Test
    void leavesOutWhatASystemKeepsBesideTheFiles() {
        folder.withBytes("a.zip", zip("KO.csv", ROWS, "__MACOSX/._KO.csv", "x", ".hidden.csv", "x", "README.md", "x"))
                .withText("._KO.csv", "x");

        assertThat(folder.replayed().bars()).hasSize(2);
    }

    @Test
    void refusesAZipFileWithoutPrices() {
        folder.withBytes("a.zip", zip("README.md", "x"));

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(folder::replayed)
                .withMessage("a.zip: has no entry that ends in .csv, .txt or .tsv");
    }

    @Test
    void refusesWhatIsNoZipFile() {
        folder.withText("a.zip", ROWS);

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(folder::replayed)
                .withMessageStartingWith("a.zip: cannot be read: ");
    }

    @Test
    void refusesAnEntryThatGrowsWithoutEnd() {
        folder.withBytes("a.zip", zip("KO.csv", ROWS + "2013-02-12,11,12,10,12,500\n".repeat(4_000_000)));

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(folder::replayed)
                .withMessage("a.zip/KO.csv: cannot be read: it decompresses to more than 200 times its size");
    }

    @Test
    void noticesThatAZipFileIsReplaced() {
        folder.withBytes("a.zip", zip("KO.csv", ROWS));

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            tape.requireUnchanged();
            folder.withBytes("a.zip", zip("KO.csv", ROWS.replace("500", "600000")));

            assertThatExceptionOfType(UnfinishedPriceFileException.class)
                    .isThrownBy(tape::requireUnchanged)
                    .withMessageStartingWith("a.zip/KO.csv: changed while its prices were replayed: ");
        }
    }

    @Test
    void readsZstandard() {
        folder.withBytes("KO.csv.zst", Zstd.compress(ROWS.getBytes(StandardCharsets.UTF_8)));

        assertThat(folder.replayed().bars())
                .containsExactly("2013-02-08 KO 10 12 9 11 500", "2013-02-11 KO 11 12 10 12 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 20, 40})
    void tellsThatZstandardIsCutOff(int length) {
        byte[] whole = Zstd.compress(ROWS.getBytes(StandardCharsets.UTF_8));
        folder.withBytes("KO.csv.zst", Arrays.copyOf(whole, length));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(folder::replayed)
                .withMessage("KO.csv.zst: is cut off within its compressed data");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsAFolderThatIsALink(boolean recursive) throws IOException {
        Files.createDirectory(temporary.resolve("there"));
        Files.writeString(temporary.resolve("there/KO.csv"), ROWS);
        Path link = Files.createSymbolicLink(temporary.resolve("here"), temporary.resolve("there"));

        assertThat(Replayed.of(query(link, recursive)).bars()).hasSize(2);
    }

    @Test
    void readsSubfoldersWhereThatIsAskedFor() throws IOException {
        Files.createDirectories(temporary.resolve("us/tech"));
        Files.createDirectories(temporary.resolve(".git"));
        folder.withText("KO.csv", ROWS).withText("us/tech/AAPL.csv", ROWS).withText(".git/IBM.csv", "x");

        assertThat(folder.replayed().bars()).hasSize(2);
        assertThat(Replayed.of(query(temporary, true)).bars())
                .containsExactly(
                        "2013-02-08 AAPL 10 12 9 11 500",
                        "2013-02-08 KO 10 12 9 11 500",
                        "2013-02-11 AAPL 11 12 10 12 500",
                        "2013-02-11 KO 11 12 10 12 500");
    }

    @Test
    void takesLeansMapFilesForNoPrices() throws IOException {
        Files.createDirectories(temporary.resolve("usa/map_files"));
        folder.withText("usa/KO.csv", ROWS)
                .withText("usa/map_files/ko.csv", "19980102,ko,N\n")
                .withText("usa/map_files/fb.csv", "20120518,fb,Q\n20501231,meta,Q\n");

        Replayed replayed = Replayed.of(query(temporary, true));

        assertThat(replayed.bars()).hasSize(2);
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void refusesAFolderOfNothingButLeansMapFiles() throws IOException {
        Files.createDirectories(temporary.resolve("map_files"));
        folder.withText("map_files/ko.csv", "19980102,ko,N\n");

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(query(temporary, true)))
                .withMessageStartingWith("prices: the folder '" + temporary + "' has no file that ends in .csv");
    }

    @Test
    void takesASecondDownloadForTheSameSymbol() {
        folder.withText("KO.csv", ROWS)
                .withText("KO (1).csv", ROWS + "2013-02-12,11,12,10,12,500\n")
                .withText("A (1).csv", ROWS);

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars())
                .containsExactly(
                        "2013-02-08 A (1) 10 12 9 11 500",
                        "2013-02-08 KO 10 12 9 11 500",
                        "2013-02-11 A (1) 11 12 10 12 500",
                        "2013-02-11 KO 11 12 10 12 500",
                        "2013-02-12 KO 11 12 10 12 500");
        assertThat(replayed.rejected().stream().map(RejectedBar::toString))
                .contains("KO (1).csv line 1: taken for a second download of KO.csv, whose symbol it has");
    }

    @Test
    void refusesAFolderThatIsWithinItself() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("back"), temporary);

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(query(temporary, true)))
                .withMessage("prices: the folder '" + temporary + "': cannot be read: " + link
                        + " is a link to a folder that it is in");
    }

    private static PriceQuery query(Path prices, boolean recursive) {
        return new PriceQuery(
                prices,
                recursive,
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0,
                ZoneOffset.UTC,
                false,
                Adjustment.NONE,
                false,
                null);
    }

    /// @param entries names and texts in turns
    private static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
