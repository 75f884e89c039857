package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.format.PriceFormat;
import io.papertape.prices.format.PriceFormats;
import io.papertape.prices.format.TwoRowFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A format may be unlike those that are known.
class UnusualFormatTest {

    @TempDir
    Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = new PriceFolder(Files.createDirectory(temporary.resolve("KO")));
    }

    @Test
    void readsBarsOfTwoRowsWithoutHeaderUnderTheNameOfTheFolder() {
        folder.with("2013.csv", "2013-02-08|", "1|4|1|2", "2013-02-11|", "2|5|2|3");

        Replayed replayed = replayed();

        assertThat(replayed.symbols()).containsExactly("KO");
        assertThat(replayed.bars()).containsExactly("2013-02-08 KO 1 4 1 2 0", "2013-02-11 KO 2 5 2 3 0");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void readsThemBesideFilesOfOtherLayouts() {
        folder.with("2013.csv", "2013-02-08|", "1|4|1|2").with("AAPL.csv", PriceFolder.STOOQ, "2013-02-08,1,2,1,1,5");

        assertThat(replayed().bars()).containsExactly("2013-02-08 AAPL 1 2 1 1 5", "2013-02-08 KO 1 4 1 2 0");
    }

    @Test
    void rejectsFaultyBarsByTheirLastRowAndOneThatTheFileEndsWithin() {
        folder.with("2013.csv", "2013-02-08|", "1|4|1|2", "2013-02-11|", "2|1|2|3", "2013-02-12|");

        assertThat(replayed().rejected())
                .containsExactly(
                        new RejectedBar("2013.csv", 4, "KO", "2|1|2|3", "prices do not fit"),
                        new RejectedBar("2013.csv", 5, "KO", "", "the file ends before the last row of this bar"));
    }

    private Replayed replayed() {
        List<PriceFormat> formats = new ArrayList<>(PriceFormats.KNOWN.formats());
        formats.add(new TwoRowFormat());
        try (PriceTape tape = new FilePrices(new PriceFormats(formats), InstantSource.system()).open(folder.query())) {
            return Replayed.of(tape);
        }
    }
}
