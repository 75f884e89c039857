package io.papertape.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFutureTest {

    private static final int SYMBOLS = 8;
    private static final int SLICES = 600;

    /// [Bar] refuses prices that do not fit each other.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10_000_000_000L, Long.MAX_VALUE - 10, Long.MAX_VALUE})
    void hasPricesWithinHalfAndOneAndAHalfOfThoseThatWere(long price) {
        Bar was = new Bar(price, price, Math.max(1, price - price / 10), price, 1000);
        OtherFuture future = new OtherFuture(7, 1);
        int seen = 0;

        for (int i = 0; i < 200; i++) {
            MarketSlice other = future.of(new MarketSlice(i, 1).with(0, was));
            if (other != null) {
                Bar is = other.bar(0);
                seen++;
                assertThat((double) is.low()).isGreaterThanOrEqualTo(Math.max(1, 0.49 * was.low() - 1));
                assertThat((double) is.high()).isLessThanOrEqualTo(1.51 * was.high());
                assertThat(is.volume()).isBetween(500.0, 1500.0);
            }
        }

        assertThat(seen).isPositive();
    }

    @Test
    void changesPricesAndLeavesBarsAndSymbolsOut() {
        List<@Nullable MarketSlice> others = others(1);

        List<MarketSlice> there = others.stream().filter(Objects::nonNull).toList();
        long bars = there.stream().mapToLong(MarketSlice::size).sum();
        assertThat(bars).isBetween(SLICES * SYMBOLS / 3L, SLICES * SYMBOLS * 92 / 100L);
        assertThat(there.stream()
                        .flatMap(slice -> IntStream.range(0, slice.size()).mapToObj(slice::close)))
                .filteredOn(close -> close == 1000)
                .hasSizeLessThan((int) bars / 50);
        assertThat(there.getFirst().dateAlone()).isTrue();
    }

    /// A quarter of them.
    @Test
    void endsSymbols() {
        double late = LongStream.range(0, 50)
                .map(seed -> others(seed).subList(SLICES / 2, SLICES).stream()
                        .filter(Objects::nonNull)
                        .flatMapToInt(slice -> IntStream.range(0, slice.size()).map(slice::symbol))
                        .distinct()
                        .count())
                .average()
                .orElseThrow();

        assertThat(late).isCloseTo(SYMBOLS * 0.75, within(0.5));
    }

    @Test
    void isTheSameOfTheSameSeed() {
        assertThat(told(others(5))).isEqualTo(told(others(5))).isNotEqualTo(told(others(6)));
    }

    private static List<@Nullable MarketSlice> others(long seed) {
        OtherFuture future = new OtherFuture(seed, SYMBOLS);
        List<@Nullable MarketSlice> others = new ArrayList<>();
        for (int i = 0; i < SLICES; i++) {
            MarketSlice slice = new MarketSlice(i, SYMBOLS);
            slice.markDateAlone();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                slice.add(symbol, 1000, 1100, 900, 1000, 5);
            }
            others.add(future.of(slice));
        }
        return others;
    }

    private static List<String> told(List<@Nullable MarketSlice> slices) {
        return slices.stream()
                .map(slice -> slice == null
                        ? ""
                        : IntStream.range(0, slice.size()).mapToObj(slice::bar).toList() + " " + slice.time())
                .toList();
    }
}
