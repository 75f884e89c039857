package io.papertape.engine.session;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.risk.RiskDecision;
import java.util.ArrayList;
import java.util.List;

/// Keeps all that it hears.
final class RecordingListener implements SessionListener {

    record Refusal(long time, int symbol, RiskDecision.Refused reason) {}

    record Failure(long time, int symbol, RuntimeException cause) {}

    final List<Trade> trades = new ArrayList<>();
    final List<EquityPoint> points = new ArrayList<>();
    final List<Refusal> refusals = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();

    @Override
    public void traded(Trade trade) {
        trades.add(trade);
    }

    @Override
    public void equityRecorded(long time, long equity, long cash, long positionsValue, double drawdown) {
        points.add(new EquityPoint(time, equity, cash, positionsValue, drawdown));
    }

    @Override
    public void entryRefused(long time, int symbol, RiskDecision.Refused reason) {
        refusals.add(new Refusal(time, symbol, reason));
    }

    @Override
    public void symbolFailed(long time, int symbol, RuntimeException failure) {
        failures.add(new Failure(time, symbol, failure));
    }
}
