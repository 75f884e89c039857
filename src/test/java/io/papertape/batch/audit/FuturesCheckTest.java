package io.papertape.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuturesCheckTest {

    @Test
    void takesOneDateOfEachPartOfTheSession() {
        long[] dates = FuturesCheck.dates(3, 100, 1100, 50);

        assertThat(dates).hasSize(50);
        assertThat(IntStream.range(0, 50))
                .allSatisfy(part -> assertThat(dates[part]).isBetween(100L + part * 20, 100L + part * 20 + 19));
        assertThat(dates)
                .isEqualTo(FuturesCheck.dates(3, 100, 1100, 50))
                .isNotEqualTo(FuturesCheck.dates(4, 100, 1100, 50));
    }

    @Test
    void takesEverySliceOfAShortSession() {
        assertThat(FuturesCheck.dates(1, 2, 5, 50)).containsExactly(2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "8, 12", "9, 14", "50, 60"})
    void countsItsReplays(int dates, long replays) {
        assertThat(FuturesCheck.replays(dates)).isEqualTo(replays);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "2, 3", "3, 5", "20, 1"})
    void ordersSymbolsOtherwise(int symbols, long seed) {
        assertThat(OrderCheck.order(symbols, seed))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, symbols).boxed().toList())
                .isNotEqualTo(IntStream.range(0, symbols).boxed().toList());
    }
}
