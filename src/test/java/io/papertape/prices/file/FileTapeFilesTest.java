package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static io.papertape.prices.file.PriceFolder.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceTape;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which files a tape holds open, as Linux tells.
@EnabledOnOs(OS.LINUX)
class FileTapeFilesTest {

    private static final int ROWS = 3_000;

    /// Nineteen in twenty of them are more than stay in memory when a file is sorted.
    private static final int MANY_ROWS = 1_300_000;

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void closesItsFiles() throws IOException {
        folder.with("A.csv", rows(YAHOO, ",7")).with("all.csv", rows(NAMED, ",B", MANY_ROWS));

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            tape.next();
            assertThat(openFiles()).containsExactly("temporary");
        }

        assertThat(openFiles()).isEmpty();
    }

    @Test
    void needsNoTemporaryFileForFewBars() throws IOException {
        folder.with("all.csv", rows(NAMED, ",B"));

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            tape.next();
            assertThat(openFiles()).isEmpty();
        }
    }

    @Test
    void holdsOneTemporaryFileHoweverManyFilesThereAre() throws IOException {
        for (int i = 0; i < 201; i++) {
            folder.with("S" + i + ".csv", rows(YAHOO, ",7", MANY_ROWS / 200));
        }

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            tape.next();
            assertThat(openFiles()).containsExactly("temporary");
        }

        assertThat(openFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 10, 14, 100, 600})
    void closesItsFilesWhenOneCannotBeRead(int length) throws IOException {
        byte[] named = gzip(String.join("\n", rows(NAMED, ",B")));
        byte[] yahoo = gzip(String.join("\n", rows(YAHOO, ",7")));
        named[named.length / 2]++;
        folder.with("A.csv", rows(YAHOO, ",7"))
                .with("all.csv", rows(NAMED, ",C"))
                .withBytes("broken.csv.gz", named)
                .withBytes("cut.csv.gz", Arrays.copyOf(yahoo, length))
                .with("unknown.csv", "unknown");

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .satisfies(failure -> assertThat(failure.problems()).hasSize(length == 0 ? 3 : 2));

        assertThat(openFiles()).isEmpty();
    }

    @Test
    void closesItsFilesWhenOneBreaksOffBeforeItsFirstBar() throws IOException {
        byte[] faulty = gzip(String.join("\n", rows(YAHOO, ",7")).replaceAll("\n19", "\nXX"));
        folder.withBytes("A.csv.gz", Arrays.copyOf(faulty, faulty.length / 2));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .withMessage("A.csv.gz: is cut off within its compressed data");

        assertThat(openFiles()).isEmpty();
    }

    @Test
    void closesItsTemporaryFileWhenPriceFileBreaksOff() throws IOException {
        byte[] sorted = gzip(String.join("\n", rows(NAMED, ",B", MANY_ROWS)));
        folder.withBytes("all.csv.gz", Arrays.copyOf(sorted, sorted.length / 20 * 19));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .withMessage("all.csv.gz: is cut off within its compressed data");

        assertThat(openFiles()).isEmpty();
    }

    @Test
    void closesItsFilesWhenSymbolIsUnknown() throws IOException {
        folder.with("A.csv", rows(YAHOO, ",7")).with("B.csv", rows(YAHOO, ",7")).with("all.csv", rows(NAMED, ",C"));

        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query("A", "C", "X")));

        assertThat(openFiles()).isEmpty();
    }

    /// Names of the files of the folder that are open, and `temporary` for each temporary file.
    private List<String> openFiles() throws IOException {
        List<String> open = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.filter(Files::isSymbolicLink).toList()) {
                String target = target(descriptor);
                if (target.startsWith(temporary.toRealPath().toString())) {
                    open.add(Path.of(target).getFileName().toString());
                } else if (target.contains("/papertape-") && target.contains(".bars")) {
                    open.add("temporary");
                }
            }
        }
        return open;
    }

    /// Empty for a descriptor that is closed by now, as that of the listing itself.
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /// Random prices, many times what a block in memory holds, and a buffer when compressed.
    private static List<String> rows(String header, String symbol) {
        return rows(header, symbol, ROWS);
    }

    private static List<String> rows(String header, String symbol, int count) {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of(header));
        for (int day = 0; day < count; day++) {
            String price = "," + (1 + random.nextInt(1_000_000));
            lines.add(LocalDate.EPOCH.plusDays(day) + price.repeat(5) + symbol);
        }
        return lines;
    }
}
