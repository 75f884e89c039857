package io.papertape.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Slices;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every session, over many random ones. A failure names its seed.
class SessionPropertiesTest {

    private static final int SEEDS = 400;

    @Test
    void booksBalanceExactlyAfterEverySlice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            RecordingListener heard = new RecordingListener();
            SessionEngine session = random.newSession(heard);
            for (MarketSlice slice : random.slices()) {
                session.iteration().processSymbols(slice);
                session.iteration().recordEquity(slice);
                if (slice.time() >= random.config().tradeFrom()) {
                    assertBalanced(seed, random.config(), session.positions(), heard);
                }
            }
        }
    }

    private static void assertBalanced(
            int seed, SessionConfig config, List<Position> positions, RecordingListener heard) {
        EquityPoint point = heard.points.getLast();
        long flows = heard.trades.stream().mapToLong(Trade::cashFlow).sum();
        long values = positions.stream().mapToLong(Position::marketValue).sum();

        assertThat(config.initialCapital() + flows).as("cash, seed %d", seed).isEqualTo(point.cash());
        assertThat(point.cash() + values).as("equity, seed %d", seed).isEqualTo(point.equity());
        assertThat(point.positionsValue()).as("positions' value, seed %d", seed).isEqualTo(values);
        assertThat(point.cash()).as("cash, seed %d", seed).isNotNegative();
        assertThat(point.drawdown()).as("drawdown, seed %d", seed).isBetween(0.0, 1.0);
        assertThat(positions).as("positions, seed %d", seed).hasSizeLessThanOrEqualTo(config.maxPositions());
        for (int symbol = 0; symbol < config.symbols().size(); symbol++) {
            assertThat(traded(heard.trades, symbol))
                    .as("quantity of %d, seed %d", symbol, seed)
                    .isEqualTo(held(positions, symbol));
        }
    }

    private static long traded(List<Trade> trades, int symbol) {
        return trades.stream()
                .filter(trade -> trade.symbol() == symbol)
                .mapToLong(trade -> trade.side() == Side.BUY ? trade.quantity() : -trade.quantity())
                .sum();
    }

    private static long held(List<Position> positions, int symbol) {
        return positions.stream()
                .filter(position -> position.symbol() == symbol)
                .mapToLong(Position::quantity)
                .sum();
    }

    @Test
    void cashIsNeverNegativeAfterAnyTrade() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            long cash = random.config().initialCapital();
            for (Trade trade : random.run(random.slices()).trades) {
                cash += trade.cashFlow();
                assertThat(cash).as("trade %d, seed %d", trade.number(), seed).isNotNegative();
            }
        }
    }

    @Test
    void realizedPnlIsWhatARoundTripAddedToCash() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            long[] paid = new long[random.config().symbols().size()];
            for (Trade trade : random.run(random.slices()).trades) {
                if (trade.side() == Side.BUY) {
                    paid[trade.symbol()] = trade.cashFlow();
                } else {
                    assertThat(trade.realizedPnl())
                            .as("trade %d, seed %d", trade.number(), seed)
                            .hasValue(paid[trade.symbol()] + trade.cashFlow());
                }
            }
        }
    }

    @Test
    void tradesAndEquityAreThoseOfPlainDecimals() {
        int trades = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            ReferenceBooks books = new ReferenceBooks(random.config());
            random.slices().forEach(books::pass);
            RecordingListener heard = random.run(random.slices());

            assertThat(heard.trades.stream().map(SessionPropertiesTest::fill))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(books.fills);
            assertThat(heard.points.stream().map(point -> Money.toDecimal(point.equity())))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(books.equities);
            trades += books.fills.size();
        }
        assertThat(trades).isGreaterThan(20 * SEEDS);
    }

    private static ReferenceBooks.Fill fill(Trade trade) {
        return new ReferenceBooks.Fill(
                trade.side(),
                trade.symbol(),
                trade.time(),
                Money.toDecimal(trade.quantity()),
                Money.toDecimal(trade.price()),
                Money.toDecimal(trade.cashFlow()));
    }

    @Test
    void nothingIsTradedOrRecordedBeforeTheFirstSliceThatTrades() {
        int warmedUp = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            long tradeFrom = random.config().tradeFrom();
            RecordingListener heard = random.run(random.slices());

            assertThat(heard.points.stream().map(EquityPoint::time))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(random.slices().stream()
                            .map(MarketSlice::time)
                            .filter(time -> time >= tradeFrom)
                            .toList());
            assertThat(heard.trades).as("seed %d", seed).allMatch(trade -> trade.time() >= tradeFrom);
            warmedUp += tradeFrom > 0 && !heard.trades.isEmpty() ? 1 : 0;
        }
        assertThat(warmedUp).isGreaterThan(SEEDS / 4);
    }

    @Test
    void aHighestEquityThatIsForgottenIsAtMostTheTrueOne() {
        int forgotten = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            SessionEngine session = random.newSession(new RecordingListener());
            for (MarketSlice slice : random.slices()) {
                session.iteration().processSymbols(slice);
                session.iteration().recordEquity(slice);
                assertThat(session.riskPeakEquity()).as("seed %d", seed).isLessThanOrEqualTo(session.peakEquity());
            }
            forgotten += session.riskPeakEquity() < session.peakEquity() ? 1 : 0;
            if (random.config().riskDrawdownReset() == null) {
                assertThat(session.riskPeakEquity()).isEqualTo(session.peakEquity());
            }
        }
        assertThat(forgotten).isGreaterThan(SEEDS / 10);
    }

    @Test
    void futureBarsNeverChangePastDecisions() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            int known = new SplittableRandom(seed).nextInt(1, random.slices().size());
            List<MarketSlice> past = random.slices().subList(0, known);
            List<MarketSlice> otherFuture = Stream.concat(
                            past.stream(),
                            random.slices().reversed().stream().limit(20).map(slice -> later(slice, known)))
                    .toList();

            RecordingListener whole = random.run(random.slices());
            RecordingListener other = random.run(otherFuture);
            RecordingListener onlyPast = random.run(past);

            assertThat(upTo(past.getLast().time(), whole)).as("seed %d", seed).isEqualTo(all(onlyPast));
            assertThat(upTo(past.getLast().time(), other)).as("seed %d", seed).isEqualTo(all(onlyPast));
        }
    }

    /// The bars of a slice, long after all others.
    private static MarketSlice later(MarketSlice slice, int known) {
        MarketSlice moved = new MarketSlice((known + 1_000) * Slices.DAY - slice.time(), slice.size());
        for (int i = 0; i < slice.size(); i++) {
            moved.add(slice.symbol(i), slice.open(i), slice.high(i), slice.low(i), slice.close(i), slice.volume(i));
        }
        return moved;
    }

    @Test
    void carriedForwardEqualsWhole() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomSession.of(seed);
            SplittableRandom where = new SplittableRandom(seed);
            TreeSet<Integer> cuts = new TreeSet<>();
            int most = where.nextInt(1, 8);
            while (cuts.size() < most) {
                cuts.add(where.nextInt(1, random.slices().size()));
            }

            assertThat(all(random.runInParts(List.copyOf(cuts))))
                    .as("seed %d, cuts %s", seed, cuts)
                    .isEqualTo(all(random.run(random.slices())));
        }
    }

    @Test
    void carriedForwardAfterEverySliceEqualsWhole() {
        for (int seed = 0; seed < 10; seed++) {
            RandomSession random = RandomSession.of(seed);
            List<Integer> cuts =
                    IntStream.range(1, random.slices().size()).boxed().toList();

            assertThat(all(random.runInParts(cuts))).as("seed %d", seed).isEqualTo(all(random.run(random.slices())));
        }
    }

    private static List<Object> all(RecordingListener heard) {
        return upTo(Long.MAX_VALUE, heard);
    }

    private static List<Object> upTo(long time, RecordingListener heard) {
        List<Object> emitted = new ArrayList<>();
        heard.trades.stream().filter(trade -> trade.time() <= time).forEach(emitted::add);
        heard.points.stream().filter(point -> point.time() <= time).forEach(emitted::add);
        heard.refusals.stream().filter(refusal -> refusal.time() <= time).forEach(emitted::add);
        return emitted;
    }
}
