package io.papertape.engine.sweep;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.Side;
import io.papertape.engine.performance.RunPerformance;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.risk.RiskManager;
import io.papertape.engine.risk.RiskPeak;
import io.papertape.engine.session.SessionConfig;
import org.jspecify.annotations.Nullable;

/// The books of one session, which are touched at events alone: a signal to buy where nothing is
/// held, a signal to sell where something is. Between them equity is that of the same shares and
/// cash. Not safe for use by several threads.
final class EventBooks {

    /// In place of a bar: none is left.
    static final int NONE = Integer.MAX_VALUE;

    private final EventWindow window;
    private final RunPerformance performance;
    private final SessionConfig config;
    private final CostModel costs;
    private final EventEntry asked;
    private final Account account;
    private final EquityCurve curve;
    private final RiskPeak peak;
    private final @Nullable RiskManager risk;

    /// First bar since which nothing is held, that of the exit included.
    private int flatFrom;

    private long quantity;
    private long trades;

    EventBooks(EventWindow window, SessionConfig config) {
        this.window = window;
        this.config = config;
        performance = window.performance();
        costs = config.costs();
        asked = new EventEntry(costs);
        account = new Account(config.symbols(), config.initialCapital());
        curve = new EquityCurve(config.initialCapital());
        peak = new RiskPeak(config.initialCapital(), config.riskDrawdownReset());
        RiskLimits limits = config.riskLimits();
        risk = limits == null ? null : new RiskManager(limits, account, curve, peak);
    }

    /// Follows signals to the end.
    ///
    /// @return equity of the last point
    /// @throws MoneyOverflowException if the books may not hold a value
    /// @throws UnsureException if they meet what they do not know
    long follow(EventSignals signals) {
        performance.begin(config.initialCapital());
        if (risk != null) {
            peak.restore(config.initialCapital(), config.initialCapital(), window.date(0));
        }
        int end = window.size();
        int bar = signals.nextBuy(0);
        while (bar < end) {
            long before = account.cash();
            int next = enter(bar);
            if (next > bar) {
                bar = next == NONE ? end : signals.nextBuy(next);
                continue;
            }
            if (bar > flatFrom) {
                performance.flat(flatFrom, bar, before);
            }
            int exit = signals.nextSell(bar + 1);
            long highest = performance.held(bar, exit, account.cash(), quantity);
            if (exit == end) {
                return Money.add(account.cash(), Money.value(quantity, window.close(end - 1)));
            }
            leave(bar, exit, before, highest);
            bar = signals.nextBuy(exit + 1);
        }
        performance.flat(flatFrom, end, account.cash());
        return account.cash();
    }

    /// How many fills there were.
    long trades() {
        return trades;
    }

    /// Tries to enter.
    ///
    /// @return the bar itself where that was done; else the next one at which it may be tried, or
    ///     [#NONE]
    private int enter(int bar) {
        asked.ask(window.close(bar), account.cash());
        OrderSize size = OrderSize.of(config.sizing(), asked);
        if (size == null) {
            return bar + 1;
        }
        if (risk != null) {
            long date = window.date(bar);
            curve.restore(date, account.cash(), account.cash(), performance.dayBefore(bar, flatFrom, account.cash()));
            switch (risk.entry(date, size, asked)) {
                case RiskDecision.Allowed(OrderSize allowed) -> size = allowed;
                case RiskDecision.Refused refused -> {
                    return afterRefusal(bar, refused);
                }
            }
        }
        buy(bar, size.quantity());
        return bar;
    }

    /// Cash does not change without a position: what depends on it alone stays refused.
    private int afterRefusal(int bar, RiskDecision.Refused refused) {
        return switch (refused) {
            case DRAWDOWN -> config.riskDrawdownReset() == null ? NONE : bar + 1;
            case DAILY_LOSS -> window.dayEnd(bar) + 1;
            case POSITION_SIZE, CASH_RESERVE -> bar + 1;
        };
    }

    private void buy(int bar, long bought) {
        long close = window.close(bar);
        long price = costs.fill(Side.BUY, false, close, bought, 0);
        long value = Money.value(bought, price);
        long commission = costs.marketCommission(bought, value);
        if (bought == Long.MAX_VALUE || value > account.cash() || commission > account.cash() - value) {
            throw new UnsureException();
        }
        account.collect(-value - commission);
        performance.bought(bought, price, commission, price - close);
        quantity = bought;
        trades++;
    }

    private void leave(int entry, int exit, long before, long highest) {
        long close = window.close(exit);
        long price = costs.fill(Side.SELL, false, close, quantity, 0);
        long value = Money.value(quantity, price);
        long commission = costs.marketCommission(quantity, value);
        account.collect(value - commission);
        long cash = account.cash();
        if (cash <= 0) {
            throw new UnsureException();
        }
        performance.sold(quantity, price, commission, close - price, cash - before, entry, exit);
        if (risk != null) {
            peak.restore(Math.max(peak.last(), Math.max(highest, cash)), cash, window.date(exit));
        }
        flatFrom = exit;
        trades++;
    }

    /// The books meet what only a session knows.
    static final class UnsureException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsureException() {
            super("the books meet what only a session knows", null, false, false);
        }
    }
}
