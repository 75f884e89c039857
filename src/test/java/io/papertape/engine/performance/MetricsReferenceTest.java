package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.engine.MarketOrders;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random trading of random prices, on calendars with and without weekends, beside [ReferenceMetrics].
class MetricsReferenceTest {

    private static final int SYMBOLS = 3;

    @Test
    void equalTheirDefinitions() {
        Set<Metric> undefined = EnumSet.noneOf(Metric.class);
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double riskFreeRate = random.nextBoolean() ? 0 : random.nextDouble(-0.02, 0.1);
            RandomBooks books = new RandomBooks(random);
            Performance performance = new Performance(books.capital, new Conventions(riskFreeRate, null));
            Benchmark benchmark = new Benchmark(SYMBOLS);
            books.trade(performance, benchmark);

            Metrics metrics = performance.metrics(benchmark);

            Map<String, @Nullable Number> expected =
                    reference(books, riskFreeRate, benchmark).values();
            assertThat(expected.keySet())
                    .containsExactlyElementsOf(
                            Stream.of(Metric.values()).map(Metric::label).toList());
            for (Metric metric : Metric.values()) {
                assertEqual(metrics.value(metric), expected.get(metric.label()), metric + ", seed " + seed);
                if (metrics.number(metric) == null) {
                    undefined.add(metric);
                }
            }
        }
        assertThat(undefined)
                .containsExactlyInAnyOrder(
                        Metric.CAGR,
                        Metric.ANNUAL_VOLATILITY,
                        Metric.SHARPE_RATIO,
                        Metric.SORTINO_RATIO,
                        Metric.CALMAR_RATIO,
                        Metric.WIN_RATE,
                        Metric.PROFIT_FACTOR,
                        Metric.EXPECTANCY,
                        Metric.AVERAGE_HOLDING_DAYS,
                        Metric.TURNOVER,
                        Metric.ALPHA,
                        Metric.BETA,
                        Metric.INFORMATION_RATIO,
                        Metric.TRACKING_ERROR);
    }

    private static void assertEqual(MetricValue value, @Nullable Number expected, String what) {
        switch (expected) {
            case null -> assertThat(value.number()).as(what).isNull();
            case BigDecimal money -> assertThat(value.exact()).as(what).isEqualByComparingTo(money);
            case Long count -> assertThat(value.exact()).as(what).isEqualTo(BigDecimal.valueOf(count));
            default ->
                assertThat(value.number())
                        .as(what)
                        .isCloseTo(
                                expected.doubleValue(), within(1e-12 * Math.max(1, Math.abs(expected.doubleValue()))));
        }
    }

    private static ReferenceMetrics reference(RandomBooks books, double riskFreeRate, Benchmark benchmark) {
        return new ReferenceMetrics(
                Money.toDecimal(books.capital),
                riskFreeRate,
                null,
                books.points.stream()
                        .map(point -> new ReferenceMetrics.Point(
                                utc(point.time()),
                                Money.toDecimal(point.equity()),
                                Money.toDecimal(point.positionsValue())))
                        .toList(),
                books.trades.stream()
                        .map(trade -> new ReferenceMetrics.Fill(
                                trade.symbol(),
                                utc(trade.time()),
                                trade.side() == Side.BUY,
                                Money.toDecimal(trade.quantity()),
                                Money.toDecimal(trade.price()),
                                Money.toDecimal(trade.commission()),
                                Money.toDecimal(trade.slippage()),
                                Money.toDecimal(trade.cashFlow())))
                        .toList(),
                Arrays.stream(benchmark.growth()).mapToObj(BigDecimal::new).toList());
    }

    private static LocalDateTime utc(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /// Buys and sells by chance, some points a day, for a day or a year.
    private static final class RandomBooks {

        private final long capital;
        private final boolean weekends;
        private final List<Trade> trades = new ArrayList<>();
        private final List<EquityPoint> points = new ArrayList<>();
        private final SplittableRandom random;
        private final long[] prices = new long[SYMBOLS];

        RandomBooks(SplittableRandom random) {
            this.random = random;
            capital = random.nextLong(10_000, 90_000_000) * Money.ONE + random.nextLong(Money.ONE);
            weekends = random.nextBoolean();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                prices[symbol] = random.nextLong(Money.ONE, 300 * Money.ONE);
            }
        }

        void trade(Performance performance, Benchmark benchmark) {
            Account account = new Account(List.of("A", "B", "C"), capital);
            EquityCurve curve = new EquityCurve(capital);
            MarketOrders orders =
                    new MarketOrders(new PaperExecutor(FillCosts.ofRates(Money.ONE / 1000, Money.ONE / 500), account));
            int pointsPerDay = random.nextInt(1, 4);
            long end = 10_000 + (random.nextInt(4) == 0 ? random.nextInt(1, 9) : random.nextLong(90, 300));
            for (long day = 10_000; day < end; day++) {
                long weekday = Math.floorMod(day, 7);
                for (int i = 0; i < pointsPerDay && (weekends || (weekday != 2 && weekday != 3)); i++) {
                    long time = day * DAY + i * DAY / 5;
                    MarketSlice slice = walk(time);
                    benchmark.record(slice);
                    trade(time, account, orders).forEach(trade -> {
                        trades.add(trade);
                        performance.record(trade);
                    });
                    account.updatePositions(prices);
                    long equity = account.equity();
                    EquityPoint point = new EquityPoint(
                            time, equity, account.cash(), account.positionsValue(), curve.record(day * DAY, equity));
                    points.add(point);
                    performance.record(point);
                }
            }
        }

        private MarketSlice walk(long time) {
            MarketSlice slice = new MarketSlice(time, SYMBOLS);
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                if (random.nextInt(10) > 0) {
                    prices[symbol] += (long) (prices[symbol] * random.nextDouble(-0.03, 0.03));
                    slice.with(symbol, Bar.flat(prices[symbol]));
                }
            }
            return slice;
        }

        private List<Trade> trade(long time, Account account, MarketOrders orders) {
            int symbol = random.nextInt(SYMBOLS);
            Position position = account.position(symbol);
            if (random.nextBoolean()) {
                return List.of();
            }
            if (position != null) {
                return List.of(orders.sell(position, prices[symbol], time, ""));
            }
            long shares = account.cash() / 3 / prices[symbol];
            return shares == 0
                    ? List.of()
                    : List.of(orders.buy(symbol, OrderSize.unreduced(shares * Money.ONE), prices[symbol], time, ""));
        }
    }
}
