package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    /// 1970-01-01 is a Thursday.
    private static final long MONDAY = 4 * DAY;

    private final Performance performance = new Performance(parse("1000"));

    @Test
    void isUndefinedWithoutHistory() {
        assertThat(defined(performance.metrics()))
                .isEqualTo(Map.of(
                        Metric.TRADES, 0.0,
                        Metric.ROUND_TRIPS, 0.0,
                        Metric.TOTAL_COMMISSION, 0.0,
                        Metric.TOTAL_SLIPPAGE, 0.0,
                        Metric.PERIODS_PER_YEAR, 252.0));
        assertThat(performance.metrics(new Benchmark(1))).isEqualTo(performance.metrics());
        assertThat(performance.days()).isEmpty();
        assertThat(performance.drawdowns()).isEmpty();
    }

    @Test
    void isMostlyUndefinedAfterASinglePoint() {
        performance.record(point(MONDAY, "900", "0", 0.1));

        assertThat(defined(performance.metrics()))
                .isEqualTo(Map.ofEntries(
                        entry(Metric.TOTAL_RETURN, -0.1),
                        entry(Metric.MAX_DRAWDOWN, 0.1),
                        entry(Metric.MAX_DRAWDOWN_DAYS, 0.0),
                        entry(Metric.TRADES, 0.0),
                        entry(Metric.ROUND_TRIPS, 0.0),
                        entry(Metric.EXPOSURE, 0.0),
                        entry(Metric.VALUE_AT_RISK_95, 0.1),
                        entry(Metric.EXPECTED_SHORTFALL_95, 0.1),
                        entry(Metric.TOTAL_COMMISSION, 0.0),
                        entry(Metric.TOTAL_SLIPPAGE, 0.0),
                        entry(Metric.PERIODS_PER_YEAR, 252.0)));
        assertThat(performance.metrics().value(Metric.PERIODS_PER_YEAR).remark())
                .isEqualTo("fewer than two dates");
    }

    @Test
    void standsStillWithoutTrades() {
        performance.record(point(MONDAY, "1000", "0", 0));
        performance.record(point(MONDAY + DAY, "1000", "0", 0));
        performance.record(point(MONDAY + 2 * DAY, "1000", "0", 0));

        assertThat(defined(performance.metrics()))
                .isEqualTo(Map.ofEntries(
                        entry(Metric.TOTAL_RETURN, 0.0),
                        entry(Metric.CAGR, 0.0),
                        entry(Metric.ANNUAL_VOLATILITY, 0.0),
                        entry(Metric.MAX_DRAWDOWN, 0.0),
                        entry(Metric.MAX_DRAWDOWN_DAYS, 0.0),
                        entry(Metric.TRADES, 0.0),
                        entry(Metric.ROUND_TRIPS, 0.0),
                        entry(Metric.EXPOSURE, 0.0),
                        entry(Metric.TURNOVER, 0.0),
                        entry(Metric.VALUE_AT_RISK_95, 0.0),
                        entry(Metric.EXPECTED_SHORTFALL_95, 0.0),
                        entry(Metric.TOTAL_COMMISSION, 0.0),
                        entry(Metric.TOTAL_SLIPPAGE, 0.0),
                        entry(Metric.PERIODS_PER_YEAR, 252.0)));
        assertThat(performance.metrics().value(Metric.PERIODS_PER_YEAR).remark())
                .isEqualTo("0 of 3 dates are Saturdays or Sundays");
    }

    @Test
    void tellsEveryMetricOfASmallSession() {
        Benchmark benchmark = new Benchmark(1);
        benchmark.record(slice(MONDAY, "10"));
        benchmark.record(slice(MONDAY + DAY, "15"));
        benchmark.record(slice(MONDAY + 4 * DAY, "15"));
        performance.record(SampleTrades.costing(4, "0.5", "0.25"));
        performance.record(SampleTrades.buy(1, MONDAY, 10, "50"));
        performance.record(point(MONDAY, "1000", "500", 0));
        performance.record(point(MONDAY + DAY, "1500", "1000", 0));
        performance.record(SampleTrades.sell(1, MONDAY + 4 * DAY, 10, "25", "-250"));
        performance.record(SampleTrades.sell(0, MONDAY + 4 * DAY, 4, "2", "125"));
        performance.record(point(MONDAY + 4 * DAY, "750", "0", 0.5));

        Metrics metrics = performance.metrics(benchmark);

        assertThat(metrics.number(Metric.TOTAL_RETURN)).isEqualTo(-0.25);
        assertThat(metrics.number(Metric.CAGR)).isCloseTo(Math.pow(0.75, 365.25 / 4) - 1, within(1e-15));
        assertThat(metrics.number(Metric.ANNUAL_VOLATILITY)).isCloseTo(Math.sqrt(0.25 * 252), within(1e-12));
        assertThat(metrics.number(Metric.SHARPE_RATIO)).isZero();
        assertThat(metrics.number(Metric.SORTINO_RATIO)).isZero();
        assertThat(metrics.number(Metric.MAX_DRAWDOWN)).isEqualTo(0.5);
        assertThat(metrics.number(Metric.MAX_DRAWDOWN_DAYS)).isEqualTo(3);
        assertThat(metrics.number(Metric.CALMAR_RATIO)).isCloseTo(metrics.number(Metric.CAGR) / 0.5, within(1e-15));
        assertThat(metrics.number(Metric.TRADES)).isEqualTo(4);
        assertThat(metrics.number(Metric.ROUND_TRIPS)).isEqualTo(2);
        assertThat(metrics.number(Metric.WIN_RATE)).isEqualTo(0.5);
        assertThat(metrics.number(Metric.PROFIT_FACTOR)).isEqualTo(0.5);
        assertThat(metrics.number(Metric.EXPECTANCY)).isEqualTo(-62.5);
        assertThat(metrics.number(Metric.AVERAGE_HOLDING_DAYS)).isEqualTo(6);
        assertThat(metrics.number(Metric.EXPOSURE)).isEqualTo(2.0 / 3);
        assertThat(metrics.number(Metric.TURNOVER))
                .isCloseTo((4 + 500 + 250 + 8) / 2.0 / (3250 / 3.0) / (4 / 365.25), within(1e-12));
        assertThat(metrics.number(Metric.VALUE_AT_RISK_95)).isCloseTo(0.45, within(1e-15));
        assertThat(metrics.number(Metric.EXPECTED_SHORTFALL_95)).isEqualTo(0.5);
        assertThat(metrics.value(Metric.TOTAL_COMMISSION).exact()).isEqualTo("0.50000000");
        assertThat(metrics.value(Metric.TOTAL_SLIPPAGE).exact()).isEqualTo("1.00000000");
        assertThat(metrics.number(Metric.BENCHMARK_RETURN)).isEqualTo(0.5);
        assertThat(metrics.number(Metric.BETA)).isCloseTo(1.5, within(1e-15));
        assertThat(metrics.number(Metric.ALPHA)).isCloseTo(252 * -0.25, within(1e-12));
        assertThat(metrics.number(Metric.TRACKING_ERROR)).isCloseTo(Math.sqrt(252.0 / 12), within(1e-12));
        assertThat(metrics.number(Metric.INFORMATION_RATIO))
                .isCloseTo(-252 / 6.0 / Math.sqrt(252.0 / 12), within(1e-12));
        assertThat(metrics.number(Metric.PERIODS_PER_YEAR)).isEqualTo(252);
    }

    @Test
    void tellsDaysAndDrawdowns() {
        performance.record(point(0, "1000", "500", 0));
        performance.record(point(DAY - 1, "900", "0", 0.1));
        performance.record(point(DAY, "950", "950", 0.05));

        assertThat(performance.days())
                .containsExactly(
                        new EquityDay(LocalDate.EPOCH, parse("900"), parse("900"), 0, 0, 0, 0.1, 2, 1),
                        new EquityDay(LocalDate.EPOCH.plusDays(1), parse("950"), 0, parse("950"), 0, 0, 0.05, 1, 1));
        assertThat(performance.drawdowns())
                .extracting(DrawdownEpisode::beganAt, DrawdownEpisode::points, DrawdownEpisode::peakEquity)
                .containsExactly(tuple(DAY - 1, 2L, parse("1000")));
    }

    @Test
    void reckonsWithTheConventionsOfTheSession() {
        Performance monthly = new Performance(parse("1000"), new Conventions(15, 4));
        for (EquityPoint point : new EquityPoint[] {
            point(2 * DAY, "1500", "0", 0), point(3 * DAY, "1500", "0", 0), point(4 * DAY, "1875", "0", 0)
        }) {
            performance.record(point);
            monthly.record(point);
        }
        double[] returns = {.5, 0, .25};

        assertThat(monthly.metrics().number(Metric.SHARPE_RATIO)).isEqualTo(SharpeRatio.of(returns, 15, 4));
        assertThat(monthly.metrics().number(Metric.SORTINO_RATIO)).isEqualTo(SortinoRatio.of(returns, 15, 4));
        assertThat(monthly.metrics().number(Metric.PERIODS_PER_YEAR)).isEqualTo(4);
        assertThat(monthly.metrics().value(Metric.PERIODS_PER_YEAR).remark()).isEqualTo("given as periodsPerYear");
        assertThat(performance.metrics().number(Metric.SHARPE_RATIO)).isEqualTo(SharpeRatio.of(returns, 0, 365));
        assertThat(performance.metrics().number(Metric.PERIODS_PER_YEAR)).isEqualTo(365);
    }

    @Test
    void needsABenchmarkOfTheSameDates() {
        Benchmark benchmark = new Benchmark(1);
        benchmark.record(slice(0, "1"));
        performance.record(point(0, "1000", "0", 0));
        performance.record(point(DAY, "1000", "0", 0));

        assertThatThrownBy(() -> performance.metrics(benchmark))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the benchmark must have as many dates as the equity points, 2, but had 1");
    }

    @Test
    void winsEveryRoundTripWithOnlyWinners() {
        performance.record(SampleTrades.buy(0, 0));
        performance.record(SampleTrades.sell(0, 0, "0.00000001"));
        performance.record(SampleTrades.buy(0, 0));
        performance.record(SampleTrades.sell(0, 0, "250"));

        assertThat(performance.metrics().number(Metric.TRADES)).isEqualTo(4);
        assertThat(performance.metrics().number(Metric.ROUND_TRIPS)).isEqualTo(2);
        assertThat(performance.metrics().number(Metric.WIN_RATE)).isEqualTo(1.0);
    }

    @Test
    void winsNoRoundTripWithOnlyLosers() {
        performance.record(SampleTrades.buy(0, 0));
        performance.record(SampleTrades.sell(0, 0, "-250"));
        performance.record(SampleTrades.buy(0, 0));
        performance.record(SampleTrades.sell(0, 0, "-0.00000001"));

        assertThat(performance.metrics().number(Metric.WIN_RATE)).isEqualTo(0.0);
    }

    @Test
    void doesNotWinByBreakingEven() {
        performance.record(SampleTrades.sell(0, 0, "0"));
        performance.record(SampleTrades.sell(0, 0, "1"));
        performance.record(SampleTrades.sell(0, 0, "-1"));
        performance.record(SampleTrades.sell(0, 0, "3"));

        assertThat(performance.metrics().number(Metric.WIN_RATE)).isEqualTo(0.5);
    }

    @Test
    void keepsTheDeepestDrawdownAndTheLastEquity() {
        performance.record(point(0, "800", "0", 0.2));
        performance.record(point(1, "500", "0", 0.5));
        performance.record(point(2, "1500", "0", 0));

        assertThat(performance.metrics().number(Metric.TOTAL_RETURN)).isEqualTo(0.5);
        assertThat(performance.metrics().number(Metric.MAX_DRAWDOWN)).isEqualTo(0.5);
    }

    @Test
    void keepsTheDeepestDrawdownOfAnyPathEvenWhenItsPeakWasBefore() {
        SplittableRandom random = new SplittableRandom(1);
        for (int path = 0; path < 500; path++) {
            Performance followed = new Performance(1_000);
            EquityCurve curve = new EquityCurve(1_000);
            curve.restore(0, 1_000, random.nextLong(1_000, 1_100), 1_000);
            long equity = 1_000;
            double deepest = 0;
            for (int time = 0; time < 200; time++) {
                equity = Math.max(0, equity + random.nextLong(-20, 21));
                double drawdown = curve.record(0, equity);
                followed.record(new EquityPoint(time, equity, equity, 0, drawdown));
                deepest = Math.max(deepest, drawdown);
                assertThat(followed.metrics().number(Metric.MAX_DRAWDOWN)).isEqualTo(deepest);
            }
        }
    }

    private static Map<Metric, Double> defined(Metrics metrics) {
        Map<Metric, Double> defined = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            Double number = metrics.number(metric);
            if (number != null) {
                defined.put(metric, number);
            }
        }
        return defined;
    }

    private static EquityPoint point(long time, String equity, String positionsValue, double drawdown) {
        long positions = parse(positionsValue);
        return new EquityPoint(time, parse(equity), parse(equity) - positions, positions, drawdown);
    }
}
