package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Affordable;
import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.PositionSizing;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskManager;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import org.jspecify.annotations.Nullable;

/// Makes orders of signals to open a position: how much, by cash and by the limits of risk. Not safe for use by several
/// threads.
final class Entries {

    private final SessionConfig config;
    private final CostModel costs;
    private final Account account;
    private final WaitingOrders orders;
    private final Fills fills;
    private final @Nullable RiskManager risk;
    private final StrategyRunner strategy;
    private final SessionListener listener;
    private final DailyCloses dailyCloses;
    private final LevelPrices prices;
    private final Asked asked = new Asked();

    Entries(
            SessionConfig config,
            Account account,
            WaitingOrders orders,
            Fills fills,
            @Nullable RiskManager risk,
            StrategyRunner strategy,
            SessionListener listener,
            DailyCloses dailyCloses,
            LevelPrices prices) {
        this.config = config;
        this.account = account;
        this.orders = orders;
        this.fills = fills;
        this.risk = risk;
        this.strategy = strategy;
        this.listener = listener;
        this.dailyCloses = dailyCloses;
        this.prices = prices;
        costs = config.costs();
    }

    /// What a size is found from.
    private final class Asked implements PositionSizing.Entry {
        private int symbol;
        private Side side = Side.BUY;
        private long fill;
        private long strategyStop;
        private boolean maker;
        private long cash;

        @Override
        public Side side() {
            return side;
        }

        @Override
        public long largestQuantity(long budget, long available) {
            return Affordable.quantity(costs, config.shorts(), side, maker, fill, budget, available);
        }

        @Override
        public long fill() {
            return fill;
        }

        @Override
        public boolean maker() {
            return maker;
        }

        @Override
        public long stop() {
            if (fill <= 0) {
                return 0;
            }
            int sign = side.sign();
            long stop = strategyStop > 0 ? prices.inTicks(sign, strategyStop) : prices.stop(sign, fill);
            long trail = prices.trail(sign, fill);
            return stop == 0 || (trail > 0 && sign * trail > sign * stop) ? trail : stop;
        }

        @Override
        public long cash() {
            return cash;
        }

        @Override
        public long equity() {
            return account.equityAtMostLargest();
        }

        @Override
        public double yearlyVolatility() {
            return dailyCloses.yearlyVolatility(symbol);
        }

        @Override
        public CostModel costs() {
            return costs;
        }
    }

    /// Follows a signal to open a position.
    ///
    /// @param signal BUY for a long position, SELL for a short one
    /// @param levels that the strategy gives with the signal
    /// @param row of the bar that gave the signal
    /// @param date of the slice
    void enter(MarketSlice slice, int row, long date, Signal signal, Levels levels) {
        int symbol = slice.symbol(row);
        long close = slice.close(row);
        asked.symbol = symbol;
        asked.side = signal == Signal.BUY ? Side.BUY : Side.SELL;
        asked.strategyStop = levels.stop();
        asked.maker = levels.isLimitAlone();
        asked.fill = expectedFill(levels, close);
        asked.cash = orders.freeCash();
        OrderSize size = OrderSize.of(config.sizing(), asked);
        if (size == null) {
            return;
        }
        if (risk != null) {
            switch (risk.entry(date, size, asked)) {
                case RiskDecision.Allowed(OrderSize allowed) -> size = allowed;
                case RiskDecision.Refused refused -> {
                    listener.entryRefused(
                            slice.time(), symbol, close, size.quantity(), refused, strategy.reason(symbol, signal));
                    return;
                }
            }
        }
        submit(slice, row, signal, levels, size);
    }

    /// Whether a symbol may be entered, whatever its signal.
    boolean mayEnter(int symbol) {
        return !orders.cools(symbol) && orders.otherPositions(symbol) < config.maxPositions();
    }

    private long expectedFill(Levels levels, long close) {
        if (levels.limit() > 0) {
            return levels.limit();
        }
        return costs.expectedFill(asked.side, levels.trigger() > 0 ? levels.trigger() : close);
    }

    private void submit(MarketSlice slice, int row, Signal signal, Levels levels, OrderSize size) {
        int symbol = slice.symbol(row);
        TradeKind kind = TradeKind.of(levels.limit(), levels.trigger(), TradeKind.OPEN);
        String reason = listener.reason(signal, strategy.reason(symbol, signal));
        Order order = new Order(
                new OrderTerms(
                        orders.number(),
                        symbol,
                        asked.side,
                        PositionEffect.OPEN,
                        kind,
                        size,
                        levels.limit(),
                        levels.trigger(),
                        levels.firstPrice(),
                        levels.stop(),
                        levels.target(),
                        asked.fill,
                        kind == TradeKind.OPEN ? slice.close(row) : 0,
                        slice.time(),
                        reason),
                config.fills().limitBars());
        if (kind == TradeKind.OPEN && config.fills().timing().isAtOnce()) {
            fills.enter(order, slice, row, slice.close(row), false, false);
        } else {
            orders.add(order);
        }
    }
}
