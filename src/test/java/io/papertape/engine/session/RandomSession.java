package io.papertape.engine.session;

import static io.papertape.engine.Slices.DAY;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategyFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Random settings and prices; the same ones from the same seed.
///
/// @param config of any of the five strategies, with risk limits or without, with a peak that is forgotten or not, with
///     slices that warm up or without
/// @param slices several symbols, with gaps, four slices to a day
record RandomSession(SessionConfig config, List<MarketSlice> slices) {

    /// The strategy is number `seed` of the five, so that consecutive seeds cover all.
    static RandomSession of(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int symbols = random.nextInt(1, 7);
        SessionConfig config = settings(seed, random)
                .symbols(IntStream.range(0, symbols).mapToObj(i -> "S" + i).toList())
                .build();
        return new RandomSession(config, RandomPrices.slices(random, symbols, 120));
    }

    /// Other settings over the symbols and prices of another one.
    static RandomSession over(RandomSession other, int seed) {
        SessionConfig config = settings(seed, new SplittableRandom(seed))
                .symbols(other.config.symbols())
                .build();
        return new RandomSession(config, other.slices);
    }

    private static SessionConfig.Builder settings(int seed, SplittableRandom random) {
        return SessionConfig.builder("seed " + seed, strategy(seed, random))
                .initialCapital(random.nextLong(1_000, 1_000_000) * Money.ONE + random.nextLong(Money.ONE))
                .costs(FillCosts.ofRates(random.nextLong(Money.ONE / 50), random.nextLong(Money.ONE / 50)))
                .maxPositions(random.nextInt(1, 8))
                .sizing(Sizing.ofCash(random.nextBoolean() ? Money.ONE : random.nextLong(1, Money.ONE)))
                .riskLimits(random.nextBoolean() ? limits(random) : null)
                .riskDrawdownReset(seed % 3 == 0 ? null : 1 + seed % 4)
                .tradeFrom(seed % 2 == 0 ? Long.MIN_VALUE : seed % 80 * DAY / 8);
    }

    private static StrategyFactory strategy(int seed, SplittableRandom random) {
        int bars = random.nextInt(2, 8);
        Map<String, String> parameters = switch (seed % 5) {
            case 0 -> Map.of("fastPeriod", "" + bars, "slowPeriod", "" + (bars + random.nextInt(1, 9)));
            case 1 -> Map.of("lookback", "" + bars, "threshold", "0.0" + random.nextInt(5));
            case 2 -> Map.of("period", "" + (bars + 1), "numStd", "1." + random.nextInt(5));
            case 3 -> Map.of("period", "" + bars, "volThreshold", "0.0" + random.nextInt(1, 9));
            default -> Map.of("lookback", "" + bars);
        };
        return new StrategyCatalog(RandomSession.class.getClassLoader())
                .find(StrategyCatalog.names().get(seed % 5), parameters)
                .factory();
    }

    private static RiskLimits limits(SplittableRandom random) {
        return random.nextBoolean()
                ? RiskLimits.DEFAULT
                : new RiskLimits(
                        random.nextLong(Money.ONE + 1),
                        random.nextLong(Money.ONE / 5),
                        random.nextLong(Money.ONE / 2),
                        random.nextLong(Money.ONE / 2));
    }

    /// What a session with these settings emits over these slices.
    RecordingListener run(List<MarketSlice> given) {
        RecordingListener heard = new RecordingListener();
        SessionEngine session = newSession(heard);
        drive(session, given);
        return heard;
    }

    /// What sessions emit that follow one another, each restored from the end of the one before.
    ///
    /// @param cuts numbers of slices after which a new session goes on, rising
    RecordingListener runInParts(List<Integer> cuts) {
        RecordingListener heard = new RecordingListener();
        SessionEngine session = newSession(heard);
        int from = 0;
        for (int cut : cuts) {
            drive(session, slices.subList(from, cut));
            SessionEngine next = newSession(heard);
            slices.subList(0, cut).forEach(next::warmUp);
            if (!heard.points.isEmpty()) {
                next.restore(state(session, heard));
            }
            session = next;
            from = cut;
        }
        drive(session, slices.subList(from, slices.size()));
        return heard;
    }

    SessionEngine newSession(SessionListener listener) {
        return new SessionEngine(config, listener);
    }

    private static void drive(SessionEngine session, List<MarketSlice> slices) {
        for (MarketSlice slice : slices) {
            session.iteration().processSymbols(slice);
            session.iteration().recordEquity(slice);
        }
    }

    SessionState state(SessionEngine session, RecordingListener heard) {
        EquityPoint last = heard.points.getLast();
        long dayBefore = heard.points.stream()
                .filter(point -> point.date() < last.date())
                .reduce((earlier, later) -> later)
                .map(EquityPoint::equity)
                .orElse(config.initialCapital());
        List<Position> copies =
                session.positions().stream().map(RandomSession::copy).toList();
        return new SessionState(
                last.time(),
                last.date(),
                last.equity(),
                last.cash(),
                session.peakEquity(),
                session.riskPeakEquity(),
                copies.isEmpty() ? flatSince(heard) : null,
                dayBefore,
                heard.trades.size(),
                copies,
                session.receivables(),
                session.waitingOrders().stream()
                        .map(RandomSession::copy)
                        .sorted(Comparator.comparingLong(order -> order.terms().number()))
                        .toList(),
                session.cooldowns(),
                session.nextOrderNumber(),
                false);
    }

    private static Position copy(Position open) {
        return new Position(
                open.symbol(),
                open.sign(),
                open.lots().stream()
                        .map(lot -> new Lot(
                                lot.entryNumber(),
                                lot.enteredAt(),
                                lot.price(),
                                lot.quantity(),
                                lot.commission(),
                                lot.sold()))
                        .toList(),
                copy(open.sign(), open.levels()),
                open.lastPrice(),
                open.lastBarAt(),
                open.excursion(),
                open.barsHeld());
    }

    private static @Nullable ExitLevels copy(int sign, @Nullable ExitLevels levels) {
        return levels == null
                ? null
                : new ExitLevels(
                        sign,
                        levels.stop(),
                        levels.stopDecidedAt(),
                        levels.target(),
                        levels.targetDecidedAt(),
                        levels.trail(),
                        levels.trailDecidedAt(),
                        levels.missedTrails());
    }

    private static Order copy(Order waiting) {
        return new Order(
                waiting.terms(),
                waiting.remaining(),
                waiting.triggered(),
                waiting.barsLeft(),
                waiting.filled(),
                waiting.charged());
    }

    /// Date of the first point since which no position was recorded.
    private static long flatSince(RecordingListener heard) {
        int first = heard.points.size() - 1;
        while (first > 0 && heard.points.get(first - 1).positionsValue() == 0) {
            first--;
        }
        return heard.points.get(first).date();
    }
}
