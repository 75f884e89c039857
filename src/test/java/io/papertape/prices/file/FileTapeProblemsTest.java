package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static io.papertape.prices.file.PriceFolder.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.UnfinishedPriceFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTapeProblemsTest {

    private static final String GOOD = "2013-02-08,1,1,1,1,1,A";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void refusesMissingFolder() {
        PriceFolder missing = new PriceFolder(temporary.resolve("missing"));

        assertThat(problems(missing.query()))
                .containsExactly("prices: there is no folder or file '" + temporary.resolve("missing") + "'");
    }

    @Test
    void refusesFolderWithoutPriceFiles() throws IOException {
        String problem = "prices: the folder '" + temporary + "' has no file that ends in .csv, .txt or .tsv,"
                + " plain or with .gz or .zst, or in .zip; or in .parquet or .pq";
        assertThat(problems(folder.query())).containsExactly(problem);

        folder.with("PROVENANCE.md", "# Where this is from")
                .with("A.gz", NAMED)
                .with(".A.csv", NAMED)
                .with("._A.csv", NAMED);
        Files.createDirectory(temporary.resolve("sub"));
        assertThat(problems(folder.query())).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
    void refusesEmptyFile(String content) {
        folder.withText("a.csv", content);

        assertThat(problems(folder.query())).containsExactly("a.csv: is empty");
    }

    @Test
    void refusesUnknownHeader() {
        folder.with("a.csv", "", "Date;Open;High;Close", GOOD);

        assertThat(problems(folder.query()))
                .containsExactly("a.csv line 2: no layout of prices is known that begins with 'Date;Open;High;Close':"
                        + " it looks like table but names no low");
    }

    @Test
    void leavesOutWhatIsNoPriceFileWhereTheSymbolsThatAreAskedForAreElsewhere() {
        folder.with("a.csv", NAMED, GOOD).with("BBB.csv", "Too Many Requests").with("tickers.csv", "symbol,name");

        Replayed replayed = Replayed.of(folder.query("A"));

        assertThat(replayed.bars()).isNotEmpty();
        assertThat(replayed.rejected().stream().map(RejectedBar::toString))
                .containsExactly(
                        "BBB.csv line 1: left out: no layout of prices is known that begins with 'Too Many"
                                + " Requests': it names no time, open, high, low and close in a header, and is like no"
                                + " layout without one",
                        "tickers.csv line 1: left out: no layout of prices is known that begins with"
                                + " 'symbol,name': it names no time, open, high, low and close in a header, and is like"
                                + " no layout without one");
        assertThat(problems(folder.query())).hasSize(2);
    }

    @Test
    void showsTheBeginningOfLongHeader() {
        folder.with("a.csv", "x".repeat(500));

        assertThat(problems(folder.query()))
                .containsExactly(
                        "a.csv line 1: no layout of prices is known that begins with '" + "x".repeat(99)
                                + "…': it names no time, open, high, low and close in a header, and is like no layout without one");
    }

    @Test
    void refusesFileThatIsNotCompressedAsItsNameSays() {
        folder.with("a.csv.gz", NAMED, GOOD);

        assertThat(problems(folder.query())).containsExactly("a.csv.gz: cannot be read: Not in GZIP format");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 14, 100_000})
    void tellsThatCompressedFileIsCutOff(int length) {
        folder.withBytes("A.csv.gz", Arrays.copyOf(gzip(String.join("\n", longFile())), length));

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .withMessage("A.csv.gz: is cut off within its compressed data");
    }

    @Test
    void tellsThatFileIsCutOffInPlaceOfTheFirstBarToASessionThatHasSeenItsSymbols() {
        byte[] whole = gzip(String.join("\n", longFile()));
        folder.withBytes("A.csv.gz", Arrays.copyOf(whole, whole.length / 2));

        try (PriceTape tape = new FilePrices().open(folder.query("A").after(0))) {
            assertThatExceptionOfType(UnfinishedPriceFileException.class)
                    .isThrownBy(tape::next)
                    .withMessage("A.csv.gz: is cut off within its compressed data");
            assertThat(tape.bars()).isZero();
        }
    }

    @Test
    void refusesEmptyCompressedFileAsAnyEmptyOne() {
        folder.withBytes("a.csv.gz", new byte[0]);

        assertThat(problems(folder.query())).containsExactly("a.csv.gz: is empty");
    }

    @Test
    void tellsWhichSymbolsThereAreWhenOneIsUnknown() {
        folder.with("a.csv", NAMED, GOOD, "2013-02-08,1,1,1,1,1,C", "2013-02-08,1,1,1,1,1,", "2013")
                .with("B.csv", YAHOO, "2013-02-08,1,1,1,1,1,1");

        assertThat(problems(folder.query("X", "C", "a")))
                .containsExactly("symbols: the prices have no X, a; they have A, B, C");
    }

    @Test
    void tellsThirtyOfTheSymbolsThereAre() {
        StringBuilder rows = new StringBuilder(NAMED);
        for (int i = 100; i < 131; i++) {
            rows.append("\n2013-02-08,1,1,1,1,1,S").append(i);
        }
        folder.withText("a.csv", rows.toString());

        assertThat(problems(folder.query("X")))
                .containsExactly("symbols: the prices have no X; they have S100, S101, S102, S103, S104, S105,"
                        + " S106, S107, S108, S109, S110, S111, S112, S113, S114, S115, S116, S117, S118, S119,"
                        + " S120, S121, S122, S123, S124, S125, S126, S127, S128, S129, …");
    }

    @Test
    void tellsAllFilesThatCannotBeReadAtOnce() {
        folder.with("1.csv", NAMED, GOOD)
                .with("2.csv")
                .with("3.csv", "what,is,this")
                .with("4.csv.gz", NAMED)
                .with("5.csv", NAMED, GOOD);

        List<String> problems = List.of(
                "2.csv: is empty",
                "3.csv line 1: no layout of prices is known that begins with 'what,is,this': it names no time, open, high,"
                        + " low and close in a header, and is like no layout without one",
                "4.csv.gz: cannot be read: Not in GZIP format");

        assertThat(problems(folder.query("3", "2"))).isEqualTo(problems);
        assertThatExceptionOfType(PriceFileException.class)
                .isThrownBy(() -> new FilePrices().open(folder.query()))
                .withMessage(String.join("; ", problems));
    }

    @Test
    void refusesPricesWithoutBarBetweenFromAndTo() {
        folder.with("a.csv", NAMED, GOOD);

        assertThat(problems(folder.between("2014-01-01", "2014-12-31")))
                .containsExactly("prices: '" + temporary + "' has no bar that could be used at or after 2014-01-01"
                        + " at or before 2014-12-31; its files have A");
    }

    @Test
    void refusesPricesWhoseRowsAreAllRejected() {
        folder.with("a.csv", NAMED, "2013-02-08,,1,1,1,1,A", "2013-02-11,0,1,1,1,1,A")
                .with("B.csv", YAHOO);

        assertThat(problems(folder.query()))
                .containsExactly("prices: '" + temporary + "' has no bar that could be used; 2 rows were rejected, the"
                        + " first: a.csv line 2: open is empty");
    }

    @Test
    void tellsWhatHappenedWhereTheMessageIsOnlyThePath() {
        PriceFile file = new PriceFile(Path.of("prices", "A.csv"));

        assertThat(file.unreadable(new AccessDeniedException("prices/A.csv")))
                .hasMessage("A.csv: cannot be read: there is no permission to read prices/A.csv");
        assertThat(file.unreadable(new IOException(new IOException("Input/output error"))))
                .hasMessage("A.csv: cannot be read: Input/output error");
        assertThat(file.unreadable(new IOException())).hasMessage("A.csv: cannot be read: java.io.IOException");
    }

    private static List<String> problems(PriceQuery query) {
        return catchThrowableOfType(PriceFileException.class, () -> new FilePrices().open(query))
                .problems();
    }

    /// Random prices, so that compressed it is many times what is read at once.
    private static List<String> longFile() {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of(YAHOO));
        for (int day = 0; day < 20_000; day++) {
            String price = "," + (1 + random.nextInt(1_000_000));
            lines.add(LocalDate.EPOCH.plusDays(day) + price.repeat(5) + "," + random.nextInt(1_000_000));
        }
        return lines;
    }
}
