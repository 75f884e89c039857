package io.papertape.bench;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.strategy.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A session on minute bars in memory: the first ones of the files that [PriceGenerator] writes.
///
/// It trades to the end, not until costs or limits have stopped it: risk is off, its capital is
/// large, its cash is shared out among the symbols, and slippage is nothing.
final class EngineSession {

    /// Commission of a trade, a fraction of its value.
    static final double COMMISSION = 0.001;

    private static final long UNITS_PER_CENT = Money.ONE / 100;
    private static final long CAPITAL = 1_000_000_000 * Money.ONE;
    private static final FillCosts COSTS = FillCosts.ofRates(Math.round(COMMISSION * Money.ONE), 0);
    private static final long CASH_PERCENT = 95;

    private static final FillRules NEXT_OPEN_WITH_LEVELS = new FillRules(
            FillTiming.NEXT_OPEN,
            0,
            false,
            1,
            false,
            false,
            IntrabarOrder.STOP_FIRST,
            2 * Money.ONE / 100,
            4 * Money.ONE / 100,
            0,
            0,
            0);

    private final List<MarketSlice> slices = new ArrayList<>();
    private final SessionConfig config;

    /// How it trades.
    enum Orders {
        /// At the close that tells the signal.
        PLAIN,
        /// At the next open, with a stop 2 % below and a target 4 % above.
        LEVELS,
        /// At that close, too, but its cash buys nothing: signals without trades.
        NONE
    }

    /// @param strategy name of a bundled strategy, which gets its default parameters
    /// @param symbols each with a bar in every slice
    /// @param bars of all symbols together
    /// @param orders how it trades
    EngineSession(String strategy, int symbols, int bars, long seed, Orders orders) {
        List<String> names = new ArrayList<>();
        List<PriceWalk> walks = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            names.add(PriceGenerator.name(symbol));
            walks.add(new PriceWalk(seed, symbol, PriceWalk.MINUTE_SD));
        }
        for (int i = 0; i < bars / symbols; i++) {
            slices.add(slice(PriceGenerator.minute(i), walks));
        }
        config = SessionConfig.builder(
                        "benchmark",
                        new StrategyCatalog(EngineSession.class.getClassLoader())
                                .find(strategy, Map.of())
                                .factory())
                .symbols(names)
                .initialCapital(orders == Orders.NONE ? 1 : CAPITAL)
                .costs(COSTS)
                .maxPositions(symbols)
                .sizing(Sizing.ofCash(CASH_PERCENT * Money.ONE / 100 / symbols))
                .fills(orders == Orders.LEVELS ? NEXT_OPEN_WITH_LEVELS : FillRules.AT_CLOSE)
                .riskLimits(null)
                .build();
    }

    /// The usual number of bars, traded at the close.
    static EngineSession plain(String strategy, int symbols, long seed) {
        return new EngineSession(strategy, symbols, EngineBenchmark.BARS, seed, Orders.PLAIN);
    }

    /// The bars, by time.
    List<MarketSlice> slices() {
        return slices;
    }

    /// Replays all bars in a session of its own, as a batch does: it measures nothing.
    ///
    /// @return how many trades there were
    long replay() {
        Trades trades = new Trades();
        SessionEngine session = new SessionEngine(config, trades);
        for (MarketSlice slice : slices) {
            session.iteration().processSymbols(slice);
            session.iteration().recordEquity(slice);
        }
        return trades.count;
    }

    /// Counts trades, and asks for no reason.
    private static final class Trades implements SessionListener {

        private long count;

        @Override
        public void traded(Trade trade) {
            count++;
        }
    }

    private static MarketSlice slice(long time, List<PriceWalk> walks) {
        MarketSlice slice = new MarketSlice(time, walks.size());
        for (int symbol = 0; symbol < walks.size(); symbol++) {
            PriceWalk walk = walks.get(symbol);
            walk.advance();
            slice.add(
                    symbol,
                    walk.open() * UNITS_PER_CENT,
                    walk.high() * UNITS_PER_CENT,
                    walk.low() * UNITS_PER_CENT,
                    walk.close() * UNITS_PER_CENT,
                    walk.volume());
        }
        return slice;
    }
}
