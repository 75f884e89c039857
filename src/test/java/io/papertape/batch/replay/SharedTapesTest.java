package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.ForwardingPrices;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.TooManyRejectedException;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTapesTest {

    private static final List<Object> ONE = List.of("one");

    @TempDir
    private Path folder;

    private final CountedPrices prices = new CountedPrices();

    @BeforeEach
    void writePrices() throws IOException {
        Files.writeString(folder.resolve("A.csv"), """
                date,open,high,low,close,volume
                2024-01-02,1,2,1,2,100
                2024-01-03,2,1,3,2,100
                2024-01-04,2,3,2,3,100
                2024-01-05,0,3,2,3,100
                """);
        Files.writeString(folder.resolve("B.csv"), """
                date,open,high,low,close,volume
                2024-01-02,5,6,5,6,200
                2024-01-03,6,7,6,7,200
                """);
    }

    @Test
    void givesEachShardWhatATapeOfItsOwnGives() {
        List<String> own;
        try (PriceTape tape = prices.open(query(10))) {
            own = told(tape);
        }

        List<String> first;
        List<String> second;
        List<String> third;
        try (SharedTapes tapes = tapes(3, 1_000)) {
            PriceTape one = tapes.open(ONE, () -> prices.open(query(10)));
            PriceTape other = tapes.open(ONE, () -> prices.open(query(10)));
            second = told(other);
            first = told(one);
            third = told(tapes.open(ONE, () -> prices.open(query(10))));
        }

        assertThat(own).hasSize(3 + 4).contains("4 bars, 2 rejected", "[A, B]");
        assertThat(first).isEqualTo(own);
        assertThat(second).isEqualTo(own);
        assertThat(third).isEqualTo(own);
        assertThat(prices.opened).isEqualTo(1 + 1);
    }

    @Test
    void readsThePricesOfShardsThatGoOverOtherSlicesApart() {
        try (SharedTapes tapes = new SharedTapes(prices, List.of(ONE, List.of("other")), 1_000);
                PriceTape one = tapes.open(ONE, () -> prices.open(query(10)));
                PriceTape other = tapes.open(List.of("other"), () -> prices.open(query(10)))) {
            assertThat(told(one)).isEqualTo(told(other));
        }

        assertThat(prices.opened).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBarsThanItMay() {
        try (SharedTapes tapes = tapes(2, 2);
                PriceTape one = tapes.open(ONE, () -> prices.open(query(10)));
                PriceTape other = tapes.open(ONE, () -> prices.open(query(10)))) {
            assertThat(told(one)).isEqualTo(told(other));
        }

        assertThat(prices.opened).isEqualTo(2);
    }

    @Test
    void readsAFileAgainThatHasChangedMeanwhile() throws IOException {
        try (SharedTapes tapes = tapes(2, 1_000);
                PriceTape before = tapes.open(ONE, () -> prices.open(query(10)))) {
            Files.writeString(folder.resolve("B.csv"), """
                    date,open,high,low,close,volume
                    2024-01-02,5,6,5,6,200
                    """);

            try (PriceTape after = tapes.open(ONE, () -> prices.open(query(10)))) {
                assertThat(told(before)).contains("4 bars, 2 rejected");
                assertThat(told(after)).contains("3 bars, 2 rejected");
            }
        }
    }

    @Test
    void failsForEachShardWhereATapeFails() {
        try (SharedTapes tapes = tapes(2, 1_000);
                PriceTape one = tapes.open(ONE, () -> prices.open(query(0)));
                PriceTape other = tapes.open(ONE, () -> prices.open(query(0)))) {
            assertThatThrownBy(() -> told(one)).isInstanceOf(TooManyRejectedException.class);
            assertThatThrownBy(() -> told(other)).isInstanceOf(TooManyRejectedException.class);
        }
    }

    private SharedTapes tapes(int shards, long mostBars) {
        return new SharedTapes(prices, Collections.nCopies(shards, ONE), mostBars);
    }

    private PriceQuery query(int maxRejected) {
        return new PriceQuery(folder, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, maxRejected);
    }

    /// What a tape gives: each slice with the rows that were rejected on the way to it, then what it tells at its end.
    private static List<String> told(PriceTape tape) {
        List<String> told = new ArrayList<>();
        for (MarketSlice slice = tape.next(); slice != null; slice = tape.next()) {
            told.add(slice.time() + " " + slice.size() + " " + slice.close(0) + " " + tape.rejected() + " "
                    + tape.takeRejected());
        }
        told.add(tape.takeRejected().toString());
        told.add(tape.bars() + " bars, " + tape.rejected() + " rejected");
        told.add(tape.symbols().toString());
        told.add(tape.files().toString());
        return told;
    }

    /// Counts how often prices are opened.
    private static final class CountedPrices extends ForwardingPrices {

        private int opened;

        private CountedPrices() {
            super(new FilePrices());
        }

        @Override
        public PriceTape open(PriceQuery query) {
            opened++;
            return source().open(query);
        }
    }
}
