package io.papertape.engine.sweep;

import static io.papertape.engine.Slices.DAY;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Fees;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategyFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A random trial over random bars; the same one from the same seed.
record RandomTrial(SweepWindow window, Trial trial) {

    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Tokyo", "Africa/Cairo");
    private static final long HOUR = DAY / 24;

    /// The strategy is number `seed` of the five, so that consecutive seeds cover all.
    static RandomTrial of(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = random.nextInt(1, random.nextInt(3) == 0 ? 30 : 500);
        long unit = unit(random);
        List<Bar> path = path(random, count, unit);
        BarColumns bars = columns(random, path);
        int first = random.nextInt(4) == 0 ? random.nextInt(count) : 0;
        int end = random.nextInt(4) == 0 ? random.nextInt(first, count + 1) : count;
        SessionConfig config = config(seed, random, bars);
        Conventions conventions = random.nextInt(3) == 0
                ? new Conventions(random.nextInt(10) / 100.0, random.nextBoolean() ? null : 252)
                : Conventions.DEFAULT;
        return new RandomTrial(new SweepWindow(bars, first, end, config, conventions), Trial.of(config));
    }

    /// What prices are multiples of: a hundredth most often, the least there is, or so much that
    /// sums overflow.
    private static long unit(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> 1;
            case 1 -> 9_000_000_000_000L;
            default -> Money.ONE / 100;
        };
    }

    private static List<Bar> path(SplittableRandom random, int count, long unit) {
        return switch (random.nextInt(5)) {
            case 0 -> RandomPrices.coarseBars(random, count);
            case 1 -> RandomPrices.walkingBars(random, count, random.nextDouble(0.001, 0.2));
            case 2 -> trends(random, count, unit);
            default -> steps(random, count, unit);
        };
    }

    /// A walk of whole units that is flat, rises and falls for a while, and jumps now and then.
    private static List<Bar> trends(SplittableRandom random, int count, long unit) {
        List<Bar> bars = new ArrayList<>();
        double price = random.nextLong(100, 100_000);
        double drift = 0;
        double swing = random.nextDouble(0.03);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(20) == 0) {
                drift = random.nextInt(3) == 0 ? 0 : random.nextDouble(-0.02, 0.02);
            }
            if (random.nextInt(100) == 0) {
                price = Math.min(1_000_000, price * random.nextDouble(0.5, 2));
            }
            long open = Math.max(1, Math.round(price));
            price = drift == 0 && random.nextBoolean() ? price : price * (1 + drift + random.nextDouble(-swing, swing));
            price = Math.clamp(price, 1, 1_000_000);
            long close = Math.max(1, Math.round(price));
            long high = Math.max(open, close) + random.nextLong(3);
            long low = Math.max(1, Math.min(open, close) - random.nextLong(3));
            bars.add(new Bar(open * unit, high * unit, low * unit, close * unit, random.nextInt(1_000)));
        }
        return bars;
    }

    /// Few prices, so that they repeat and touch.
    private static List<Bar> steps(SplittableRandom random, int count, long unit) {
        List<Bar> bars = new ArrayList<>();
        long price = random.nextLong(10, 200);
        for (int i = 0; i < count; i++) {
            price = Math.max(5, price + random.nextLong(-4, 5) * (random.nextInt(3) == 0 ? 0 : 1));
            bars.add(Bar.flat(price * unit));
        }
        return bars;
    }

    /// Daily bars without weekends or with, or bars within the day.
    private static BarColumns columns(SplittableRandom random, List<Bar> path) {
        BarColumns.Builder bars = new BarColumns.Builder();
        int rhythm = random.nextInt(4);
        long time = 18_000 * DAY;
        for (Bar bar : path) {
            time += switch (rhythm) {
                case 0 -> Math.floorMod(time / DAY, 7) == 1 ? 3 * DAY : DAY;
                case 1 -> DAY * random.nextInt(1, 3);
                case 2 -> HOUR * random.nextInt(1, 9);
                default -> random.nextInt(200) == 0 ? DAY : HOUR / 4;
            };
            MarketSlice slice = new MarketSlice(time, 1).with(0, bar);
            if (rhythm < 2) {
                slice.markDateAlone();
            }
            if (path.size() % 7 == 0) {
                slice.noteBenchmark(bar.high() / 2 + path.getFirst().close());
            }
            bars.add(slice, 0);
        }
        return bars.build();
    }

    private static SessionConfig config(int seed, SplittableRandom random, BarColumns bars) {
        long price = bars.close(0);
        long capital = random.nextInt(4) == 0
                ? random.nextLong(1, 2 + 3 * Math.min(price, Long.MAX_VALUE / 4))
                : price / 10 * random.nextLong(1, 20_000) + random.nextLong(1, Money.ONE);
        return SessionConfig.builder("seed " + seed, strategy(seed, random))
                .symbols(List.of("S"))
                .initialCapital(Math.max(1, capital < 0 ? Long.MAX_VALUE / 2 : capital))
                .costs(costs(random, price))
                .maxPositions(random.nextInt(1, 3))
                .sizing(sizing(random, price))
                .riskLimits(random.nextBoolean() ? limits(random) : null)
                .riskDrawdownReset(random.nextInt(3) == 0 ? random.nextInt(1, 60) : null)
                .zone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))))
                .tradeFrom(
                        random.nextInt(3) == 0
                                ? bars.time(random.nextInt(bars.size())) + random.nextInt(2)
                                : Long.MIN_VALUE)
                .build();
    }

    private static FillCosts costs(SplittableRandom random, long price) {
        Commission commission = switch (random.nextInt(4)) {
            case 0 -> Commission.NONE;
            case 1 -> Commission.ofShare(random.nextLong(1 + price / 50));
            case 2 -> Commission.ofOrder(random.nextLong(1 + price));
            default -> Commission.ofRate(random.nextLong(Money.ONE / 100));
        };
        boolean plain = random.nextInt(3) != 0;
        Fees fees = new Fees(
                commission,
                commission,
                plain ? 0 : random.nextLong(1 + price / 10),
                plain ? 0 : random.nextLong(Money.ONE / 50));
        Slippage slippage = switch (random.nextInt(4)) {
            case 0 -> Slippage.ofRate(0);
            case 1 -> new Slippage(0, random.nextLong(1 + price / 100), 0, 0);
            case 2 -> new Slippage(random.nextLong(Money.ONE / 100), 0, 0, 1 + price / 1_000);
            default -> Slippage.ofRate(random.nextLong(Money.ONE / 100));
        };
        long lot = switch (random.nextInt(5)) {
            case 0 -> 1;
            case 1 -> Money.ONE / 1_000;
            case 2 -> 10 * Money.ONE;
            default -> Money.ONE;
        };
        return new FillCosts(fees, slippage, lot);
    }

    private static Sizing sizing(SplittableRandom random, long price) {
        long fraction = random.nextBoolean() ? Money.ONE : random.nextLong(1, Money.ONE);
        return switch (random.nextInt(8)) {
            case 0 -> new Sizing(SizingMethod.EQUITY, fraction, 0);
            case 1 ->
                new Sizing(
                        SizingMethod.FIXED_CASH,
                        fraction,
                        1 + random.nextLong(Math.min(price, Long.MAX_VALUE / 1_000)) * 90);
            case 2 -> new Sizing(SizingMethod.FIXED_SHARES, fraction, random.nextLong(1, 300 * Money.ONE));
            case 3 -> new Sizing(random.nextBoolean() ? SizingMethod.RISK : SizingMethod.VOLATILITY, fraction, 0);
            default -> Sizing.ofCash(fraction);
        };
    }

    private static @Nullable RiskLimits limits(SplittableRandom random) {
        return random.nextBoolean()
                ? RiskLimits.DEFAULT
                : new RiskLimits(
                        random.nextLong(Money.ONE + 1),
                        random.nextLong(Money.ONE / 20),
                        random.nextLong(Money.ONE / 3),
                        random.nextLong(Money.ONE / 2));
    }

    private static StrategyFactory strategy(int seed, SplittableRandom random) {
        int bars = random.nextInt(2, random.nextInt(3) == 0 ? 60 : 9);
        Map<String, String> parameters = switch (seed % 5) {
            case 0 -> Map.of("fastPeriod", "" + (bars - 1), "slowPeriod", "" + (bars + random.nextInt(9)));
            case 1 -> Map.of("lookback", "" + bars, "threshold", "0.0" + random.nextInt(500));
            case 2 -> Map.of("period", "" + bars, "numStd", random.nextInt(2) + "." + random.nextInt(10));
            case 3 -> Map.of("period", "" + bars, "volThreshold", "0." + random.nextInt(10, 500));
            default -> Map.of("lookback", "" + bars);
        };
        return new StrategyCatalog(RandomTrial.class.getClassLoader())
                .find(StrategyCatalog.names().get(seed % 5), parameters)
                .factory();
    }
}
