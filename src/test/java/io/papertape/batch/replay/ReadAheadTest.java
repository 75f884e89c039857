package io.papertape.batch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.TooManyRejectedException;
import io.papertape.prices.file.FilePrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {

    private static final long MINUTE = 60_000;
    private static final long BEGIN = 1_514_764_800_000L;

    @TempDir
    Path folder;

    @Test
    void givesTheSlicesOfTheTapeInOrderAndCountsThoseAskedFor() throws IOException {
        PriceQuery query = minutes(10_000, 0, 100);

        try (PriceTape tape = new FilePrices().open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            for (int i = 1; i <= 10_000; i++) {
                assertThat(next(slices).time()).isEqualTo(BEGIN + i * MINUTE);
                assertThat(slices.bars()).isEqualTo(i);
            }

            assertThat(slices.next()).isNull();
            assertThat(slices.next()).isNull();
            assertThat(slices.estimatedBars()).isEqualTo(10_000);
        }
    }

    @Test
    void tellsOfRejectedRowsWithTheSliceThatFollowsThem() throws IOException {
        PriceQuery query = minutes(1_000, 100, 1_000);

        try (PriceTape tape = new FilePrices().open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            for (int i = 1; i < 1_000; i++) {
                if (i % 100 != 0) {
                    assertThat(next(slices).time()).isEqualTo(BEGIN + i * MINUTE);
                    assertThat(slices.takeRejected()).as("at %s", i).hasSize(i % 100 == 1 && i > 1 ? 2 : 0);
                }
            }
        }
    }

    @Test
    void handsOverEveryRejectedRowOnce() throws IOException {
        PriceQuery query = minutes(10_000, 7, 10_000);
        List<Long> lines = new ArrayList<>();

        try (PriceTape tape = new FilePrices().open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            while (slices.next() != null) {
                slices.takeRejected().forEach(row -> lines.add(row.line()));
            }
            slices.takeRejected().forEach(row -> lines.add(row.line()));
        }

        assertThat(lines).hasSize(2 * (10_000 / 7)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void tellsOfTheFiles() throws IOException {
        PriceQuery query = minutes(10, 0, 0);

        try (PriceTape tape = new FilePrices().open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            assertThat(slices.files())
                    .singleElement()
                    .returns("A.csv", ReadFile::name)
                    .returns(10L, ReadFile::rows)
                    .returns(Files.size(query.prices()), ReadFile::bytes);
        }
    }

    @Test
    void failsAfterTheLastSliceBeforeTheFailure() throws IOException {
        PriceQuery query = minutes(10_000, 1_000, 8);

        try (PriceTape tape = new FilePrices().open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            for (int i = 1; i < 5_000; i++) {
                if (i % 1_000 != 0) {
                    assertThat(next(slices).time()).isEqualTo(BEGIN + i * MINUTE);
                }
            }

            assertThatThrownBy(slices::next)
                    .isInstanceOf(TooManyRejectedException.class)
                    .hasMessageStartingWith("more than maxRejected=8 rows were rejected; the first: A.csv line 1001: ");
            assertThatThrownBy(slices::next).isInstanceOf(TooManyRejectedException.class);
            assertThat(slices.takeRejected()).hasSize(8);
        }
    }

    @Test
    void endsWhileItIsAheadAndNobodyAsks() throws IOException {
        PriceQuery query = minutes(50_000, 0, 0);

        try (PriceTape tape = new FilePrices().open(query)) {
            ReadAhead slices = new ReadAhead(tape);
            assertThat(next(slices).time()).isEqualTo(BEGIN + MINUTE);
            slices.close();

            MarketSlice rest = tape.next();
            assertThat(rest).isNotNull();
            assertThat(rest.time()).isGreaterThan(BEGIN + MINUTE);
        }
    }

    private static MarketSlice next(ReadAhead slices) {
        MarketSlice slice = slices.next();
        assertThat(slice).isNotNull();
        return slice;
    }

    /// One file of one-minute bars.
    ///
    /// @param faultEvery which minutes have two bars that differ; 0 for none
    private PriceQuery minutes(int bars, int faultEvery, int maxRejected) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        for (int i = 1; i <= bars; i++) {
            text.append(BEGIN + i * MINUTE).append(",1,2,1,1,5\n");
            if (faultEvery > 0 && i % faultEvery == 0) {
                text.append(BEGIN + i * MINUTE).append(",1,2,1,2,5\n");
            }
        }
        Path file = Files.writeString(folder.resolve("A.csv"), text);
        return new PriceQuery(file, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, maxRejected);
    }
}
