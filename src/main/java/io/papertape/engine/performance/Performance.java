package io.papertape.engine.performance;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.portfolio.EquityPoint;
import org.jspecify.annotations.Nullable;

/// Follows a session and computes its metrics; of constant size, however long the session. Not safe
/// for use by several threads.
public final class Performance {

    private final long initialCapital;
    private final MaxDrawdown maxDrawdown = new MaxDrawdown();
    private final WinRate winRate = new WinRate();
    private long trades;
    private @Nullable Long lastEquity;

    /// @param initialCapital in units of 0.00000001, positive
    public Performance(long initialCapital) {
        this.initialCapital = initialCapital;
    }

    public void record(Trade trade) {
        trades++;
        winRate.record(trade);
    }

    public void record(EquityPoint point) {
        lastEquity = point.equity();
        maxDrawdown.record(point);
    }

    /// The metrics of what was recorded so far.
    public Metrics metrics() {
        return new Metrics(
                TotalReturn.of(initialCapital, lastEquity),
                maxDrawdown.value(),
                trades,
                winRate.roundTrips(),
                winRate.value());
    }
}
