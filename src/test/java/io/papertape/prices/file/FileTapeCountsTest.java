package io.papertape.prices.file;

import static io.papertape.prices.file.PriceFolder.NAMED;
import static io.papertape.prices.file.PriceFolder.YAHOO;
import static io.papertape.prices.file.PriceFolder.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.TooManyRejectedException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTapeCountsTest {

    @TempDir
    private Path temporary;

    private PriceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new PriceFolder(temporary);
    }

    @Test
    void countsBarsAndRejectedRows() {
        folder.with("1.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-08,1,1,1,1,1,B", "2013-02-11,0,1,1,1,1,B")
                .with("C.csv", YAHOO, "2013-02-11,1,1,1,1,1,1")
                .with("notes.md", "not a price file");

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.bars()).isZero();

            tape.next();
            assertThat(tape.bars()).isEqualTo(2);

            tape.next();
            assertThat(tape.next()).isNull();
            assertThat(tape.next()).isNull();
            assertThat(tape.bars()).isEqualTo(3);
            assertThat(tape.rejected()).isEqualTo(1);
        }
    }

    @Test
    void handsRejectedRowsOutOnce() {
        folder.with(
                "A.csv",
                YAHOO,
                "2013-02-07,0,0,0,0,0,0",
                "2013-02-08,1,1,1,1,1,1",
                "2013-02-11,2,2,2,2,2,2",
                "2013-02-12,,,,,,",
                "2013-02-13,3,3,3,3,3,3");

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.takeRejected())
                    .containsExactly(
                            new RejectedBar(
                                    "A.csv",
                                    2,
                                    "A",
                                    "2013-02-07,0,0,0,0,0,0",
                                    "open must be positive but was 0",
                                    time("2013-02-07")),
                            new RejectedBar("A.csv", 5, "A", "2013-02-12,,,,,,", "open is empty", time("2013-02-12")));
            assertThat(tape.takeRejected()).isEmpty();

            tape.next();
            tape.next();
            assertThat(tape.takeRejected()).isEmpty();
            assertThat(tape.rejected()).isEqualTo(2);
        }
    }

    @Test
    void knowsTheNumberOfBarsFromTheBeginning() {
        folder.with("A.csv", rows(YAHOO, 10_000, ",67.71420000,68.40140000,66.89280000,67.85420000,67,1581"));

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            assertThat(tape.estimatedBars()).isEqualTo(10_000);

            Replayed.of(tape);
            assertThat(tape.estimatedBars()).isEqualTo(10_000);
        }
    }

    @Test
    void estimatesNoRowThatWasRejected() {
        folder.with("A.csv", YAHOO, "2013-02-08,1,1,1,1,1,1", "2013-02-11,,,,,,", "2013-02-12,1,1,1,1,1,1")
                .with("A2.csv", NAMED, "2013-02-08,1,1,1,1,1,A", "2013-02-13,1,1,1,1,1,A")
                .with("A3.csv", NAMED, "2013-02-08,1,1,1,1,1,A");

        try (PriceTape tape = new FilePrices().open(folder.query())) {
            Replayed replayed = Replayed.of(tape);

            assertThat(replayed.rejected()).hasSize(3);
            assertThat(tape.bars()).isEqualTo(3);
            assertThat(tape.estimatedBars()).isEqualTo(3);
        }
    }

    @Test
    void stopsWhenMoreRowsAreRejectedThanAreTolerated() {
        folder.with(
                "A.csv",
                YAHOO,
                "2013-02-08,1,1,1,1,1,1",
                "2013-02-11,,,,,,",
                "2013-02-12,0,,,,,",
                "2013-02-13,1,1,1,1,1,1");

        try (PriceTape tape = new FilePrices().open(tolerating(1))) {
            assertThatExceptionOfType(TooManyRejectedException.class)
                    .isThrownBy(tape::next)
                    .withMessage("more than maxRejected=1 rows were rejected; the first: A.csv line 3: open is empty");
            assertThat(tape.takeRejected()).extracting(RejectedBar::line).containsExactly(3L);
            assertThat(tape.rejected()).isEqualTo(2);
        }
    }

    @Test
    void toleratesAsManyRejectedRowsAsTheQuerySays() {
        folder.with("A.csv", YAHOO, "2013-02-08,1,1,1,1,1,1", "2013-02-11,,,,,,", "2013-02-12,0,,,,,");

        assertThat(Replayed.of(tolerating(2)).rejectedLines()).containsExactly(3L, 4L);
    }

    @Test
    void stopsBeforeTheFirstBarWhenTheLastRowsAreTooMany() {
        folder.with("A.csv", YAHOO, "2013-02-08,1,1,1,1,1,1", "2013-02-11,,,,,,");

        assertThatExceptionOfType(TooManyRejectedException.class)
                .isThrownBy(() -> Replayed.of(tolerating(0)))
                .withMessage("more than maxRejected=0 rows were rejected; the first: A.csv line 3: open is empty");
    }

    @Test
    void remembersNoMoreRejectedRowsThanAreTolerated() {
        List<String> rows = rows(NAMED, 5_000, ",0,0,0,0,0,A");
        rows.add("2099-01-01,1,1,1,1,1,A");
        folder.with("all.csv", rows);

        try (PriceTape tape = new FilePrices().open(tolerating(10))) {
            assertThat(tape.rejected()).isEqualTo(5_000);
            assertThat(tape.takeRejected()).hasSize(10);
        }
    }

    private PriceQuery tolerating(int maxRejected) {
        return new PriceQuery(temporary, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, maxRejected);
    }

    private static List<String> rows(String header, int days, String rest) {
        List<String> lines = new ArrayList<>(List.of(header));
        for (int day = 0; day < days; day++) {
            lines.add(LocalDate.EPOCH.plusDays(day) + rest);
        }
        return lines;
    }
}
