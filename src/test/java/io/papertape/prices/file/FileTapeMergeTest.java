package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTapeMergeTest {

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void givesSlicesInOrderOfTimeWithBarsInOrderOfSymbols() {
        folder.with("1.csv", NAMED, "2013-02-12,1,1,1,1,1,C", "2013-02-08,2,2,2,2,2,B", "2013-02-12,3,3,3,3,3,B")
                .with("A.csv", YAHOO, "2013-02-11,4,4,4,4,4,4", "2013-02-12,5,5,5,5,5,5");

        Replayed replayed = folder.replayed("C", "A", "B");

        assertThat(replayed.slices()).containsExactly(1, 1, 3);
        assertThat(replayed.bars())
                .containsExactly(
                        "2013-02-08 B 2 2 2 2 2",
                        "2013-02-11 A 4 4 4 4 4",
                        "2013-02-12 C 1 1 1 1 1",
                        "2013-02-12 A 5 5 5 5 5",
                        "2013-02-12 B 3 3 3 3 3");
    }

    @Test
    void joinsSymbolThatIsSpreadOverFilesInAnyOrderOfTheirNames() {
        folder.with("2013.csv", NAMED, "2013-02-08,3,3,3,3,3,A", "2013-02-11,4,4,4,4,4,A")
                .with("2014.csv", NAMED, "2012-01-03,1,1,1,1,1,A", "2012-01-04,2,2,2,2,2,A")
                .with("A.csv", YAHOO, "2012-06-01,9,9,9,9,9,9", "2014-01-02,5,5,5,5,5,5");

        Replayed replayed = folder.replayed();

        assertThat(replayed.symbols()).containsExactly("A");
        assertThat(replayed.bars())
                .containsExactly(
                        "2012-01-03 A 1 1 1 1 1",
                        "2012-01-04 A 2 2 2 2 2",
                        "2012-06-01 A 9 9 9 9 9",
                        "2013-02-08 A 3 3 3 3 3",
                        "2013-02-11 A 4 4 4 4 4",
                        "2014-01-02 A 5 5 5 5 5");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void tellsWhichSlicesHaveABarWithADateAlone() {
        folder.with("A.csv", YAHOO, "2018-01-02,1,1,1,1,1,1")
                .with("B.csv", EPOCH, "1514764800000,2,2,2,2,2", "1514851200000,2,2,2,2,2")
                .with("many.csv", NAMED, "2018-01-03,3,3,3,3,3,C", "2018-01-04,3,3,3,3,3,C")
                .with("later.csv", EPOCH + ",Name", "1515110400000,4,4,4,4,4,D");

        List<String> alone = new ArrayList<>();
        try (PriceTape tape = new FilePrices().open(folder.query())) {
            for (MarketSlice slice = tape.next(); slice != null; slice = tape.next()) {
                alone.add(UtcDay.text(slice.time()) + " " + slice.dateAlone());
            }
        }

        assertThat(alone)
                .containsExactly(
                        "2018-01-01 false",
                        "2018-01-02 true",
                        "2018-01-03 true",
                        "2018-01-04 true",
                        "2018-01-05 false");
    }

    @Test
    void countsABarOnceThatTwoFilesGive() {
        folder.with("A.csv", YAHOO, "2013-02-08,1,1,1,1,1,1", "2013-02-11,2,2,2,2,2,2")
                .with("A.csv.gz.csv", NAMED, "2013-02-11,2,2,2,2,2,A")
                .withBytes(
                        "A.csv.gz", PriceFolder.gzip(YAHOO + "\n2013-02-11,2.00,2,2,2,3,2\n2013-02-12,4,4,4,4,4,4\n"));

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars())
                .containsExactly("2013-02-08 A 1 1 1 1 1", "2013-02-11 A 2 2 2 2 2", "2013-02-12 A 4 4 4 4 4");
        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar(
                                "A.csv.gz",
                                2,
                                "A",
                                "2013-02-11,2,2,2,2,A",
                                "the same bar as A.csv line 3, which counts"),
                        new RejectedBar(
                                "A.csv.gz.csv",
                                2,
                                "A",
                                "2013-02-11,2,2,2,2,A",
                                "the same bar as A.csv line 3, which counts"));
    }

    /// More bars than the blocks in memory hold: 256 a block.
    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 513, 2_000})
    void sortsMoreBarsThanFitIntoMemory(int days) {
        List<String> dayAfterDay = new ArrayList<>(List.of(NAMED));
        List<String> expected = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int symbol = 0; symbol < 3; symbol++) {
                if (symbol != 1 || day % 7 == 0) {
                    String price = (day + 1) + "." + (symbol + 1);
                    dayAfterDay.add(date(day) + ("," + price).repeat(4) + "," + day + ",S" + symbol);
                    expected.add(date(day) + " S" + symbol + (" " + price).repeat(4) + " " + day);
                }
            }
        }

        Replayed replayed = folder.with("all.csv", dayAfterDay).replayed();

        assertThat(replayed.bars()).isEqualTo(expected);
    }

    @Test
    void reportsLineOfDifferingBarInFileOfManyBlocks() {
        List<String> rows = IntStream.range(0, 900)
                .mapToObj(day -> date(day) + ",1,1,1,1,1,A")
                .toList();
        folder.with("b.csv", withHeader(rows)).with("a.csv", NAMED, date(700) + ",2,2,2,2,2,A");

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).hasSize(899).noneMatch(bar -> bar.startsWith(date(700)));
        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar(
                                "a.csv",
                                2,
                                "A",
                                date(700) + ",2,2,2,2,A",
                                "another bar than b.csv line 702 for 2015-01-09, so that neither is used: open is 2 here"
                                        + " and 1 there, high is 2 here and 1 there, low is 2 here and 1 there, close is"
                                        + " 2 here and 1 there, volume is 2 here and 1 there"),
                        new RejectedBar(
                                "b.csv",
                                702,
                                "A",
                                date(700) + ",1,1,1,1,A",
                                "another bar than a.csv line 2 for 2015-01-09, so that neither is used: open is 1 here"
                                        + " and 2 there, high is 1 here and 2 there, low is 1 here and 2 there, close is"
                                        + " 1 here and 2 there, volume is 1 here and 2 there"));
    }

    private static String date(int day) {
        return LocalDate.of(2013, 2, 8).plusDays(day).toString();
    }

    private static List<String> withHeader(List<String> rows) {
        List<String> lines = new ArrayList<>(rows);
        lines.addFirst(NAMED);
        return lines;
    }

    @Test
    void usesTheLastOfTheRowsOfAFileThatDifferWhereThatIsAskedFor() {
        folder.with(
                "A.csv", PriceFolder.STOOQ, "2013-02-08,1,2,1,1,10", "2013-02-11,1,2,1,2,20", "2013-02-08,1,2,1,2,15");

        Replayed replayed = Replayed.of(lastCounts());

        assertThat(replayed.bars()).containsExactly("2013-02-08 A 1 2 1 2 15", "2013-02-11 A 1 2 1 2 20");
        assertThat(replayed.rejected().stream().map(RejectedBar::toString))
                .containsExactly("A.csv line 2: corrected by A.csv line 4, which counts");
    }

    @Test
    void usesNoneOfTheRowsOfTwoFilesThatDiffer() {
        folder.with("all.csv", PriceFolder.NAMED, "2013-02-08,1,2,1,1,10,A")
                .with("A.csv", PriceFolder.STOOQ, "2013-02-08,1,2,1,2,10", "2013-02-11,1,2,1,2,20");

        Replayed replayed = Replayed.of(lastCounts());

        assertThat(replayed.bars()).containsExactly("2013-02-11 A 1 2 1 2 20");
        assertThat(replayed.rejected()).hasSize(2);
    }

    private PriceQuery lastCounts() {
        PriceQuery query = folder.query();
        return new PriceQuery(
                query.prices(),
                false,
                List.of(),
                query.from(),
                query.to(),
                query.maxRejected(),
                query.fileZone(),
                true,
                query.adjustment(),
                false,
                null);
    }
}
