package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.FileLayout;
import io.papertape.prices.ReadFile;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.parquet.ParquetSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Parquet file that changes while it is read is noticed in that run, though it is read here and there.
class ParquetContentTest {

    private static final byte[] BYTES = ParquetSamples.bytes("pandas-uncompressed.parquet");
    private static final FileLayout TABLE = new FileLayout("table", "not told", List.of(), true);
    private static final Instant WRITTEN = Instant.parse("2024-01-02T03:04:05Z");

    @TempDir
    private Path temporary;

    private Path file;
    private Content content;

    @BeforeEach
    void open() throws IOException {
        file = temporary.resolve("A.parquet");
        write(BYTES);
        content = Content.of(new PriceFile(file));
    }

    @AfterEach
    void close() {
        content.close();
    }

    @Test
    void tellsSizeAndDigestOfTheWholeFile() throws NoSuchAlgorithmException {
        readToEnd();

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BYTES));
        assertThat(content.finish(120, TABLE).read())
                .isEqualTo(new ReadFile("A.parquet", BYTES.length, sha256, 120, TABLE));
    }

    @Test
    void noticesThatFileWasExtended() throws IOException {
        readToEnd();
        write(Arrays.copyOf(BYTES, BYTES.length + 1));

        assertIsNoticed("its size was " + BYTES.length + " bytes, now " + (BYTES.length + 1));
    }

    @Test
    void noticesThatFileWasWrittenAgain() throws IOException {
        readToEnd();
        write(BYTES);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN.plusSeconds(1)));

        assertIsNoticed("it was written at 2024-01-02T03:04:05Z, and again at 2024-01-02T03:04:06Z");
    }

    @Test
    void noticesOtherContentThatNeitherSizeNorTimeTells() throws IOException {
        readToEnd();
        write(spoiled());

        assertIsNoticed("its content may be another");
    }

    /// What was read cannot be compared with what is there any more, when the digest is made.
    @Test
    void noticesContentThatWasAnotherInBetween() throws IOException {
        write(spoiled());
        readToEnd();
        write(BYTES);

        assertIsNoticed("its content may be another");
    }

    @Test
    void noticesThatFileWasReplaced() throws IOException {
        readToEnd();
        Path other = Files.write(temporary.resolve("other"), spoiled());
        Files.setLastModifiedTime(other, FileTime.from(WRITTEN));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertIsNoticed("its content may be another");
    }

    @Test
    void tellsThatItChangedRatherThanWhatIsWrongWithItThen() throws IOException {
        Rows rows = content.rows(',', LastLine.ROW);
        rows.next();
        write(Arrays.copyOf(BYTES, 100));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> {
                    while (rows.next()) {}
                })
                .withMessage("A.parquet: changed while it was read: its size was " + BYTES.length + " bytes, now 100");
    }

    private void readToEnd() {
        Rows rows = content.rows(',', LastLine.ROW);
        long count = 0;
        while (rows.next()) {
            count++;
        }
        assertThat(count).isEqualTo(121);
    }

    private void assertIsNoticed(String difference) {
        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> content.finish(120, TABLE))
                .withMessage("A.parquet: changed while it was read: " + difference);
    }

    private void write(byte[] bytes) {
        try {
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With another open of the first bar, in a page that is not compressed.
    private static byte[] spoiled() {
        byte[] open = ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(67.7142)
                .array();
        int at = 0;
        while (!Arrays.equals(BYTES, at, at + open.length, open, 0, open.length)) {
            at++;
        }
        byte[] spoiled = BYTES.clone();
        spoiled[at] ^= 1;
        return spoiled;
    }
}
