package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.EPOCH;
import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.RejectedBar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tape does not depend on the order of the rows: neither which bars it gives, nor which it does not.
class RowOrderTest {

    private static final String PROVISIONAL = "2024-01-03,11,12,10,11,11,1000";
    private static final String FINAL = "2024-01-03,11,12,10,11.5,11.5,2500";

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    /// 256 bars are in a block, 64 blocks are merged at a time.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 513, 40_000})
    void readsNewestFirstAndShuffledAsSorted(int days) {
        List<String> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            rows.add(LocalDate.of(1900, 1, 1).plusDays(day) + ",2,3,1,2,2," + day);
        }
        Replayed sorted = folder.with("A.csv", withHeader(rows)).replayed();
        Replayed newestFirst = folder.with("A.csv", withHeader(rows.reversed())).replayed();
        Collections.shuffle(rows, new Random(days));
        Replayed shuffled = folder.with("A.csv", withHeader(rows)).replayed();

        assertThat(sorted.bars()).hasSize(days);
        assertThat(newestFirst).isEqualTo(sorted);
        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void readsManySymbolsNewestFirst() {
        List<String> dayByDay = List.of(
                "2024-01-03,3,3,3,3,1,A",
                "2024-01-03,6,6,6,6,1,B",
                "2024-01-02,2,2,2,2,1,A",
                "2024-01-02,5,5,5,5,1,B",
                "2024-01-01,1,1,1,1,1,A",
                "2024-01-01,4,4,4,4,1,B");
        List<String> lines = new ArrayList<>(dayByDay);
        lines.addFirst(NAMED);

        assertThat(folder.with("all.csv", lines).replayed().bars())
                .containsExactly(
                        "2024-01-01 A 1 1 1 1 1",
                        "2024-01-01 B 4 4 4 4 1",
                        "2024-01-02 A 2 2 2 2 1",
                        "2024-01-02 B 5 5 5 5 1",
                        "2024-01-03 A 3 3 3 3 1",
                        "2024-01-03 B 6 6 6 6 1");
    }

    @Test
    void usesNeitherTheProvisionalBarNorTheCorrectionAppendedLater() {
        folder.with(
                "A.csv", YAHOO, "2024-01-02,10,12,10,11,11,500", PROVISIONAL, "2024-01-04,11,12,10,11,11,500", FINAL);

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2024-01-02 A 10 12 10 11 500", "2024-01-04 A 11 12 10 11 500");
        assertThat(replayed.slices()).containsExactly(1, 1);
        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar(
                                "A.csv",
                                3,
                                "A",
                                "2024-01-03,11,12,10,11,A",
                                "another bar than A.csv line 5 for 2024-01-03, so that neither is used: close is 11 here"
                                        + " and 11.5 there, volume is 1000 here and 2500 there"),
                        new RejectedBar(
                                "A.csv",
                                5,
                                "A",
                                "2024-01-03,11,12,10,11.5,A",
                                "another bar than A.csv line 3 for 2024-01-03, so that neither is used: close is 11.5"
                                        + " here and 11 there, volume is 2500 here and 1000 there"));
    }

    @Test
    void countsTheSameBarOnceHoweverOftenItIsWritten() {
        folder.with(
                "A.csv", YAHOO, FINAL, "2024-01-04,11,12,10,11,11,500", "2024-01-03,11.0,12,10,11.50,9,2500", FINAL);

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2024-01-03 A 11 12 10 11.5 2500", "2024-01-04 A 11 12 10 11 500");
        assertThat(replayed.rejected())
                .containsExactly(
                        new RejectedBar(
                                "A.csv",
                                4,
                                "A",
                                "2024-01-03,11,12,10,11.5,A",
                                "the same bar as A.csv line 2, which counts"),
                        new RejectedBar(
                                "A.csv",
                                5,
                                "A",
                                "2024-01-03,11,12,10,11.5,A",
                                "the same bar as A.csv line 2, which counts"));
    }

    @Test
    void rejectsAllRowsOfATimeWhenTwoDiffer() {
        folder.with("1.csv", YAHOO + ",Name", FINAL + ",A", FINAL + ",A")
                .with("2.csv", YAHOO + ",Name", PROVISIONAL + ",A", PROVISIONAL + ",B");

        Replayed replayed = folder.replayed();

        assertThat(replayed.bars()).containsExactly("2024-01-03 B 11 12 10 11 1000");
        assertThat(replayed.rejected())
                .extracting(RejectedBar::toString)
                .containsExactly(
                        "1.csv line 2: another bar than 2.csv line 2 for 2024-01-03, so that neither is used: close is 11.5 here"
                                + " and 11 there, volume is 2500 here and 1000 there",
                        "1.csv line 3: another bar than 2.csv line 2 for 2024-01-03, so that neither is used: close is 11.5 here"
                                + " and 11 there, volume is 2500 here and 1000 there",
                        "2.csv line 2: another bar than 1.csv line 2 for 2024-01-03, so that neither is used: close is 11 here"
                                + " and 11.5 there, volume is 1000 here and 2500 there");
    }

    @Test
    void toleratesAsManyRepetitionsAsThereAreButNoMoreDifferencesThanTheQuerySays() {
        folder.with("A.csv", YAHOO, FINAL, FINAL, FINAL, "2024-01-04,11,12,10,11,11,500");
        PriceQuery strict = new PriceQuery(temporary, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, 0);

        assertThat(Replayed.of(strict).bars()).hasSize(2);
    }

    @Test
    void hasTheSameBarsWhereverItIsCut() {
        folder.with(
                "A.csv", YAHOO, "2024-01-04,11,12,10,11,11,500", FINAL, "2024-01-02,10,12,10,11,11,500", PROVISIONAL);

        assertThat(Replayed.of(folder.between("2024-01-01", "2024-01-03")).bars())
                .containsExactly("2024-01-02 A 10 12 10 11 500");
        assertThat(Replayed.of(folder.between("2024-01-03", "2024-01-04")).bars())
                .containsExactly("2024-01-04 A 11 12 10 11 500");
        assertThat(Replayed.of(folder.between("2024-01-04", "2024-01-04")).rejected())
                .isEmpty();
    }

    @Test
    void readsEpochsOfOneFileEachByItsMagnitude() {
        folder.with(
                "A.csv",
                EPOCH,
                "1704067200,1,1,1,1,1",
                "1704153600000,2,2,2,2,2",
                "1704240000000000,3,3,3,3,3",
                "1704326400000000000,4,4,4,4,4",
                "2024-01-05,5,5,5,5,5",
                "2024-01-06 12:30,6,6,6,6,6");

        assertThat(folder.replayed().bars())
                .containsExactly(
                        "2024-01-01 A 1 1 1 1 1",
                        "2024-01-02 A 2 2 2 2 2",
                        "2024-01-03 A 3 3 3 3 3",
                        "2024-01-04 A 4 4 4 4 4",
                        "2024-01-05 A 5 5 5 5 5",
                        "2024-01-06T12:30 A 6 6 6 6 6");
    }

    private static List<String> withHeader(List<String> rows) {
        List<String> lines = new ArrayList<>(rows);
        lines.addFirst(YAHOO);
        return lines;
    }
}
