package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A file that ends within a row gives no bar that the whole one does not have, its volume apart.
class CutFileTest {

    private static final String NO_END = "the last line has no end: its %s may be cut off";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                EPOCH + "|1704067200,185.44,187.10,184.62,186.28,4000|1704153600,186.44,187.10,184.62,186.28,4100",
                YAHOO + "|2024-01-02,185.44,187.1,184.62,186.28,18,4000|2024-01-03,186.44,187.1,184.62,186.28,18,41",
                NAMED + "|2024-01-02,185.44,187.10,184.62,186.28,4000,AAPL|2024-01-03,186,187,184,186.28,41,AAPL",
                "Date,Open,High,Low,Close|2024-01-02,185.44,187.10,184.62,186.28|2024-01-03,186.44,187.10,184.62,186.28",
                "Open,High,Low,Close,timestamp|1,1,1,1,1704067200|2,2,2,2,1704153600",
                "Name,Open,High,Low,Close,Date|A,1,1,1,1,2024-01-02|A,2,2,2,2,2024-01-03",
            })
    void givesNoOtherBarWhereverItIsCut(String header, String first, String last) {
        String whole = header + "\n" + first + "\n" + last + "\n";
        List<String> bars = folder.withText("AAPL.csv", whole).replayed().bars();
        int rows = header.length() + first.length() + 2;

        for (int length = rows + 1; length < whole.length() - 1; length++) {
            Replayed cut =
                    folder.withText("AAPL.csv", whole.substring(0, length)).replayed();

            List<String> values = new ArrayList<>(cut.bars());
            values.replaceAll(CutFileTest::withoutVolume);
            assertThat(bars.stream().map(CutFileTest::withoutVolume)).containsAll(values);
            assertThat(cut.bars().size() + cut.rejected().size()).isEqualTo(2);
            assertThat(cut.symbols()).hasSize(1);
        }
    }

    @Test
    void rejectsSymbolThatStandsInNothingButALineWithoutAnEnd() {
        folder.withText("all.csv", NAMED + "\n2024-01-02,1,1,1,1,1,AAPL\n2024-01-03,2,2,2,2,2,MS");

        Replayed replayed = folder.replayed();

        assertThat(replayed.symbols()).containsExactly("AAPL");
        assertThat(replayed.bars()).containsExactly("2024-01-02 AAPL 1 1 1 1 1");
        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar("all.csv", 3, "MS", "2024-01-03,2,2,2,2,2,MS", NO_END.formatted("symbol")));
        assertThat(folder.replayed("AAPL", "MS").bars()).hasSize(2);
    }

    @Test
    void rejectsSymbolThatBeginsAnotherInALineWithoutAnEnd() {
        folder.withText(
                "all.csv", NAMED + "\n2024-01-02,1,1,1,1,1,AAPL\n2024-01-02,5,5,5,5,5,AAP\n2024-01-03,2,2,2,2,2,AAP");

        for (Replayed replayed : List.of(folder.replayed(), folder.replayed("AAP", "AAPL"))) {
            assertThat(replayed.bars()).containsExactly("2024-01-02 AAP 5 5 5 5 5", "2024-01-02 AAPL 1 1 1 1 1");
            assertThat(replayed.rejectedLines()).containsExactly(4L);
        }
        assertThat(folder.replayed("AAPL").rejected())
                .containsExactly(
                        new RejectedBar("all.csv", 4, "AAP", "2024-01-03,2,2,2,2,2,AAP", NO_END.formatted("symbol")));
        assertThat(folder.replayed("AAP").bars()).hasSize(2);
    }

    @Test
    void takesLineWithoutAnEndForWholeWhenItsSymbolIsInAnotherFile() {
        folder.withText("1.csv", NAMED + "\n2024-01-02,1,1,1,1,1,ZTS")
                .withText("2.csv", NAMED + "\n2024-01-03,2,2,2,2,2,ZTS");

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2024-01-02 ZTS 1 1 1 1 1", "2024-01-03 ZTS 2 2 2 2 2");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void rejectsPriceAtTheEndOfALineWithoutAnEnd() {
        folder.withText("A.csv", "Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n2024-01-03,2,2,2,2");

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2024-01-02 A 1 1 1 1 0");
        assertThat(replayed.rejected())
                .containsExactly(new RejectedBar("A.csv", 3, "A", "2024-01-03,2,2,2,2", NO_END.formatted("close")));
    }

    private static String withoutVolume(String bar) {
        return bar.substring(0, bar.lastIndexOf(' '));
    }
}
