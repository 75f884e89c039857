package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTapeSelectionTest {

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void ordersAllSymbolsByName() {
        folder.with("1.csv", NAMED, "2013-02-08,3,3,3,3,3,B", "2013-02-08,2,2,2,2,2,AAP", "2013-02-08,1,1,1,1,1,AA")
                .with("AAPL.csv", YAHOO, "2013-02-08,4,4,4,4,4,4");

        Replayed replayed = folder.replayed();

        assertThat(replayed.symbols()).containsExactly("AA", "AAP", "AAPL", "B");
        assertThat(replayed.bars())
                .containsExactly(
                        "2013-02-08 AA 1 1 1 1 1",
                        "2013-02-08 AAP 2 2 2 2 2",
                        "2013-02-08 AAPL 4 4 4 4 4",
                        "2013-02-08 B 3 3 3 3 3");
    }

    @Test
    void readsWantedSymbolsInTheirOrder() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-08,2,2,2,2,2,B", "2013-02-08,3,3,3,3,3,C")
                .with("D.csv", YAHOO, "2013-02-08,4,4,4,4,4,4")
                .with("E.csv", YAHOO, "2013-02-08,5,5,5,5,5,5");

        Replayed replayed = folder.replayed("E", "C", "A");

        assertThat(replayed.symbols()).containsExactly("E", "C", "A");
        assertThat(replayed.bars())
                .containsExactly("2013-02-08 E 5 5 5 5 5", "2013-02-08 C 3 3 3 3 3", "2013-02-08 A 1 1 1 1 1");
    }

    @Test
    void doesNotSeeRowsOfOtherSymbols() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-08,0,0,0,0,0,B", "never,,,,,,B")
                .with("C.csv", YAHOO, "2013-02-08,null,null,null,null,null,null");

        Replayed replayed = folder.replayed("A");

        assertThat(replayed.bars()).containsExactly("2013-02-08 A 1 1 1 1 1");
        assertThat(replayed.rejected()).isEmpty();
    }

    @Test
    void doesNotSeeShortRowsOfOtherSymbols() {
        folder.with("1.csv", "Name," + YAHOO, "A,2013-02-08,1,1,1,1,1,1", "B,2013-02-08,1,1,1,1", "B,2013");

        assertThat(folder.replayed("A").rejected()).isEmpty();
        assertThat(folder.replayed().rejected())
                .containsExactly(
                        new RejectedBar("1.csv", 3, "B", "B,2013-02-08,1,1,1,1", "expected 8 fields but were 6"),
                        new RejectedBar("1.csv", 4, "B", "B,2013", "expected 8 fields but were 2"));
    }

    @Test
    void listsNoSymbolWithoutASingleBar() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", NAMED, "2013-02-08,1,1,1,1,1,B", "2013-02-08,0,0,0,0,0,C")
                .with("D.csv", YAHOO, "2013-02-08,null,null,null,null,null,null")
                .with("E.csv", YAHOO);

        assertThat(folder.replayed().symbols()).containsExactly("A", "B");
        assertThat(folder.replayed().rejectedLines()).containsExactly(3L, 5L, 2L, 1L);
    }

    @Test
    void listsSymbolsThatHaveBarsAfterToButNotThoseThatEndedBeforeFrom() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-11,1,1,1,1,1,B", "2013-02-07,1,1,1,1,1,C");

        assertThat(Replayed.of(folder.between("2013-02-08", "2013-02-08")).symbols())
                .containsExactly("A", "B");
    }

    @Test
    void distinguishesSymbolsByCase() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,a", "2013-02-08,2,2,2,2,2,A");

        assertThat(folder.replayed().symbols()).containsExactly("A", "a");
        assertThat(folder.replayed("a").bars()).containsExactly("2013-02-08 a 1 1 1 1 1");
    }

    @Test
    void listsWantedSymbolThatHasNoBarBetweenFromAndTo() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-11,2,2,2,2,2,B");

        Replayed replayed = Replayed.of(folder.between("2013-02-08", "2013-02-08", "B", "A"));

        assertThat(replayed.symbols()).containsExactly("B", "A");
        assertThat(replayed.bars()).containsExactly("2013-02-08 A 1 1 1 1 1");
    }

    @Test
    void readsFromAndToInclusive() {
        folder.with(
                "A.csv",
                YAHOO,
                "2013-02-07,1,1,1,1,1,1",
                "2013-02-08,2,2,2,2,2,2",
                "2013-02-11,3,3,3,3,3,3",
                "2013-02-12,4,4,4,4,4,4");

        assertThat(Replayed.of(folder.between("2013-02-08", "2013-02-11")).bars())
                .containsExactly("2013-02-08 A 2 2 2 2 2", "2013-02-11 A 3 3 3 3 3");
    }

    @Test
    void readsMinutesFromAndToInclusive() {
        folder.with(
                "M.csv",
                PriceFolder.EPOCH,
                "1514764799999,1,1,1,1,1",
                "1514764800000,2,2,2,2,2",
                "1514764860000,3,3,3,3,3",
                "1514764860001,4,4,4,4,4");
        PriceQuery query =
                new PriceQuery(temporary, folder.query().symbols(), 1_514_764_800_000L, 1_514_764_860_000L, 0);

        assertThat(Replayed.of(query).bars()).containsExactly("2018-01-01 M 2 2 2 2 2", "2018-01-01T00:01 M 3 3 3 3 3");
    }

    @Test
    void doesNotReportFaultyRowsOutsideFromAndTo() {
        folder.with(
                "a.csv",
                NAMED,
                "2013-02-07,0,1,1,1,1,A",
                "2013-02-08,1,1,1,1,1,A",
                "2013-02-11,,1,1,1,1,A",
                "2013-02-12,1,1,1,1,1,A,extra",
                "2013-02-07,1,1,1,1,1,A",
                "2013-02-07,2,2,2,2,2,A",
                "2013-02-12,1");

        assertThat(Replayed.of(folder.between("2013-02-08", "2013-02-11")).rejected())
                .containsExactly(new RejectedBar("a.csv", 4, "A", "2013-02-11,,1,1,1,1,A", "open is empty"));
    }

    @Test
    void reportsRowWithoutReadableTimeWhateverFromAndTo() {
        folder.with("a.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-99-99,1,1,1,1,1,A");

        assertThat(Replayed.of(folder.between("2013-02-08", "2013-02-08")).rejectedLines())
                .containsExactly(3L);
    }

    @Test
    void acceptsSameRowsWhereverToEnds() {
        folder.with(
                "a.csv",
                NAMED,
                "2013-02-08,1,1,1,1,1,A",
                "2013-02-12,2,2,2,2,2,A",
                "2013-02-11,3,3,3,3,3,A",
                "2013-02-13,4,4,4,4,4,A");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2013-02-08 A 1 1 1 1 1",
                        "2013-02-11 A 3 3 3 3 3",
                        "2013-02-12 A 2 2 2 2 2",
                        "2013-02-13 A 4 4 4 4 4");
        assertThat(Replayed.of(folder.between("2013-02-08", "2013-02-11")).bars())
                .containsExactly("2013-02-08 A 1 1 1 1 1", "2013-02-11 A 3 3 3 3 3");
        assertThat(folder.replayed().rejected()).isEmpty();
    }
}
