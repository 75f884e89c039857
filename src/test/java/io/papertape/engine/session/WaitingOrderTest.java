package io.papertape.engine.session;

import static io.papertape.engine.Sessions.drive;
import static io.papertape.engine.Slices.DAY;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.Sessions;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.CashFraction;
import io.papertape.engine.order.FillAtClose;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillModel;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A fill model that lets orders wait needs nothing but its own class: here one that fills at the open of the symbol's
/// next bar.
class WaitingOrderTest {

    private final RecordingListener heard = new RecordingListener();

    /// Fills exits before entries, each in order of decision.
    private static final class FillAtNextOpen implements FillModel {

        private final List<Order> waiting = new ArrayList<>();

        @Override
        public void submit(Order order, long close, Execution execution) {
            waiting.add(order);
        }

        /// What the bar of the fill was, a trade does not tell.
        @Override
        public boolean made(Trade trade) {
            return true;
        }

        @Override
        public List<Order> waiting() {
            return waiting;
        }

        @Override
        public void beginSlice(MarketSlice slice, Execution execution) {
            fill(slice, Side.SELL, execution);
            fill(slice, Side.BUY, execution);
        }

        private void fill(MarketSlice slice, Side side, Execution execution) {
            for (Iterator<Order> orders = waiting.iterator(); orders.hasNext(); ) {
                Order order = orders.next();
                for (int i = 0; i < slice.size(); i++) {
                    if (order.side() == side && slice.symbol(i) == order.symbol()) {
                        orders.remove();
                        execution.fill(order, slice.open(i), slice.time());
                    }
                }
            }
        }
    }

    @Test
    void fillsAtTheOpenOfTheNextBarWithItsCosts() {
        SessionEngine session = new SessionEngine(
                SessionConfig.builder("nightly", () -> ScriptedStrategy.BUY_100_SELL_110_OR_90)
                        .symbols(List.of("KO"))
                        .initialCapital(parse("100000"))
                        .costs(new FillCosts(parse("0.001"), parse("0.0005")))
                        .sizing(new CashFraction(parse("0.95")))
                        .fills(FillAtNextOpen::new)
                        .riskLimits(null)
                        .build(),
                heard);

        drive(session.iteration(), slice(DAY, "100"));
        assertThat(heard.trades).isEmpty();
        assertThat(session.lastEquity()).isEqualTo(parse("100000"));
        drive(session.iteration(), bar(2, "102", "104"));

        Trade entry = heard.trades.getFirst();
        assertThat(entry.time()).isEqualTo(2 * DAY);
        assertThat(Money.format(entry.quantity())).isEqualTo("949");
        assertThat(Money.format(entry.price())).isEqualTo("102.051");
        assertThat(Money.format(entry.commission())).isEqualTo("96.846399");
        assertThat(Money.format(session.cash())).isEqualTo("3056.754601");
        assertThat(Money.format(session.lastEquity())).isEqualTo("101752.754601");
    }

    @Test
    void decidesNothingForASymbolWhoseOrderWaits() {
        SessionEngine session = session(2);

        drive(
                session.iteration(),
                slice(DAY, "100", "100"),
                slice(2 * DAY, null, "100"),
                slice(3 * DAY, null, "100"),
                slice(4 * DAY, "105", null));

        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(1, 0);
        assertThat(heard.trades).extracting(Trade::time).containsExactly(2 * DAY, 4 * DAY);
    }

    @Test
    void countsEntriesThatWaitAsPositions() {
        SessionEngine session = session(1);

        drive(session.iteration(), slice(DAY, "100", "100"), slice(2 * DAY, "101", "101"));

        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(0);
    }

    @Test
    void sellsAtTheNextOpenAndBuysAfterIt() {
        SessionEngine session = session(2);

        drive(
                session.iteration(),
                slice(DAY, "100", null),
                slice(2 * DAY, "100", null),
                slice(3 * DAY, "110", "100"),
                slice(4 * DAY, "111", "101"));

        assertThat(heard.trades).extracting(Trade::side).containsExactly(Side.BUY, Side.SELL, Side.BUY);
        assertThat(heard.trades).extracting(Trade::symbol).containsExactly(0, 0, 1);
        assertThat(heard.trades.get(1).price()).isEqualTo(parse("111"));
        assertThat(heard.trades.get(1).reason()).isEqualTo("SELL at 110");
    }

    @Test
    void makesTheTradesOfFillsAtTheCloseABarLaterWhereEachOpenIsTheCloseBefore() {
        int trades = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<MarketSlice> slices = withoutGaps(new SplittableRandom(seed));
            RecordingListener atClose = replay(seed, FillAtClose::new, slices);
            RecordingListener atNextOpen = replay(seed, FillAtNextOpen::new, slices);

            List<Trade> fillable = atClose.trades.stream()
                    .filter(trade -> trade.time() < slices.getLast().time())
                    .toList();
            assertThat(atNextOpen.trades).as("seed %d", seed).hasSameSizeAs(fillable);
            for (int i = 0; i < fillable.size(); i++) {
                Trade close = fillable.get(i);
                Trade open = atNextOpen.trades.get(i);
                assertThat(open.time()).as("seed %d", seed).isEqualTo(close.time() + DAY);
                assertThat(List.of(open.side(), open.quantity(), open.price(), open.cashFlow(), open.realizedPnl()))
                        .as("seed %d, trade %d", seed, i)
                        .isEqualTo(List.of(
                                close.side(), close.quantity(), close.price(), close.cashFlow(), close.realizedPnl()));
            }
            trades += fillable.size();
        }
        assertThat(trades).isGreaterThan(500);
    }

    private SessionEngine session(int maxPositions) {
        return new SessionEngine(
                Sessions.settings("nightly", new ScriptedStrategy(Map.of("100", Signal.BUY, "110", Signal.SELL)))
                        .maxPositions(maxPositions)
                        .fills(FillAtNextOpen::new)
                        .build(),
                heard);
    }

    private static RecordingListener replay(int seed, Supplier<FillModel> fills, List<MarketSlice> slices) {
        SessionConfig config = RandomSession.of(seed).config();
        RecordingListener heard = new RecordingListener();
        SessionEngine session = new SessionEngine(
                SessionConfig.builder("seed " + seed, config.strategy())
                        .symbols(List.of("KO"))
                        .initialCapital(config.initialCapital())
                        .costs(config.costs())
                        .sizing(config.sizing())
                        .fills(fills)
                        .riskLimits(null)
                        .build(),
                heard);
        slices.forEach(slice -> drive(session.iteration(), slice));
        return heard;
    }

    /// Daily bars, each of which opens at the close before.
    private static List<MarketSlice> withoutGaps(SplittableRandom random) {
        List<MarketSlice> slices = new ArrayList<>();
        long before = 0;
        for (Bar bar : RandomPrices.walkingBars(random, 200, 0.03)) {
            long open = before == 0 ? bar.open() : before;
            slices.add(new MarketSlice((slices.size() + 1) * DAY, 1)
                    .with(
                            0,
                            new Bar(
                                    open,
                                    Math.max(open, bar.high()),
                                    Math.min(open, bar.low()),
                                    bar.close(),
                                    bar.volume())));
            before = bar.close();
        }
        return slices;
    }

    private static MarketSlice bar(int day, String open, String close) {
        return new MarketSlice(day * DAY, 1).with(0, new Bar(parse(open), parse(close), parse(open), parse(close), 0));
    }
}
