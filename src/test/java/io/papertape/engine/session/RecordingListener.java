package io.papertape.engine.session;

import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.strategy.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Keeps all that it hears.
public final class RecordingListener implements EquityListener {

    record Refusal(
            long time, int symbol, long price, long quantity, RiskDecision.Refused refused, String signalReason) {}

    record End(Order order, long time, String why) {}

    record Failure(long time, int symbol, Throwable cause) {}

    public final List<Trade> trades = new ArrayList<>();
    public final List<EquityPoint> points = new ArrayList<>();
    final List<CashEvent> cashEvents = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<End> ends = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();

    @Override
    public String reason(Signal signal, Supplier<String> explanation) {
        return explanation.get();
    }

    @Override
    public void traded(Trade trade) {
        trades.add(trade);
    }

    @Override
    public void orderEnded(Order order, long time, String why) {
        ends.add(new End(order, time, why));
    }

    @Override
    public void cashMoved(CashEvent event) {
        cashEvents.add(event);
    }

    @Override
    public void equityRecorded(EquityPoint point) {
        points.add(point);
    }

    @Override
    public void entryRefused(
            long time,
            int symbol,
            long price,
            long quantity,
            RiskDecision.Refused refused,
            Supplier<String> signalReason) {
        refusals.add(new Refusal(time, symbol, price, quantity, refused, signalReason.get()));
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        failures.add(new Failure(time, symbol, failure));
    }
}
