package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.management.ThreadMXBean;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.format.PriceFormats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no prices are refused at once, with their name and the true reason.
@Timeout(30)
class RefusedFilesTest {

    private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary).with("good.csv", YAHOO, "2013-02-08,1,1,1,1,1,1");
    }

    @Test
    void refusesFolderNamedLikeAPriceFile() throws IOException {
        Files.createDirectory(temporary.resolve("x.csv"));

        assertThat(problems()).containsExactly("x.csv: expected a regular file but is a folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesPipeDeviceAndLinkThatLeadsNowhere() throws IOException, InterruptedException {
        Path pipe = temporary.resolve("pipe.csv");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS);
        Files.createSymbolicLink(temporary.resolve("lost.csv"), Path.of("nowhere.csv"));
        Files.createSymbolicLink(temporary.resolve("null.csv"), Path.of("/dev/zero"));

        assertThat(problems())
                .containsExactly(
                        "lost.csv: expected a regular file but is a link to a file that is not there",
                        "null.csv: expected a regular file but is a pipe, a socket or a device",
                        "pipe.csv: expected a regular file but is a pipe, a socket or a device");
        assertThat(problems(new PriceFolder(pipe).query()))
                .containsExactly("prices: '" + pipe
                        + "': expected a folder or a regular file but is a pipe, a socket or a device");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesLinksThatLeadBackToThemselves() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("A.csv"), Path.of("A.csv"));
        String reason = ": cannot be read: Too many levels of symbolic links or unable to access attributes of"
                + " symbolic link";

        assertThat(problems()).containsExactly("A.csv" + reason);
        assertThat(problems(new PriceFolder(link).query())).containsExactly("prices: '" + link + "'" + reason);
    }

    @Test
    void refusesActionsBesideOneFileAsInAFolder() throws IOException {
        Files.createDirectory(temporary.resolve("actions.csv"));
        String problem = "actions.csv: expected a regular file but is a folder";

        assertThat(problems()).containsExactly(problem);
        assertThat(problems(new PriceFolder(temporary.resolve("good.csv")).query()))
                .containsExactly(problem);
    }

    @Test
    void refusesFileThatIsNamedAfterNoSymbol() {
        folder.with("a, b.csv", YAHOO, "2013-02-08,1,1,1,1,1,1");

        assertThat(problems())
                .containsExactly(
                        "a, b.csv: symbol must have 1 to 1000 readable characters and no comma but was 'a, b'");
    }

    @Test
    void refusesLineThatIsLongerThanAnyRow() {
        folder.withText("fields.csv", YAHOO + "\n2013-02-08" + ",1".repeat(1_000_000) + "\n")
                .withText("text.csv", YAHOO + "\n2013-02-08,1,1,1,1,1,1\n2013-02-11," + "x".repeat(2_000_000) + "\n");

        assertThat(problems())
                .containsExactly(
                        "fields.csv: cannot be read: line 2 is longer than 1000000 bytes",
                        "text.csv: cannot be read: line 3 is longer than 1000000 bytes");
    }

    /// It is never on the disk. That it is refused at once shows in what is kept of it.
    @ParameterizedTest
    @ValueSource(strings = {"A.csv.gz", "A.csv.zst", "A.zip"})
    void refusesLineOf500Megabytes(String name) throws IOException {
        try (OutputStream out = unpacked(Files.newOutputStream(temporary.resolve(name)), name)) {
            out.write((YAHOO + "\n2013-02-08,1,1,1,1,1,1\n").getBytes(StandardCharsets.UTF_8));
            byte[] digits = "7".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 500; i++) {
                out.write(digits);
            }
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();

        List<String> problems = problems();

        assertThat(problems)
                .containsExactly((name.equals("A.zip") ? "A.zip/A.csv" : name)
                        + ": cannot be read: line 3 is longer than 1000000 bytes");
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
    }

    private static OutputStream unpacked(OutputStream file, String name) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(file);
        }
        if (name.endsWith(".zst")) {
            return new ZstdOutputStream(file);
        }
        ZipOutputStream zip = new ZipOutputStream(file);
        zip.putNextEntry(new ZipEntry("A.csv"));
        return zip;
    }

    @Test
    void refusesZerosHoweverManyThereAre() throws IOException {
        try (RandomAccessFile zeros =
                new RandomAccessFile(temporary.resolve("zeros.csv").toFile(), "rw")) {
            zeros.setLength(1L << 40);
        }

        assertThat(problems())
                .containsExactly("zeros.csv: cannot be read: it is no text: more than 4096 NUL characters follow each"
                        + " other");
    }

    @Test
    void refusesWhatDecompressesToManyTimesItsSize() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(temporary.resolve("bomb.csv.gz")))) {
            out.write((YAHOO + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80; i++) {
                out.write(lines);
            }
        }

        assertThat(problems())
                .containsExactly("bomb.csv.gz: cannot be read: it decompresses to more than 200 times its size");
    }

    @Test
    void refusesTextInFourBytesACharacter() {
        folder.withBytes("A.csv", ("\uFEFF" + YAHOO + "\n").getBytes(Charset.forName("UTF-32BE")))
                .withBytes("B.csv", ("\uFEFF" + YAHOO + "\n").getBytes(Charset.forName("UTF-32LE")));

        assertThat(problems())
                .containsExactly(
                        "A.csv: cannot be read: it is in UTF-32; expected UTF-8, or UTF-16 with a byte order mark",
                        "B.csv: cannot be read: it is in UTF-32; expected UTF-8, or UTF-16 with a byte order mark");
    }

    @Test
    void readsTextInTwoBytesACharacter() {
        String text = YAHOO + "\n2013-02-11,2,2,2,2,2,2\n";
        folder.withBytes("good.csv", ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE")));

        assertThat(folder.replayed().bars()).containsExactly("2013-02-11 good 2 2 2 2 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1704067", "1704067,1,1,1,1,1\n31535999", "1830297600", "-1"})
    void refusesEpochsOfWhichNoneCanBeTheTimeOfABar(String times) {
        folder.withText("A.csv", EPOCH + "\n" + times + ",1,1,1,1,1\n");

        String first = switch (times) {
            case "1830297600" -> "2028-01-01";
            case "-1" -> "1969-12-31T23:59:59";
            default -> "1970-01-20T17:21:07";
        };
        assertThat(problems())
                .containsExactly("A.csv: every timestamp is before 1971 or after 2027, line 2 gives " + first
                        + "; an epoch is in seconds below 10^11, in milliseconds below 10^14, in microseconds below"
                        + " 10^17, else in nanoseconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31536000", "1830297599", "1969-12-31", "1704067,1,1,1,1,1\n1704067200"})
    void readsFileOfWhichOneTimeCanBeThatOfABar(String times) {
        folder.withText("A.csv", EPOCH + "\n" + times + ",1,1,1,1,1\n");

        try (PriceTape tape = new FilePrices(PriceFormats.KNOWN, InstantSource.fixed(NOW)).open(folder.query("A"))) {
            assertThat(Replayed.of(tape).bars()).hasSize((int) times.lines().count());
        }
    }

    @Test
    void namesFileThatHasNothingButItsHeader() {
        folder.with("H.csv", YAHOO);

        assertThat(folder.replayed().rejected())
                .containsExactly(new RejectedBar("H.csv", 1, "H", "", "no row follows the header"));
        assertThat(folder.replayed().symbols()).containsExactly("good");
        assertThat(problems(folder.query("H", "good")))
                .containsExactly("symbols: the prices have no bar of H; H.csv line 1: no row follows the header");
        assertThat(problems(new PriceFolder(temporary.resolve("H.csv")).query()))
                .containsExactly("prices: '" + temporary.resolve("H.csv")
                        + "' has no bar that could be used; H.csv line 1: no row follows the header");
    }

    @Test
    void namesTheSymbolsThatWereWantedAndFound() {
        folder.with("all.csv", NAMED, "2013-02-08,1,1,1,1,1,B");

        assertThat(problems(folder.query("A", "C").after(0)))
                .containsExactly(
                        "prices: '" + temporary + "' has no bar that could be used of A, C; its files have B, good");
        assertThat(problems(folder.query("good", "B", "X")))
                .containsExactly("symbols: the prices have no X; they have B, good");
        assertThat(problems(folder.between("2013-02-09", "2013-12-31", "good")))
                .containsExactly(
                        "symbols: the prices have no bar of good at or after 2013-02-09; its files have B, good");
    }

    private List<String> problems() {
        return problems(folder.query());
    }

    private static List<String> problems(PriceQuery query) {
        return catchThrowableOfType(
                        PriceFileException.class,
                        () -> new FilePrices(PriceFormats.KNOWN, InstantSource.fixed(NOW)).open(query))
                .problems();
    }
}
