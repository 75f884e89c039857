package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SessionCalendar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    @Test
    void isNothingWithoutASlice() {
        Benchmark benchmark = new Benchmark(2);

        assertThat(benchmark.days()).isZero();
        assertThat(benchmark.growth()).isEmpty();
        assertThat(benchmark.returns()).isEmpty();
        assertThat(benchmark.totalReturn()).isNull();
    }

    @Test
    void givesEverySymbolTheSamePart() {
        Benchmark benchmark = new Benchmark(2);
        benchmark.record(slice(0, "10", "1000"));
        benchmark.record(slice(DAY, "15", "1000"));
        benchmark.record(slice(2 * DAY, "5", "2000"));

        assertThat(benchmark.growth()).containsExactly(1, 1.25, 1.25);
        assertThat(benchmark.returns()).containsExactly(0, 0.25, 0);
        assertThat(benchmark.totalReturn()).isEqualTo(0.25);
    }

    @Test
    void holdsCashUntilASymbolsFirstBar() {
        Benchmark benchmark = new Benchmark(2);
        benchmark.record(slice(0, "10", null));
        benchmark.record(slice(DAY, "20", null));
        benchmark.record(slice(2 * DAY, null, "4"));
        benchmark.record(slice(3 * DAY, null, "2"));

        assertThat(benchmark.growth()).containsExactly(1, 1.5, 1.5, 1.25);
    }

    @Test
    void isWorthWhatTheLastSliceOfADateMakesIt() {
        Benchmark benchmark = new Benchmark(1);
        benchmark.record(slice(DAY / 2, "10"));
        benchmark.record(slice(DAY - 1, "12.5"));
        benchmark.record(slice(5 * DAY, "7.5"));

        assertThat(benchmark.days()).isEqualTo(2);
        assertThat(benchmark.growth()).containsExactly(1.25, 0.75);
        assertThat(benchmark.returns()).containsExactly(0.25, -0.4);
    }

    @Test
    void mayHoldOneSymbol() {
        Benchmark benchmark = new Benchmark(3, OptionalInt.of(1));
        benchmark.record(slice(0, "10", null, "1"));
        benchmark.record(slice(DAY, "20", "4", "1"));
        benchmark.record(slice(2 * DAY, "1", "5", "1"));

        assertThat(benchmark.growth()).containsExactly(1, 1, 1.25);
    }

    @Test
    void mayHoldASymbolThatTheSessionDoesNotTrade() {
        Benchmark benchmark = Benchmark.apart(new SessionCalendar(ZoneOffset.UTC));
        benchmark.record(beside(slice(0, "7"), 0));
        benchmark.record(beside(slice(DAY, "8"), 4));
        benchmark.record(beside(slice(2 * DAY, "9"), 4));
        benchmark.record(beside(slice(3 * DAY, "1"), 5));

        assertThat(benchmark.growth()).containsExactly(1, 1, 1, 1.25);
    }

    @Test
    void reckonsDaysInTheZoneOfTheSession() {
        Benchmark benchmark = new Benchmark(1, OptionalInt.empty(), new SessionCalendar(ZoneOffset.ofHours(-5)));
        benchmark.record(slice(10 * DAY + DAY / 2, "10"));
        benchmark.record(slice(11 * DAY, "12.5"));
        benchmark.record(slice(11 * DAY + DAY / 2, "15"));

        assertThat(benchmark.growth()).containsExactly(1.25, 1.5);
    }

    @Test
    void growsWithoutEnd() {
        Benchmark benchmark = new Benchmark(1);
        for (int i = 1; i <= 1_000; i++) {
            benchmark.record(slice(i * DAY, "" + i));
        }

        assertThat(benchmark.growth()).hasSize(1_000).startsWith(1, 2, 3).endsWith(999, 1_000);
        assertThat(benchmark.totalReturn()).isEqualTo(999);
    }

    @Test
    void rejectsASymbolThatTheSessionDoesNotHave() {
        assertThatThrownBy(() -> new Benchmark(2, OptionalInt.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the benchmark must be one of 2 symbols or all of them but was symbol 2");
        assertThatThrownBy(() -> new Benchmark(2, OptionalInt.of(-1)))
                .hasMessage("the benchmark must be one of 2 symbols or all of them but was symbol -1");
        assertThatThrownBy(() -> new Benchmark(0)).hasMessage("the benchmark must be one of 0 symbols or all of them");
    }

    @Test
    void isWhatPlainDecimalsMakeOfTheSameSlices() {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int symbols = random.nextInt(1, 9);
            List<MarketSlice> slices = RandomPrices.slices(random, symbols, 120);
            Benchmark benchmark = new Benchmark(symbols);
            slices.forEach(benchmark::record);
            double[] expected = expected(slices, symbols);

            assertThat(benchmark.growth()).as("seed %d", seed).containsExactly(expected, within(1e-12));
        }
    }

    private static MarketSlice beside(MarketSlice slice, long benchmarkPrice) {
        slice.noteBenchmark(benchmarkPrice);
        return slice;
    }

    private static double[] expected(List<MarketSlice> slices, int symbols) {
        BigDecimal[] shares = new BigDecimal[symbols];
        BigDecimal[] values = new BigDecimal[symbols];
        BigDecimal part = BigDecimal.ONE.divide(BigDecimal.valueOf(symbols), MathContext.DECIMAL128);
        Arrays.fill(values, part);
        TreeMap<Long, Double> days = new TreeMap<>();
        for (MarketSlice slice : slices) {
            for (int i = 0; i < slice.size(); i++) {
                int symbol = slice.symbol(i);
                BigDecimal close = Money.toDecimal(slice.close(i));
                if (shares[symbol] == null) {
                    shares[symbol] = part.divide(close, MathContext.DECIMAL128);
                }
                values[symbol] = shares[symbol].multiply(close);
            }
            days.put(
                    slice.time() / DAY,
                    Arrays.stream(values)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .doubleValue());
        }
        return days.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
