package io.papertape.engine.session;

import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.LevelPrices;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.Receivable;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.risk.RiskManager;
import io.papertape.engine.risk.RiskPeak;
import io.papertape.engine.strategy.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One simulated account that trades a strategy: wires account, strategy, risk manager and executor, and
/// what a signal leads to. A driver calls its [#iteration()] for every slice; what happens is told to a
/// listener, which keeps what it wants of it. Not safe for use by several threads.
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
    public static final String CLOSED_AT_END = ClosingTrades.REASON;

    private final SessionConfig config;
    private final SessionListener listener;
    private final Account account;
    private final EquityCurve curve;
    private final SessionCalendar calendar;
    private final RiskPeak riskPeak;
    private final Market market;
    private final StrategyRunner strategy;
    private final PaperExecutor executor;
    private final WaitingOrders orders;
    private final SlicePhases phases;
    private final Exits exits;
    private final SignalPhases signals;
    private final DailyCloses dailyCloses;
    private final ActionPhases actions;
    private final ShortPhases shorts;
    private final ClosingTrades closing;
    private final boolean countsBarsHeld;
    private final boolean mayHaveOpenOrders;

    /// Whether every order is filled whole at once, and positions close by signals alone.
    private final boolean plain;

    private final Iteration iteration;
    private long lastSliceAt;

    /// A session in a market of its own.
    ///
    /// @param config the settings
    /// @param listener hears trades, equity, refusals and failures
    public SessionEngine(SessionConfig config, SessionListener listener) {
        this(config, new Market(config.symbols()), listener);
    }

    /// A session in a market that others may trade in, too. All of them have the same list of symbols, and are
    /// given the same slices in turns.
    ///
    /// @param config the settings
    /// @param market has taken no slice in yet
    /// @param listener hears trades, equity, refusals and failures
    /// @throws IllegalArgumentException if the market has other symbols, or the same in another order
    /// @throws IllegalStateException if bars that the strategy needs were in the market and are gone
    public SessionEngine(SessionConfig config, Market market, SessionListener listener) {
        market.requireSymbols(config.name(), config.symbols());
        this.config = config;
        this.market = market;
        this.listener = listener;
        account = new Account(config.symbols(), config.initialCapital());
        curve = new EquityCurve(config.initialCapital());
        calendar = new SessionCalendar(config.zone(), config.tradeFrom());
        riskPeak = new RiskPeak(config.initialCapital(), config.riskDrawdownReset());
        strategy = new StrategyRunner(config.strategy(), market);
        executor = new PaperExecutor(config.costs(), account);
        int symbols = config.symbols().size();
        orders = new WaitingOrders(symbols, account, config.costs(), config.shorts(), listener);
        FillRules rules = config.fills();
        boolean levelsUsed = rules.hasLevels() || strategy.givesLevels();
        countsBarsHeld = levelsUsed || rules.maxHoldBars() > 0;
        boolean ordersWait =
                strategy.givesLevels() || rules.mayLeaveOpen() || config.costs().hasImpact();
        boolean sellsShort = config.shorts().allowed();
        mayHaveOpenOrders = ordersWait || sellsShort || !market.actions().isEmpty();
        plain = !sellsShort
                && !countsBarsHeld
                && !ordersWait
                && !config.sizing().usesVolatility();
        LevelPrices prices = new LevelPrices(rules, config.costs().tick());
        Fills fills = new Fills(
                rules,
                config.costs(),
                config.shorts(),
                account,
                executor,
                orders,
                listener,
                symbols,
                prices,
                levelsUsed);
        phases = new SlicePhases(rules, account, orders, fills, symbols, prices, levelsUsed);
        RiskManager risk =
                config.riskLimits() == null ? null : new RiskManager(config.riskLimits(), account, curve, riskPeak);
        dailyCloses = new DailyCloses(config.sizing().usesVolatility() ? symbols : 0, config);
        shorts = new ShortPhases(config, account, orders, listener);
        actions = new ActionPhases(config, market, account, orders, executor, strategy, dailyCloses, listener);
        closing = new ClosingTrades(config.symbols().size(), account, orders, executor, listener);
        Entries entries = new Entries(config, account, orders, fills, risk, strategy, listener, dailyCloses, prices);
        exits = new Exits(config, account, orders, fills, strategy, listener, prices);
        signals = new SignalPhases(config.shorts(), account, strategy, entries, exits);
        iteration = new Iteration(
                config.name(),
                market,
                account,
                this::beginSlice,
                this::processSymbol,
                this::recordEquity,
                new FailureLog(config, listener));
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
        actions.warmUp(slice);
        market.update(slice);
        strategy.warmUp(slice);
        dailyCloses.add(slice);
        lastSliceAt = slice.time();
    }

    /// Continues from the end of an earlier iteration.
    public void restore(SessionState state) {
        account.restore(state.cash(), state.positions(), state.receivables());
        calendar.continueFrom(state.date());
        actions.continueFrom(state.date());
        curve.restore(state.date(), state.equity(), state.peakEquity(), state.previousDayEquity());
        riskPeak.restore(state.riskPeakEquity(), state.equity(), state.flatSince());
        executor.continueFrom(state.nextTradeNumber());
        orders.restore(state.orders(), state.cooldowns(), state.nextOrderNumber());
        shorts.restore(state.ruined());
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

    /// Highest equity that counts for the limit of the drawdown: [#peakEquity()] unless riskDrawdownReset has reset it.
    public long riskPeakEquity() {
        return riskPeak.last();
    }

    /// Orders that wait, entries first; a copy.
    public List<Order> waitingOrders() {
        return orders.isEmpty() ? List.of() : orders.all();
    }

    /// Bars for which symbols, by index, are not entered after an exit, that of the last slice included.
    public Map<Integer, Integer> cooldowns() {
        return config.fills().cooldownBars() == 0 ? Map.of() : orders.cooldowns();
    }

    /// How many orders there were.
    public long nextOrderNumber() {
        return orders.nextNumber();
    }

    /// Whether the bars that positions are held for matter.
    public boolean countsBarsHeld() {
        return countsBarsHeld;
    }

    /// Whether an order may wait at the end of a slice, a position have several fills, or a symbol not be entered.
    public boolean mayHaveOpenOrders() {
        return mayHaveOpenOrders;
    }

    /// Open positions, in order of entry; a live view.
    public List<Position> positions() {
        return account.positions();
    }

    /// Whether nothing was left of the account, so that everything is closed.
    public boolean isRuined() {
        return shorts.isRuined();
    }

    /// Whether nothing is left of the account, so that it has ended with its last position.
    public boolean isOver() {
        return shorts.isRuined() && account.openPositions() == 0;
    }

    /// The close of each symbol's last bar, by index, as shares are counted now; 0 before the first; a live view.
    public long[] prices() {
        return market.prices();
    }

    /// Dividends that are owed and not paid yet; a live view.
    public List<Receivable> receivables() {
        return account.receivables();
    }

    /// Ends every order that waits, and sells every position at its latest price, in the order of the symbols, without
    /// impact and whatever the volume; records the equity that this leaves at the time of the last slice.
    ///
    /// @param stale symbols whose last bar is so old that the trade tells its date
    public void closePositions(Set<Integer> stale) {
        if (closing.close(lastSliceAt, stale)) {
            recordEquity(lastSliceAt, account.equity());
        }
    }

    private void beginSlice(MarketSlice slice) {
        long before = calendar.date();
        calendar.next(slice.time(), slice.dateAlone());
        actions.begin(slice);
        shorts.borrow(slice.time(), before, calendar.date());
        if (!plain) {
            phases.begin(slice);
        }
    }

    /// Short, because the JVM inlines no long method into the loop over the bars.
    private void processSymbol(MarketSlice slice, int row) {
        if (!plain || slice.time() < config.tradeFrom()) {
            processInPhases(slice, row);
        } else {
            Signal signal = strategy.signal(slice.symbol(row));
            if (signal != Signal.HOLD) {
                signals.follow(slice, row, signal, calendar.date());
            }
        }
    }

    private void processInPhases(MarketSlice slice, int row) {
        phases.close(slice, row);
        dailyCloses.add(slice, row);
        if (slice.time() < config.tradeFrom()) {
            strategy.warmUp(slice.symbol(row));
            return;
        }
        exits.exitByTime(slice, row);
        if (shorts.isRuined()) {
            return;
        }
        Signal signal = strategy.signal(slice.symbol(row));
        if ((signal != Signal.HOLD || strategy.givesLevels()) && !orders.waits(slice.symbol(row))) {
            signals.follow(slice, row, signal, calendar.date());
        }
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
        long owed = account.owed();
        listener.equityRecorded(time, date, equity, cash, equity - cash - owed, owed, shorts.value(), drawdown);
        shorts.check(time, equity);
    }
}
