package io.papertape.engine.live;

import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.strategy.Signal;
import java.util.function.Supplier;

/// Measures a session by what is told to its listener, who hears it afterwards.
record MeasuredListener(SessionListener listener, Performance performance) implements SessionListener {

    @Override
    public String reason(Signal signal, Supplier<String> explanation) {
        return listener.reason(signal, explanation);
    }

    @Override
    public void traded(Trade trade) {
        performance.record(trade);
        listener.traded(trade);
    }

    @Override
    public void equityRecorded(long time, long date, long equity, long cash, long positionsValue, double drawdown) {
        performance.recordEquity(time, date, equity, positionsValue, drawdown);
        listener.equityRecorded(time, date, equity, cash, positionsValue, drawdown);
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
        listener.symbolFailed(time, symbol, failure);
    }
}
