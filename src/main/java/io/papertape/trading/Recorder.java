package io.papertape.trading;

import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Conventions;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.strategy.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Keeps what is told to a session's listener, who hears it afterwards. Grows with every trade and equity point. Not
/// safe for use by several threads.
final class Recorder implements EquityListener {

    private final SessionListener listener;
    private final List<String> symbols;
    private final long initialCapital;
    private final Conventions conventions;
    private final List<Trade> trades = new ArrayList<>();
    private final List<EquityPoint> equityCurve = new ArrayList<>();
    private final Map<Integer, SymbolFailures> failures = new TreeMap<>();
    private long dayBefore;
    private long peakBefore;

    Recorder(SessionListener listener, List<String> symbols, long initialCapital, Conventions conventions) {
        this.listener = listener;
        this.symbols = symbols;
        this.initialCapital = initialCapital;
        this.conventions = conventions;
        dayBefore = initialCapital;
        peakBefore = initialCapital;
    }

    List<Trade> trades() {
        return trades;
    }

    List<EquityPoint> equityCurve() {
        return equityCurve;
    }

    /// By symbol, in processing order.
    List<SymbolFailures> failures() {
        return List.copyOf(failures.values());
    }

    /// What all of it comes to.
    Metrics metrics() {
        Performance performance = new Performance(initialCapital, conventions);
        int next = 0;
        for (EquityPoint point : equityCurve) {
            for (; next < trades.size() && trades.get(next).time() <= point.time(); next++) {
                performance.record(trades.get(next));
            }
            performance.record(point);
        }
        return performance.metrics();
    }

    /// Last equity of the date before that of the last point; the initial capital before the first date.
    long equityOfDayBefore() {
        return dayBefore;
    }

    @Override
    public String reason(Signal signal, Supplier<String> explanation) {
        return listener.reason(signal, explanation);
    }

    @Override
    public void traded(Trade trade) {
        trades.add(trade);
        listener.traded(trade);
    }

    @Override
    public void orderEnded(Order order, long time, String why) {
        listener.orderEnded(order, time, why);
    }

    @Override
    public void cashMoved(CashEvent event) {
        listener.cashMoved(event);
    }

    /// Closing the positions is told at the time of the last slice, and stands in place of its point: its drawdown is
    /// that from the highest equity before it.
    @Override
    public void equityRecorded(EquityPoint point) {
        EquityPoint before = equityCurve.isEmpty() ? null : equityCurve.getLast();
        EquityPoint kept = point;
        if (before != null && before.time() == point.time()) {
            equityCurve.removeLast();
            kept = point.with(EquityCurve.drawdown(Math.max(peakBefore, point.equity()), point.equity()));
        } else if (before != null) {
            peakBefore = Math.max(peakBefore, before.equity());
            dayBefore = before.date() == point.date() ? dayBefore : before.equity();
        }
        equityCurve.add(kept);
        listener.equityRecorded(
                kept.time(),
                kept.date(),
                kept.equity(),
                kept.cash(),
                kept.positionsValue(),
                kept.receivables(),
                kept.shortsValue(),
                kept.drawdown());
    }

    @Override
    public void entryRefused(
            long time,
            int symbol,
            long price,
            long quantity,
            RiskDecision.Refused refused,
            Supplier<String> signalReason) {
        listener.entryRefused(time, symbol, price, quantity, refused, signalReason);
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        SymbolFailures one = new SymbolFailures(symbols.get(symbol), 1, Instant.ofEpochMilli(time), failure);
        failures.merge(
                symbol,
                one,
                (before, now) ->
                        new SymbolFailures(before.symbol(), before.count() + 1, before.firstAt(), before.first()));
        listener.symbolFailed(time, symbol, failure);
    }
}
