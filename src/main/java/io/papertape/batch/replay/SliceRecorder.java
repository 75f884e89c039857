package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.EquityListener;
import io.papertape.engine.strategy.Signal;
import io.papertape.ledger.EndedOrder;
import io.papertape.ledger.RefusedEntry;
import io.papertape.ledger.StrategyFailure;
import io.papertape.ledger.SuspiciousBar;
import io.papertape.settings.SessionPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects what the engine emits during one iteration, and counts what happens over the whole run.
/// Not safe for use by several threads.
final class SliceRecorder implements EquityListener {

    private final SessionPeriod period;
    private List<Trade> trades = List.of();
    private List<EndedOrder> ended = List.of();
    private List<CashEvent> cashEvents = List.of();
    private @Nullable EquityPoint point;
    private long refusedEntries;
    private List<RefusedEntry> keptRefusals = List.of();
    private long refusalsToKeep;
    private List<StrategyFailure> strategyFailures = List.of();
    private long failures;
    private long slices;

    /// @param period tells which slices have an equity point
    SliceRecorder(SessionPeriod period) {
        this.period = period;
    }

    /// Keeps the next refusals, so many; none unless told.
    void keepRefusals(long most) {
        refusalsToKeep = most;
    }

    @Override
    public String reason(Signal signal, Supplier<String> explanation) {
        return explanation.get();
    }

    @Override
    public void traded(Trade trade) {
        if (trades.isEmpty()) {
            trades = new ArrayList<>();
        }
        trades.add(trade);
    }

    @Override
    public void orderEnded(Order order, long time, String why) {
        if (ended.isEmpty()) {
            ended = new ArrayList<>();
        }
        ended.add(new EndedOrder(order, time, why));
    }

    @Override
    public void cashMoved(CashEvent event) {
        if (cashEvents.isEmpty()) {
            cashEvents = new ArrayList<>();
        }
        cashEvents.add(event);
    }

    @Override
    public void equityRecorded(EquityPoint point) {
        this.point = point;
    }

    @Override
    public void entryRefused(
            long time,
            int symbol,
            long price,
            long quantity,
            RiskDecision.Refused refused,
            Supplier<String> signalReason) {
        refusedEntries++;
        if (refusalsToKeep > 0) {
            keep(new RefusedEntry(time, symbol, price, quantity, signalReason.get(), refused));
        }
    }

    private void keep(RefusedEntry entry) {
        if (keptRefusals.isEmpty()) {
            keptRefusals = new ArrayList<>();
        }
        keptRefusals.add(entry);
        refusalsToKeep--;
    }

    @Override
    public void symbolFailed(long time, int symbol, Throwable failure) {
        if (strategyFailures.isEmpty()) {
            strategyFailures = new ArrayList<>();
        }
        strategyFailures.add(StrategyFailure.of(time, symbol, failure));
        failures++;
    }

    /// Whether a slice only warms the strategy up: it has no equity point.
    boolean isWarmUp(MarketSlice slice) {
        return period.isWarmUp(slice.time());
    }

    /// What was emitted since this was asked last, as the outcome of a slice.
    ///
    /// @param suspicious bars of the slice
    SliceOutcome take(MarketSlice slice, List<SuspiciousBar> suspicious) {
        EquityPoint recorded = point;
        if (recorded == null && !isWarmUp(slice)) {
            throw new IllegalStateException("no equity was recorded at " + Instant.ofEpochMilli(slice.time()));
        }
        SliceOutcome outcome = new SliceOutcome(
                slice, trades, recorded, refusedEntries, keptRefusals, strategyFailures, suspicious, cashEvents, ended);
        slices++;
        trades = List.of();
        ended = List.of();
        cashEvents = List.of();
        refusedEntries = 0;
        keptRefusals = List.of();
        strategyFailures = List.of();
        point = null;
        return outcome;
    }

    /// How many outcomes were taken so far.
    long slices() {
        return slices;
    }

    /// How often a symbol failed so far.
    long failures() {
        return failures;
    }
}
