package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.FileLayout;
import io.papertape.prices.PriceTape;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is not what was read is noticed, whether it changed while it was read or before the run was complete.
class ChangedFileTest {

    private static final String TEXT = YAHOO + "\n2013-02-08,1,1,1,1,1,1\n";
    private static final Instant WRITTEN = Instant.parse("2024-01-02T03:04:05Z");

    @TempDir
    private Path temporary;

    private Path file;
    private PriceTape tape;
    private TextContent content;

    @BeforeEach
    void read() throws IOException {
        new PriceFolder(temporary).withText("A.csv", TEXT);
        file = temporary.resolve("A.csv");
        writtenAt(WRITTEN);
        tape = new FilePrices().open(new PriceFolder(temporary).query());
        content = TextContent.of(new PriceFile(file));
        content.text().readAllBytes();
    }

    @AfterEach
    void close() {
        tape.close();
        content.close();
    }

    @Test
    void noticesThatFileWasExtended() throws IOException {
        Files.writeString(file, "2013-02-11,2,2,2,2,2,2\n", StandardOpenOption.APPEND);

        assertIsNoticed("its size was 65 bytes, now 88");
    }

    @Test
    void noticesThatFileWasCut() throws IOException {
        Files.writeString(file, YAHOO);

        assertIsNoticed("its size was 65 bytes, now 41");
    }

    @Test
    void noticesThatFileWasWrittenAgain() throws IOException {
        Files.writeString(file, TEXT.replace(",1,1,1,1,", ",2,2,2,2,"));
        writtenAt(WRITTEN.plusSeconds(1));

        assertIsNoticed("it was written at 2024-01-02T03:04:05Z, and again at 2024-01-02T03:04:06Z");
    }

    @Test
    void noticesOtherContentThatNeitherSizeNorTimeTells() throws IOException {
        Files.writeString(file, TEXT.replace(",1,1,1,1,", ",2,2,2,2,"));
        writtenAt(WRITTEN);

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(tape::requireUnchanged)
                .withMessage("A.csv: changed while its prices were replayed: its content is another");
    }

    @Test
    void noticesThatFileIsGone() throws IOException {
        Files.delete(file);

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(tape::requireUnchanged)
                .withMessage("A.csv: is gone while its prices were replayed");
    }

    @Test
    void isContentWithTheSameContentInAnotherFile() throws IOException {
        Path copy = Files.copy(file, temporary.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);

        assertThatCode(tape::requireUnchanged).doesNotThrowAnyException();
    }

    private void writtenAt(Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private void assertIsNoticed(String difference) {
        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> content.finish(1, new FileLayout("table", "not told", List.of(), true)))
                .withMessage("A.csv: changed while it was read: " + difference);
        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(tape::requireUnchanged)
                .withMessage("A.csv: changed while its prices were replayed: " + difference);
    }
}
