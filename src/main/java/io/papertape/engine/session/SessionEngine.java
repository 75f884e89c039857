package io.papertape.engine.session;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillModel;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskManager;
import io.papertape.engine.risk.RiskPeak;
import io.papertape.engine.strategy.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One simulated account that trades a strategy: wires account, strategy, risk manager and executor, and decides what a
/// signal leads to. A driver calls its [#iteration()] for every slice; what happens is told to a listener, which keeps
/// what it wants of it.
///
/// Not safe for use by several threads.
///
/// ```java
/// SessionEngine session = new SessionEngine(config, listener);
/// for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
///     session.iteration().processSymbols(slice);
///     session.iteration().recordEquity(slice);
/// }
/// session.closePositions(Set.of());
/// ```
public final class SessionEngine {

    /// The reason of trades that [#closePositions(Set)] makes.
    public static final String CLOSED_AT_END = "closed at the end of the session";

    private static final System.Logger LOG = System.getLogger(SessionEngine.class.getName());

    private final SessionConfig config;
    private final SessionListener listener;
    private final Account account;
    private final EquityCurve curve;
    private final SessionCalendar calendar;
    private final RiskPeak riskPeak;
    private final Market market;
    private final StrategyRunner strategy;
    private final FillModel fills;
    private final FillModel.Execution execution = this::fill;
    private final PaperExecutor executor;
    private final @Nullable RiskManager risk;
    private final Iteration iteration;
    private final BitSet failed = new BitSet();
    private long lastSliceAt;

    /// A session in a market of its own.
    ///
    /// @param config the settings
    /// @param listener hears trades, equity, refusals and failures
    public SessionEngine(SessionConfig config, SessionListener listener) {
        this(config, new Market(config.symbols()), listener);
    }

    /// A session in a market that others may trade in, too. All of them have the same list of symbols, and are given
    /// the same slices in turns.
    ///
    /// @param config the settings
    /// @param market has taken no slice in yet
    /// @param listener hears trades, equity, refusals and failures
    /// @throws IllegalArgumentException if the market has other symbols, or the same in another order
    /// @throws IllegalStateException if bars that the strategy needs were in the market and are gone
    public SessionEngine(SessionConfig config, Market market, SessionListener listener) {
        requireSameSymbols(config, market);
        this.config = config;
        this.market = market;
        this.listener = listener;
        account = new Account(config.symbols(), config.initialCapital());
        curve = new EquityCurve(config.initialCapital());
        calendar = new SessionCalendar(config.zone(), config.tradeFrom());
        riskPeak = new RiskPeak(config.initialCapital(), config.riskDrawdownReset());
        strategy = new StrategyRunner(config.strategy(), market);
        fills = config.fills().get();
        executor = new PaperExecutor(config.costs(), account);
        risk = config.riskLimits() == null
                ? null
                : new RiskManager(config.riskLimits(), config.costs(), account, curve, riskPeak);
        iteration = new Iteration(
                config.name(),
                market,
                account,
                this::beginSlice,
                this::processSymbol,
                this::recordEquity,
                this::symbolFailed);
    }

    private static void requireSameSymbols(SessionConfig config, Market market) {
        List<String> own = config.symbols();
        List<String> others = market.symbols();
        if (own.size() != others.size()) {
            throw new IllegalArgumentException(
                    "session " + config.name() + " has " + own.size() + " symbols but its market has " + others.size());
        }
        for (int symbol = 0; symbol < own.size(); symbol++) {
            if (!own.get(symbol).equals(others.get(symbol))) {
                throw new IllegalArgumentException("session " + config.name() + " has the symbol " + own.get(symbol)
                        + " where its market has " + others.get(symbol));
            }
        }
    }

    public SessionConfig config() {
        return config;
    }

    /// What a driver calls for every slice.
    public Iteration iteration() {
        return iteration;
    }

    /// Takes bars in without trading, so that strategies have their history when trading goes on after them.
    public void warmUp(MarketSlice slice) {
        calendar.next(slice.time(), slice.dateAlone());
        market.update(slice);
        for (int i = 0; i < slice.size(); i++) {
            strategy.warmUp(slice.symbol(i));
        }
        lastSliceAt = slice.time();
    }

    /// Continues from the end of an earlier iteration.
    public void restore(SessionState state) {
        account.restore(state.cash(), state.positions());
        calendar.continueFrom(state.date());
        curve.restore(state.date(), state.equity(), state.peakEquity(), state.previousDayEquity());
        riskPeak.restore(state.riskPeakEquity(), state.equity(), state.flatSince());
        executor.continueFrom(state.nextTradeNumber());
        lastSliceAt = state.time();
    }

    /// Last recorded equity; the initial capital before the first.
    public long lastEquity() {
        return curve.lastEquity();
    }

    public long cash() {
        return account.cash();
    }

    /// Highest recorded equity; the initial capital counts.
    public long peakEquity() {
        return curve.peak();
    }

    /// Highest equity that counts for the limit of the drawdown; [#peakEquity()] unless riskDrawdownReset has reset it.
    public long riskPeakEquity() {
        return riskPeak.last();
    }

    /// Open positions, in order of entry; a live view.
    public List<Position> positions() {
        return account.positions();
    }

    /// Sells every position at its latest price, in the order of the symbols, and records the
    /// equity that this leaves at the time of the last slice.
    ///
    /// @param stale symbols whose last bar is so old that the trade tells its date
    public void closePositions(Set<Integer> stale) {
        if (account.openPositions() == 0) {
            return;
        }
        for (int symbol = 0; symbol < config.symbols().size(); symbol++) {
            Position position = account.position(symbol);
            if (position != null) {
                String reason = stale.contains(symbol) ? closedAtPriceOf(position.lastBarAt()) : CLOSED_AT_END;
                fill(Order.close(position, lastSliceAt, reason), position.lastPrice(), lastSliceAt);
            }
        }
        recordEquity(lastSliceAt, account.equity());
    }

    private static String closedAtPriceOf(long bar) {
        return CLOSED_AT_END + ", at the price of " + LocalDate.ofInstant(Instant.ofEpochMilli(bar), ZoneOffset.UTC);
    }

    private void beginSlice(MarketSlice slice) {
        calendar.next(slice.time(), slice.dateAlone());
        fills.beginSlice(slice, execution);
    }

    private void processSymbol(long time, int symbol) {
        if (time < config.tradeFrom()) {
            strategy.warmUp(symbol);
            return;
        }
        switch (strategy.signal(symbol)) {
            case BUY -> enter(time, symbol);
            case SELL -> exit(time, symbol);
            case HOLD -> {}
        }
    }

    private void enter(long time, int symbol) {
        if (account.position(symbol) != null || waits(symbol) || positionsWithWaiting() >= config.maxPositions()) {
            return;
        }
        long price = market.price(symbol);
        long fill = config.costs().affordableFill(price);
        long quantity = config.sizing().quantity(fill, account, config.costs());
        if (quantity == 0) {
            return;
        }
        if (risk == null) {
            open(time, symbol, OrderSize.unreduced(quantity), price);
            return;
        }
        switch (risk.entry(calendar.date(), quantity, fill)) {
            case RiskDecision.Allowed(OrderSize size) -> open(time, symbol, size, price);
            case RiskDecision.Refused refused ->
                listener.entryRefused(time, symbol, price, quantity, refused, strategy.reason(symbol, Signal.BUY));
        }
    }

    private void open(long time, int symbol, OrderSize size, long price) {
        fills.submit(Order.open(symbol, size, time, reason(symbol, Signal.BUY)), price, execution);
    }

    private void exit(long time, int symbol) {
        Position position = account.position(symbol);
        if (position != null && !waits(symbol)) {
            Order order = Order.close(position, time, reason(symbol, Signal.SELL));
            fills.submit(order, market.price(symbol), execution);
        }
    }

    private boolean waits(int symbol) {
        List<Order> waiting = fills.waiting();
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).symbol() == symbol) {
                return true;
            }
        }
        return false;
    }

    private int positionsWithWaiting() {
        int positions = account.openPositions();
        List<Order> waiting = fills.waiting();
        for (int i = 0; i < waiting.size(); i++) {
            positions += waiting.get(i).effect() == PositionEffect.OPEN ? 1 : 0;
        }
        return positions;
    }

    private String reason(int symbol, Signal signal) {
        return listener.reason(signal, strategy.reason(symbol, signal));
    }

    private void fill(Order order, long price, long time) {
        listener.traded(executor.execute(order, price, time));
    }

    /// Tells the first failure of each symbol in full: a strategy that fails once tends to fail at every bar.
    private void symbolFailed(long time, int symbol, Throwable failure) {
        System.Logger.Level level = failed.get(symbol) ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
        failed.set(symbol);
        String what =
                "session " + config.name() + ": symbol " + config.symbols().get(symbol) + " failed at "
                        + Instant.ofEpochMilli(time) + " and did not trade; the others go on";
        try {
            LOG.log(level, what, failure);
        } catch (Throwable e) {
            MachineErrors.rethrow(e);
            LOG.log(level, what + " (" + failure.getClass().getName() + ", whose message cannot be read)");
        }
        listener.symbolFailed(time, symbol, failure);
    }

    private void recordEquity(long time, long equity) {
        lastSliceAt = time;
        if (time < config.tradeFrom()) {
            return;
        }
        long date = calendar.date();
        double drawdown = curve.record(date, equity);
        riskPeak.record(date, equity, account.openPositions() == 0);
        long cash = account.cash();
        listener.equityRecorded(time, date, equity, cash, equity - cash, drawdown);
    }
}
