package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunPerformanceTest {

    private static final double[] VALUES = new double[Metric.values().length];

    /// 1,000 buy 10 at 100 with a commission of 1 and are sold at 90, which was worth 101 before
    /// it.
    @Test
    void measuresARunReckonedByHand() {
        RunPerformance runs = performance(95, 100, 110, 80, 90, 90);

        runs.begin(1_001 * Money.ONE);
        runs.flat(0, 1, 1_001 * Money.ONE);
        runs.bought(10 * Money.ONE, 100 * Money.ONE, Money.ONE, 0);
        long highest = runs.held(1, 4, 0, 10 * Money.ONE);
        runs.sold(10 * Money.ONE, 90 * Money.ONE, 0, Money.ONE, -101 * Money.ONE, 1, 4);
        runs.flat(4, 6, 900 * Money.ONE);

        assertThat(highest).isEqualTo(1_100 * Money.ONE);
        assertThat(runs.finish(900 * Money.ONE, VALUES)).isTrue();
        assertThat(runs.returns()).containsExactly(0, -1 / 1_001.0, 0.1, -300 / 1_100.0, 100 / 800.0, 0);
        assertMetric(Metric.TOTAL_RETURN, -101 / 1_001.0);
        assertMetric(Metric.MAX_DRAWDOWN, 300 / 1_100.0);
        assertMetric(Metric.MAX_DRAWDOWN_DAYS, 3);
        assertMetric(Metric.TRADES, 2);
        assertMetric(Metric.ROUND_TRIPS, 1);
        assertMetric(Metric.WIN_RATE, 0);
        assertMetric(Metric.PROFIT_FACTOR, 0);
        assertMetric(Metric.EXPECTANCY, -101);
        assertMetric(Metric.AVERAGE_HOLDING_DAYS, 3);
        assertMetric(Metric.EXPOSURE, 0.5);
        assertMetric(Metric.TOTAL_COMMISSION, 1);
        assertMetric(Metric.TOTAL_SLIPPAGE, 10);
        assertMetric(Metric.BENCHMARK_RETURN, 90 / 95.0 - 1);
        assertMetric(Metric.PERIODS_PER_YEAR, 365);
        // Rank 0.25 of six: a quarter between the worst and the second worst.
        assertMetric(Metric.VALUE_AT_RISK_95, 0.75 * 300 / 1_100 + 0.25 / 1_001);
        assertMetric(Metric.EXPECTED_SHORTFALL_95, 300 / 1_100.0);
    }

    @Test
    void leavesWhatNeverChangesOpen() {
        RunPerformance runs = performance(95, 100, 110);

        runs.begin(Money.ONE);
        runs.flat(0, 3, Money.ONE);

        assertThat(runs.finish(Money.ONE, VALUES)).isFalse();
    }

    @Test
    void takesABenchmarkOfTheSameDays() {
        assertThatThrownBy(() -> new RunPerformance(
                        new long[] {0},
                        new long[] {1},
                        new long[] {0},
                        new int[] {0},
                        new Benchmark(1),
                        Conventions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be a point, and as many days of the benchmark as of the points, but there were"
                        + " 1 points, 0 and 1 days");
    }

    @SuppressWarnings("EnumOrdinal")
    private static void assertMetric(Metric metric, double expected) {
        assertThat(VALUES[metric.ordinal()]).as(metric.label()).isEqualTo(expected, within(1e-12));
    }

    private static RunPerformance performance(long... prices) {
        long[] closes = LongStream.of(prices).map(price -> price * Money.ONE).toArray();
        long[] days = LongStream.range(0, prices.length).map(day -> day * DAY).toArray();
        Benchmark benchmark = new Benchmark(1);
        for (int day = 0; day < closes.length; day++) {
            benchmark.record(new MarketSlice(days[day], 1).with(0, Bar.flat(closes[day])));
        }
        int[] dayEnds = IntStream.range(0, closes.length).toArray();
        return new RunPerformance(days, closes, days, dayEnds, benchmark, Conventions.DEFAULT);
    }
}
