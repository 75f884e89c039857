package io.papertape.trading;

import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.session.RecordingListener;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sessions that are started by names, and fed by hand.
@Timeout(60)
class NamedTradingTest {

    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 4);
    private static final int DAYS = 400;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final BigDecimal CAPITAL = new BigDecimal("25000.5");

    private final PaperTrading trading = new PaperTrading(InstantSource.system());
    private final PriceFeed feed = new PriceFeed(SYMBOLS);

    @AfterEach
    void stop() {
        if (trading.status().active()) {
            trading.stop();
        }
    }

    static List<String> strategies() {
        return StrategyCatalog.names();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void tradesAsAReplayOfTheSameBars(String strategy) throws InterruptedException {
        Map<String, String> settings = Map.of(
                "commission",
                "0.002",
                "riskMaxDrawdown",
                "0.1",
                "zone",
                "America/New_York",
                "riskFreeRate",
                "0.03",
                "periodsPerYear",
                "200",
                "interval",
                "0");
        List<Map<String, Bar>> days = days();
        trading.start(strategy, SYMBOLS, CAPITAL, settings, feed);
        for (int day = 0; day < days.size(); day++) {
            feed.add(FIRST.plusDays(day), days.get(day));
        }
        assertThat(feed.awaitTraded(LIMIT)).isTrue();

        SessionResults running = trading.status().results();
        SessionResults stopped = trading.stop();

        Expected expected = replayed(strategy, settings, days, false);
        assertThat(running.trades()).isNotEmpty().isEqualTo(expected.trades());
        assertThat(running.equityCurve()).isEqualTo(expected.points());
        assertThat(running.metrics().values())
                .isEqualTo(expected.performance().metrics().values());
        Expected closed = replayed(strategy, settings, days, true);
        assertThat(stopped.trades()).isEqualTo(closed.trades());
        assertThat(stopped.finalEquity()).isEqualTo(closed.points().getLast().equity());
        assertThat(stopped.equityCurve()).hasSize(DAYS);
        assertThat(stopped.positions()).isEmpty();
        assertThat(stopped.finalEquity() - stopped.initialCapital())
                .isEqualTo(stopped.realizedPnl())
                .isEqualTo(stopped.trades().stream().mapToLong(Trade::cashFlow).sum());
    }

    @Test
    void tellsWhatItHoldsAndRisks() throws InterruptedException {
        startMomentum(Map.of("session", "mine"));
        feed.add(
                Instant.parse("2024-04-04T20:00:00Z"),
                Map.of("AAA", Bar.flat(parse("100")), "BBB", Bar.flat(parse("1"))));
        feed.add(Instant.parse("2024-04-05T20:00:00Z"), Map.of("AAA", Bar.flat(parse("102"))));
        feed.add(Instant.parse("2024-04-08T20:00:00Z"), Map.of("AAA", Bar.flat(parse("101.5"))));
        assertThat(feed.awaitTraded(LIMIT)).isTrue();

        SessionResults results = Objects.requireNonNull(trading.status().results());

        // 20 % of 10,000 at 102 are 19 shares; they lose 0.5 each.
        assertThat(results.positions())
                .containsExactly(new OpenPosition(
                        "AAA",
                        parse("19"),
                        parse("102"),
                        Instant.parse("2024-04-05T20:00:00Z"),
                        parse("101.5"),
                        parse("1928.5"),
                        parse("-9.5")));
        assertThat(results.unrealizedPnl()).isEqualTo(parse("-9.5"));
        assertThat(results.realizedPnl()).isZero();
        assertThat(results.risk())
                .isEqualTo(new RiskInUse(9.5 / 10_000, -9.5 / 10_000, 8062 / 9990.5, 1928.5 / 9990.5));
        assertThat(trading.latestPrice("AAA")).hasValue(parse("101.5"));
        assertThat(trading.latestPrice("BBB")).hasValue(parse("1"));
        assertThat(trading.latestPrice("CCC")).isEmpty();
        assertThat(trading.history("AAA", 2))
                .containsExactly(
                        new TimedBar(Instant.parse("2024-04-05T20:00:00Z"), Bar.flat(parse("102"))),
                        new TimedBar(Instant.parse("2024-04-08T20:00:00Z"), Bar.flat(parse("101.5"))));
        assertThat(trading.history("BBB", Integer.MAX_VALUE)).hasSize(1);
        assertThatThrownBy(() -> trading.history("DDD", 1))
                .hasMessage("session 'mine' has no symbol 'DDD'; it has AAA, BBB, CCC");
        assertThat(results.summary()).isEqualTo("""
                Session   mine: AAA, BBB, CCC
                Equity    9990.5, began with 10000: -0.10 %
                Trades    1, realized 0
                Open      1, worth 1928.5, unrealized -9.5; cash 8062
                Drawdown  0.10 %, 0.10 % at most
                """);
    }

    @Test
    void refusesEntriesWhereTheRiskInUseIsBeyondTheLimit() throws InterruptedException {
        startMomentum(Map.of("riskMaxDrawdown", "0.01", "riskMaxPositionSize", "0.5"));
        String[] prices = {"100", "102", "99.9", "99", "102"};
        for (int day = 0; day < prices.length; day++) {
            feed.add(FIRST.plusDays(day), Map.of("AAA", Bar.flat(parse(prices[day]))));
            assertThat(feed.awaitTraded(LIMIT)).isTrue();
        }

        // 49 shares were bought at 102 and sold at 99.9.
        SessionResults results = Objects.requireNonNull(trading.status().results());
        assertThat(results.trades()).hasSize(2);
        assertThat(results.risk().drawdown()).isEqualTo(49 * 2.1 / 10_000).isGreaterThan(0.01);
        assertThat(results.risk().utilisation()).isZero();
        assertThat(results.risk().cashShare()).isEqualTo(1);
    }

    @Test
    void tellsWhichSymbolsTheStrategyFailedFor() throws InterruptedException {
        trading.start(Fragile.class.getName(), SYMBOLS, CAPITAL, Map.of("interval", "0"), feed);
        for (int day = 0; day < 3; day++) {
            feed.add(FIRST.plusDays(day), Map.of("AAA", Bar.flat(parse("1")), "CCC", Bar.flat(parse("2"))));
        }
        assertThat(feed.awaitTraded(LIMIT)).isTrue();

        SessionResults results = Objects.requireNonNull(trading.status().results());

        assertThat(results.failures()).singleElement().satisfies(failures -> {
            assertThat(failures.symbol()).isEqualTo("CCC");
            assertThat(failures.count()).isEqualTo(3);
            assertThat(failures.firstAt()).isEqualTo(Instant.parse("2021-01-04T00:00:00Z"));
            assertThat(failures.first()).hasMessage("at 2");
        });
        assertThat(results.equityCurve()).hasSize(3);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> trading.start(
                        "SimpleMAStrategy",
                        List.of("AAA", "B,C"),
                        new BigDecimal("-1"),
                        Map.of(
                                "fastPeriod",
                                "50",
                                "prices",
                                "folder",
                                "interval",
                                "often",
                                "comission",
                                "0",
                                "copyOf",
                                "mine"),
                        feed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "interval must be",
                        "setting 'prices' is of a replay; a feed gives the prices",
                        "setting 'copyOf' is of a replay; there are no books to copy from",
                        "symbol 'B,C' has a comma",
                        "fastPeriod must be less than slowPeriod",
                        "initialCapital must be",
                        "unknown parameter 'comission': did you mean 'commission'?");
        assertThat(trading.status().active()).isFalse();
        assertThatThrownBy(() -> trading.start("SimpelMAStrategy", SYMBOLS, CAPITAL, Map.of(), feed))
                .hasMessageContaining("SimpleMAStrategy");
        assertThatThrownBy(() -> trading.start("SimpleMAStrategy", SYMBOLS, CAPITAL, Map.of("symbols", "AAA"), feed))
                .hasMessage("setting 'symbols' is an argument of its own");
    }

    @Test
    void refusesBarsThatAFeedCannotTake() {
        feed.add(FIRST, Map.of("AAA", Bar.flat(parse("1"))));

        assertThatThrownBy(() -> feed.add(FIRST, Map.of("AAA", Bar.flat(parse("1")))))
                .hasMessage("bars of 2021-01-04T00:00:00Z do not come after those of 2021-01-04T00:00:00Z");
        assertThatThrownBy(() -> feed.add(FIRST.plusDays(1), Map.of("DDD", Bar.flat(parse("1")))))
                .hasMessage("the session has no symbol 'DDD'");
        assertThatThrownBy(() -> feed.add(FIRST.plusDays(1), Map.of()))
                .hasMessage("there is no bar of 2021-01-05T00:00:00Z");
        assertThatThrownBy(() -> feed.add(Instant.parse("2024-01-01T00:00:00.0001Z"), Map.of("AAA", Bar.flat(1))))
                .hasMessage("times are in whole milliseconds but one was 2024-01-01T00:00:00.000100Z");
        assertThatThrownBy(() -> PriceFeed.bar("1", "2", "x", "1", 0))
                .hasMessageContaining("open 1, high 2, low x, close 1");
        assertThatThrownBy(() -> PriceFeed.bar("3", "2", "1", "1", 0)).hasMessageContaining("within low and high");
    }

    /// Fails for prices of 2.
    public static final class Fragile implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            if (bars.close(0) == parse("2")) {
                throw new IllegalStateException("at 2");
            }
            return Signal.HOLD;
        }
    }

    /// Buys what has risen by more than 1 %, without costs.
    private void startMomentum(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("lookback", "1", "threshold", "0.01", "commission", "0", "slippage", "0", "interval", "0"));
        settings.putAll(more);
        trading.start("MomentumStrategy", SYMBOLS, new BigDecimal("10000"), settings, feed);
    }

    private static List<Map<String, Bar>> days() {
        Random random = new Random(11);
        double[] prices = {100, 20, 7};
        List<Map<String, Bar>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            Map<String, Bar> bars = new HashMap<>();
            for (int symbol = 0; symbol < prices.length; symbol++) {
                prices[symbol] *= 1 + 0.012 * (symbol + 1) * random.nextGaussian();
                if (random.nextInt(10) > 0 || bars.isEmpty()) {
                    bars.put(SYMBOLS.get(symbol), Bar.flat(Math.round(prices[symbol] * 100) * 1_000_000));
                }
            }
            days.add(bars);
        }
        return days;
    }

    private static Expected replayed(
            String strategy, Map<String, String> settings, List<Map<String, Bar>> days, boolean closes) {
        Map<String, String> texts = new HashMap<>(settings);
        texts.remove("interval");
        texts.put("strategy", strategy);
        texts.put("symbols", String.join(",", SYMBOLS));
        texts.put(ReplaySettings.INITIAL_CAPITAL.name(), CAPITAL.toPlainString());
        RequestedSettings asked = RequestedSettings.read(
                texts, new StrategyCatalog(NamedTradingTest.class.getClassLoader()), StrategyOrigin.COMMAND);
        SessionSettings read = Objects.requireNonNull(asked.settings());
        RecordingListener heard = new RecordingListener();
        SessionEngine engine = new SessionEngine(
                read.engineConfig(
                        "replay", Objects.requireNonNull(asked.strategy()).factory()),
                heard);
        for (int day = 0; day < days.size(); day++) {
            MarketSlice slice = new MarketSlice(FIRST.plusDays(day).toEpochDay() * 86_400_000L, 3);
            for (int symbol = 0; symbol < SYMBOLS.size(); symbol++) {
                Bar bar = days.get(day).get(SYMBOLS.get(symbol));
                if (bar != null) {
                    slice.with(symbol, bar);
                }
            }
            slice.markDateAlone();
            engine.iteration().processSymbols(slice);
            engine.iteration().recordEquity(slice);
        }
        if (closes) {
            engine.closePositions(Set.of());
        }
        return new Expected(read, heard.trades, heard.points);
    }

    /// What the engine tells, as a replay keeps it.
    private record Expected(SessionSettings settings, List<Trade> trades, List<EquityPoint> points) {

        private Performance performance() {
            Performance performance = new Performance(
                    settings.initialCapital(), settings.metrics().conventions());
            int next = 0;
            for (EquityPoint point : points) {
                while (next < trades.size() && trades.get(next).time() == point.time()) {
                    performance.record(trades.get(next++));
                }
                performance.record(point);
            }
            assertThat(performance.metrics().number(Metric.TRADES)).isEqualTo(trades.size());
            return performance;
        }
    }
}
