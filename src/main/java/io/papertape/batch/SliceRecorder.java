package io.papertape.batch;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.risk.RiskDecision;
import io.papertape.engine.session.SessionListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what the engine emits during one iteration, and counts what happens over the whole run.
/// Not safe for use by several threads.
final class SliceRecorder implements SessionListener {

    private final Map<RiskDecision.Refused, Long> refusals = new EnumMap<>(RiskDecision.Refused.class);
    private List<Trade> trades = List.of();
    private @Nullable EquityPoint point;
    private long failures;

    @Override
    public void traded(Trade trade) {
        if (trades.isEmpty()) {
            trades = new ArrayList<>();
        }
        trades.add(trade);
    }

    @Override
    public void equityRecorded(long time, long equity, long cash, long positionsValue, double drawdown) {
        point = new EquityPoint(time, equity, cash, positionsValue, drawdown);
    }

    @Override
    public void entryRefused(long time, int symbol, RiskDecision.Refused reason) {
        refusals.merge(reason, 1L, Long::sum);
    }

    @Override
    public void symbolFailed(long time, int symbol, RuntimeException failure) {
        failures++;
    }

    /// What was emitted since this was asked last, as the outcome of a slice.
    SliceOutcome take(MarketSlice slice) {
        EquityPoint recorded = point;
        if (recorded == null) {
            throw new IllegalStateException("no equity was recorded at " + Instant.ofEpochMilli(slice.time()));
        }
        SliceOutcome outcome = new SliceOutcome(slice, trades, recorded);
        trades = List.of();
        point = null;
        return outcome;
    }

    /// Entries refused so far, by reason.
    Map<RiskDecision.Refused, Long> refusals() {
        return refusals;
    }

    /// How often a symbol failed so far.
    long failures() {
        return failures;
    }
}
