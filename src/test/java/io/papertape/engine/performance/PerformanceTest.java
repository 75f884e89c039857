package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    /// 1970-01-01 is a Thursday.
    private static final long MONDAY = 4 * DAY;

    private final Performance performance = new Performance(parse("1000"));

    @Test
    void isUndefinedWithoutHistory() {
        assertThat(performance.metrics())
                .hasAllNullFieldsOrPropertiesExcept(
                        "trades", "roundTrips", "totalCommission", "totalSlippage", "periodsPerYear", "periodsReason");
        assertThat(performance.metrics().trades()).isZero();
        assertThat(performance.metrics().roundTrips()).isZero();
        assertThat(performance.metrics().totalCommission()).isZero();
        assertThat(performance.metrics().totalSlippage()).isZero();
        assertThat(performance.metrics().periodsPerYear()).isEqualTo(252);
        assertThat(performance.metrics(new Benchmark(1))).isEqualTo(performance.metrics());
        assertThat(performance.days()).isEmpty();
        assertThat(performance.drawdowns()).isEmpty();
    }

    @Test
    void isMostlyUndefinedAfterASinglePoint() {
        performance.record(point(MONDAY, "900", "0", 0.1));

        assertThat(performance.metrics())
                .isEqualTo(new Metrics(
                        -0.1,
                        null,
                        null,
                        null,
                        null,
                        0.1,
                        0.0,
                        null,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        0.0,
                        null,
                        0.1,
                        0.1,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        252,
                        "fewer than two dates"));
    }

    @Test
    void standsStillWithoutTrades() {
        performance.record(point(MONDAY, "1000", "0", 0));
        performance.record(point(MONDAY + DAY, "1000", "0", 0));
        performance.record(point(MONDAY + 2 * DAY, "1000", "0", 0));

        assertThat(performance.metrics())
                .isEqualTo(new Metrics(
                        0.0,
                        0.0,
                        0.0,
                        null,
                        null,
                        0.0,
                        0.0,
                        null,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        0.0,
                        0.0,
                        0.0,
                        0.0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        252,
                        "0 of 3 dates are Saturdays or Sundays"));
    }

    @Test
    void tellsEveryMetricOfASmallSession() {
        Benchmark benchmark = new Benchmark(1);
        benchmark.record(slice(MONDAY, "10"));
        benchmark.record(slice(MONDAY + DAY, "15"));
        benchmark.record(slice(MONDAY + 4 * DAY, "15"));
        performance.record(Fills.costing(4, "0.5", "0.25"));
        performance.record(Fills.buy(1, MONDAY, 10, "50"));
        performance.record(point(MONDAY, "1000", "500", 0));
        performance.record(point(MONDAY + DAY, "1500", "1000", 0));
        performance.record(Fills.sell(1, MONDAY + 4 * DAY, 10, "25", "-250"));
        performance.record(Fills.sell(0, MONDAY + 4 * DAY, 4, "2", "125"));
        performance.record(point(MONDAY + 4 * DAY, "750", "0", 0.5));

        Metrics metrics = performance.metrics(benchmark);

        assertThat(metrics.totalReturn()).isEqualTo(-0.25);
        assertThat(metrics.cagr()).isCloseTo(Math.pow(0.75, 365.25 / 4) - 1, within(1e-15));
        assertThat(metrics.annualVolatility()).isCloseTo(Math.sqrt(0.25 * 252), within(1e-12));
        assertThat(metrics.sharpeRatio()).isZero();
        assertThat(metrics.sortinoRatio()).isZero();
        assertThat(metrics.maxDrawdown()).isEqualTo(0.5);
        assertThat(metrics.maxDrawdownDays()).isEqualTo(3);
        assertThat(metrics.calmarRatio()).isCloseTo(metrics.cagr() / 0.5, within(1e-15));
        assertThat(metrics.trades()).isEqualTo(4);
        assertThat(metrics.roundTrips()).isEqualTo(2);
        assertThat(metrics.winRate()).isEqualTo(0.5);
        assertThat(metrics.profitFactor()).isEqualTo(0.5);
        assertThat(metrics.expectancy()).isEqualTo(-62.5);
        assertThat(metrics.averageHoldingDays()).isEqualTo(6);
        assertThat(metrics.exposure()).isEqualTo(2.0 / 3);
        assertThat(metrics.turnover())
                .isCloseTo((4 + 500 + 250 + 8) / 2.0 / (3250 / 3.0) / (4 / 365.25), within(1e-12));
        assertThat(metrics.valueAtRisk95()).isCloseTo(0.45, within(1e-15));
        assertThat(metrics.expectedShortfall95()).isEqualTo(0.5);
        assertThat(metrics.totalCommission()).isEqualTo(parse("0.5"));
        assertThat(metrics.totalSlippage()).isEqualTo(parse("1"));
        assertThat(metrics.benchmarkReturn()).isEqualTo(0.5);
        assertThat(metrics.beta()).isCloseTo(1.5, within(1e-15));
        assertThat(metrics.alpha()).isCloseTo(252 * -0.25, within(1e-12));
        assertThat(metrics.trackingError()).isCloseTo(Math.sqrt(252.0 / 12), within(1e-12));
        assertThat(metrics.informationRatio()).isCloseTo(-252 / 6.0 / Math.sqrt(252.0 / 12), within(1e-12));
        assertThat(metrics.periodsPerYear()).isEqualTo(252);
    }

    @Test
    void tellsDaysAndDrawdowns() {
        performance.record(point(0, "1000", "500", 0));
        performance.record(point(DAY - 1, "900", "0", 0.1));
        performance.record(point(DAY, "950", "950", 0.05));

        assertThat(performance.days())
                .containsExactly(
                        new EquityDay(LocalDate.EPOCH, parse("900"), parse("900"), 0, 0.1, 2, 1),
                        new EquityDay(LocalDate.EPOCH.plusDays(1), parse("950"), 0, parse("950"), 0.05, 1, 1));
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

        assertThat(monthly.metrics().sharpeRatio()).isEqualTo(SharpeRatio.of(returns, 15, 4));
        assertThat(monthly.metrics().sortinoRatio()).isEqualTo(SortinoRatio.of(returns, 15, 4));
        assertThat(monthly.metrics().periodsPerYear()).isEqualTo(4);
        assertThat(monthly.metrics().periodsReason()).isEqualTo("given as periodsPerYear");
        assertThat(performance.metrics().sharpeRatio()).isEqualTo(SharpeRatio.of(returns, 0, 365));
        assertThat(performance.metrics().periodsPerYear()).isEqualTo(365);
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
        performance.record(Fills.buy(0, 0));
        performance.record(Fills.sell(0, 0, "0.00000001"));
        performance.record(Fills.buy(0, 0));
        performance.record(Fills.sell(0, 0, "250"));

        assertThat(performance.metrics().trades()).isEqualTo(4);
        assertThat(performance.metrics().roundTrips()).isEqualTo(2);
        assertThat(performance.metrics().winRate()).isEqualTo(1.0);
    }

    @Test
    void winsNoRoundTripWithOnlyLosers() {
        performance.record(Fills.buy(0, 0));
        performance.record(Fills.sell(0, 0, "-250"));
        performance.record(Fills.buy(0, 0));
        performance.record(Fills.sell(0, 0, "-0.00000001"));

        assertThat(performance.metrics().winRate()).isEqualTo(0.0);
    }

    @Test
    void doesNotWinByBreakingEven() {
        performance.record(Fills.sell(0, 0, "0"));
        performance.record(Fills.sell(0, 0, "1"));
        performance.record(Fills.sell(0, 0, "-1"));
        performance.record(Fills.sell(0, 0, "3"));

        assertThat(performance.metrics().winRate()).isEqualTo(0.5);
    }

    @Test
    void keepsTheDeepestDrawdownAndTheLastEquity() {
        performance.record(point(0, "800", "0", 0.2));
        performance.record(point(1, "500", "0", 0.5));
        performance.record(point(2, "1500", "0", 0));

        assertThat(performance.metrics().totalReturn()).isEqualTo(0.5);
        assertThat(performance.metrics().maxDrawdown()).isEqualTo(0.5);
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
                followed.recordEquity(time, 0, equity, 0, drawdown);
                deepest = Math.max(deepest, drawdown);
                assertThat(followed.metrics().maxDrawdown()).isEqualTo(deepest);
            }
        }
    }

    private static EquityPoint point(long time, String equity, String positionsValue, double drawdown) {
        long positions = parse(positionsValue);
        return new EquityPoint(time, parse(equity), parse(equity) - positions, positions, drawdown);
    }
}
