package io.papertape.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.LotPart;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What holds for every session whose orders wait and whose levels close positions, over many random ones. A failure
/// names its seed.
class FillPropertiesTest {

    private static final int SEEDS = 400;

    @Test
    void everyFillCouldHaveHappened() {
        Set<TradeKind> kinds = EnumSet.noneOf(TradeKind.class);
        int ambiguous = 0;
        int limited = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomFills.of(seed);
            Map<Long, MarketSlice> slices =
                    random.slices().stream().collect(Collectors.toMap(MarketSlice::time, slice -> slice));
            FillRules rules = random.config().fills();
            Map<List<Long>, Long> filled = new HashMap<>();
            RecordingListener heard = random.run(random.slices());
            assertThat(heard.failures).as("seed %d", seed).isEmpty();
            for (Trade trade : heard.trades) {
                String what = "seed " + seed + ", " + trade;
                MarketSlice slice = Objects.requireNonNull(slices.get(trade.time()));
                int row = slice.row(trade.symbol());
                assertThat(trade.priceBeforeSlippage()).as(what).isBetween(slice.low(row), slice.high(row));
                assertThat(trade.price()).as(what).isNotNegative();
                assertThat(trade.slippage()).as(what).isNotNegative();
                assertThat(trade.commission()).as(what).isNotNegative();
                assertThat(trade.quantity() % random.config().costs().lot())
                        .as(what)
                        .isZero();
                assertThat(trade.quantity()).as(what).isPositive();
                if (rules.timing() == FillTiming.CLOSE) {
                    assertThat(trade.decidedAt()).as(what).isLessThanOrEqualTo(trade.time());
                } else {
                    assertThat(trade.decidedAt()).as(what).isLessThan(trade.time());
                }
                long sum = filled.merge(List.of(trade.time(), (long) trade.symbol()), trade.quantity(), Long::sum);
                if (rules.volumeLimit() > 0) {
                    assertThat(sum)
                            .as(what)
                            .isLessThanOrEqualTo(
                                    Money.timesRateFloor(VolumeCode.units(slice.volumeCode(row)), rules.volumeLimit()));
                }
                kinds.add(trade.kind());
                ambiguous += trade.ambiguous() ? 1 : 0;
                limited += trade.limitedBy() == null ? 0 : 1;
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(TradeKind.MARGIN, TradeKind.DELIST)));
        assertThat(ambiguous).isGreaterThan(SEEDS / 4);
        assertThat(limited).isGreaterThan(SEEDS);
    }

    @Test
    void booksBalanceAfterEverySlice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomFills.of(seed);
            RecordingListener heard = new RecordingListener();
            SessionEngine session = random.newSession(heard);
            for (MarketSlice slice : random.slices()) {
                session.iteration().processSymbols(slice);
                session.iteration().recordEquity(slice);
                long cash = random.config().initialCapital()
                        + heard.trades.stream().mapToLong(Trade::cashFlow).sum();
                assertThat(session.cash()).as("seed %d", seed).isEqualTo(cash);
                assertThat(session.positions().size())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(random.config().maxPositions());
            }
            assertThat(held(session.positions())).as("seed %d", seed).isEqualTo(traded(heard.trades));
            assertRealized(seed, session, heard);
        }
    }

    private static Map<Integer, Long> held(List<Position> positions) {
        return positions.stream().collect(Collectors.toMap(Position::symbol, Position::quantity));
    }

    private static Map<Integer, Long> traded(List<Trade> trades) {
        Map<Integer, Long> quantities = new HashMap<>();
        for (Trade trade : trades) {
            quantities.merge(
                    trade.symbol(), trade.side() == Side.BUY ? trade.quantity() : -trade.quantity(), Long::sum);
        }
        quantities.values().removeIf(quantity -> quantity == 0);
        return quantities;
    }

    /// What was realized, and what open positions have cost, is what cash changed by; parts add up to their entries.
    private static void assertRealized(int seed, SessionEngine session, RecordingListener heard) {
        long realized = heard.trades.stream()
                .mapToLong(trade -> trade.realizedPnl().orElse(0))
                .sum();
        long open = session.positions().stream()
                .mapToLong(position -> position.cost() + position.entryCommission())
                .sum();
        assertThat(session.cash() + open - session.config().initialCapital())
                .as("seed %d", seed)
                .isEqualTo(realized);
        for (Trade trade : heard.trades) {
            if (trade.effect() == PositionEffect.CLOSE && !trade.parts().isEmpty()) {
                assertThat(trade.parts().stream().mapToLong(LotPart::quantity).sum())
                        .as("seed %d, %s", seed, trade)
                        .isEqualTo(trade.quantity());
                assertThat(trade.entryNumber())
                        .hasValue(trade.parts().getFirst().entryNumber());
            }
        }
    }

    @Test
    void carriedForwardEqualsWhole() {
        int waited = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomFills.of(seed);
            SplittableRandom where = new SplittableRandom(seed);
            TreeSet<Integer> cuts = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                cuts.add(where.nextInt(1, random.slices().size()));
            }
            RecordingListener whole = random.run(random.slices());

            assertThat(all(random.runInParts(List.copyOf(cuts))))
                    .as("seed %d, cuts %s", seed, cuts)
                    .isEqualTo(all(whole));
            waited += whole.ends.size();
        }
        assertThat(waited).isGreaterThan(10 * SEEDS);
    }

    @Test
    void futureBarsNeverChangePastDecisions() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSession random = RandomFills.of(seed);
            int known = new SplittableRandom(seed).nextInt(1, random.slices().size());
            List<MarketSlice> past = random.slices().subList(0, known);
            long last = past.getLast().time();

            RecordingListener onlyPast = random.run(past);

            assertThat(upTo(last, random.run(random.slices())))
                    .as("seed %d", seed)
                    .isEqualTo(all(onlyPast));
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
        heard.ends.stream()
                .filter(end -> end.time() <= time)
                .forEach(end -> emitted.add(end.order().terms() + " " + end.time() + " " + end.why()));
        return emitted;
    }
}
