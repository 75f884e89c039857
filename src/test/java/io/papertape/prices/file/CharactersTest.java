package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No character has a meaning of ours: wherever it stands, no row but its own is touched.
class CharactersTest {

    private static final int FIRST_BEYOND_SIXTEEN_BITS = 0x10000;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void touchesNoNeighbourWhateverCharacterBeginsAField(int field) {
        StringBuilder text = new StringBuilder(NAMED).append('\n');
        for (int c = 0; c < FIRST_BEYOND_SIXTEEN_BITS; c++) {
            boolean separates = c == ',' || c == '\n' || c == '\r' || Character.isSurrogate((char) c);
            String begin = separates ? "" : String.valueOf((char) c);
            String[] fields = {"2000-01-01", "1", "1", "1", "1", "1", "B"};
            fields[field] = begin + fields[field];
            text.append(String.join(",", fields)).append('\n');
            text.append(LocalDate.of(1500, 1, 1).plusDays(c)).append(",1,1,1,1,1,A\n");
        }

        Replayed replayed =
                new PriceFolder(temporary).withText("all.csv", text.toString()).replayed("A");

        assertThat(replayed.bars()).hasSize(FIRST_BEYOND_SIXTEEN_BITS).allMatch(bar -> bar.endsWith(" A 1 1 1 1 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFF", "\uFFFE", "\uDBFF\uDFFF", "\uD800\uDC00", "\0", "\"", "'", "#", "\\"})
    void neverRejectsRowForItsVolume(String begin) {
        List<String> bars = new PriceFolder(temporary)
                .with(
                        "A.csv",
                        PriceFolder.EPOCH,
                        "1514764800000,1,1,1,1,1",
                        "1514851200000,2,2,2,2," + begin + "2",
                        "1514937600000,3,3,3,3,3")
                .replayed()
                .bars();

        assertThat(bars).containsExactly("2018-01-01 A 1 1 1 1 1", "2018-01-02 A 2 2 2 2 0", "2018-01-03 A 3 3 3 3 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0A", "A\0", "\uFFFD", "CAF\uFFFD"})
    void rejectsSymbolThatIsNoText(String symbol) {
        Replayed replayed = new PriceFolder(temporary)
                .with("all.csv", NAMED, "2013-02-08,1,1,1,1,1," + symbol, "2013-02-08,1,1,1,1,1,B")
                .replayed();

        String told = symbol.replace('\0', '\uFFFD');
        assertThat(replayed.symbols()).containsExactly("B");
        assertThat(replayed.rejected())
                .containsExactly(new RejectedBar(
                        "all.csv",
                        2,
                        told,
                        "2013-02-08,1,1,1,1,1," + told,
                        "symbol must have 1 to 1000 readable characters and no comma but was '" + told + "'"));
    }

    @Test
    void rejectsSymbolWithComma() {
        Replayed replayed = new PriceFolder(temporary)
                .with("all.csv", NAMED, "2013-02-08,1,1,1,1,1,\"A,B\"", "2013-02-08,1,1,1,1,1,B")
                .replayed();

        assertThat(replayed.symbols()).containsExactly("B");
        assertThat(replayed.rejected())
                .containsExactly(new RejectedBar(
                        "all.csv",
                        2,
                        "A,B",
                        "2013-02-08,1,1,1,1,1,\"A,B\"",
                        "symbol must have 1 to 1000 readable characters and no comma but was 'A,B'"));
    }
}
