package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.STOOQ;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.papertape.prices.PriceTape;
import io.papertape.prices.format.FileHead;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.PriceFormat;
import io.papertape.prices.format.PriceFormats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are read after they were checked are recognised once, unless they may have changed.
class CheckedFilesTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final String ROW = "2024-04-05,1,1,1,1,1";

    @TempDir
    private Path temporary;

    private final CountedFormat format = new CountedFormat();
    private final FilePrices prices = new FilePrices(new PriceFormats(List.of(format)), InstantSource.fixed(NOW));
    private PriceFolder folder;

    /// All layouts that are known, and how often they were asked.
    private static final class CountedFormat implements PriceFormat {

        private int asked;

        @Override
        public String name() {
            return "any";
        }

        @Override
        public String example() {
            return "";
        }

        @Override
        public @Nullable Layout layout(FileHead head) {
            asked++;
            return PriceFormats.KNOWN.layout(head);
        }
    }

    @BeforeEach
    void checkFile() throws IOException {
        folder = new PriceFolder(temporary).with("KO.csv", STOOQ, ROW);
        writtenAt(NOW.minusSeconds(3));
        prices.check(folder.query());
    }

    @Test
    void recognisesAFileOnce() {
        assertThat(opened().bars()).containsExactly("2024-04-05 KO 1 1 1 1 1");
        assertThat(format.asked).isEqualTo(1);
    }

    @Test
    void recognisesAFileAnewThatWasWrittenAgain() throws IOException {
        folder.with("KO.csv", STOOQ.replace(',', ';'), ROW.replace(',', ';'));
        writtenAt(NOW.minusSeconds(3));

        assertThat(opened().bars()).containsExactly("2024-04-05 KO 1 1 1 1 1");
        assertThat(format.asked).isEqualTo(2);
    }

    @Test
    void recognisesAFileAnewThatWasJustWrittenWhenItWasChecked() throws IOException {
        writtenAt(NOW.minusSeconds(1));
        prices.check(folder.query());

        assertThat(opened().bars()).hasSize(1);
        assertThat(format.asked).isEqualTo(3);
    }

    @Test
    void recognisesAFileAnewWhereItsLayoutIsPinnedMeanwhile() {
        folder.with(
                "prices.yaml",
                "files: [{match: KO.csv, columns: {time: date, open: close, high: close, low: close, close: close}}]");

        assertThat(opened().bars()).containsExactly("2024-04-05 KO 1 1 1 1 0");
    }

    /// What was recognised before is not kept to be looked at again: the text of a file of any size would be.
    @Test
    void keepsNoMoreOfAFileThatWasChecked() throws IOException {
        String[] lines = new String[200_000];
        lines[0] = STOOQ;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = LocalDate.EPOCH.plusDays(i / 10).plusYears(2) + ",1,1,1,1,1";
        }
        folder.with("KO.csv", lines);
        writtenAt(NOW.minusSeconds(60));
        long unchecked = allocatedByOpening(new FilePrices());
        prices.check(folder.query());

        assertThat(allocatedByOpening(prices)).isLessThan(unchecked + Files.size(temporary.resolve("KO.csv")) / 4);
    }

    private long allocatedByOpening(FilePrices opened) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        opened.open(folder.query()).close();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private Replayed opened() {
        try (PriceTape tape = prices.open(folder.query())) {
            return Replayed.of(tape);
        }
    }

    private void writtenAt(Instant time) throws IOException {
        Files.setLastModifiedTime(temporary.resolve("KO.csv"), FileTime.from(time));
    }
}
