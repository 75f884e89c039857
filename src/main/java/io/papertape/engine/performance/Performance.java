package io.papertape.engine.performance;

import io.papertape.engine.execution.Trade;
import io.papertape.engine.portfolio.EquityPoint;

/// Follows a session and computes its metrics; of constant size, however long the session. Not safe
/// for use by several threads.
public final class Performance {

    private final long initialCapital;
    private final MaxDrawdown maxDrawdown = new MaxDrawdown();
    private final WinRate winRate = new WinRate();
    private long trades;
    private boolean hasEquity;
    private long lastEquity;
    private long highest;
    private long lowestSince;

    /// @param initialCapital in units of 0.00000001, positive
    public Performance(long initialCapital) {
        this.initialCapital = initialCapital;
    }

    public void record(Trade trade) {
        trades++;
        winRate.record(trade);
    }

    public void record(EquityPoint point) {
        recordEquity(point.equity(), point.drawdown());
    }

    /// Records an equity point by the two components that metrics need.
    ///
    /// Only the lowest point since the highest can be the deepest in loss. The others do not wait for
    /// their drawdown, which is a division at the end of all that an iteration computes.
    public void recordEquity(long equity, double drawdown) {
        lastEquity = equity;
        if (!hasEquity || equity < lowestSince) {
            maxDrawdown.record(drawdown);
            lowestSince = equity;
        }
        if (!hasEquity || equity > highest) {
            highest = equity;
            lowestSince = equity;
        }
        hasEquity = true;
    }

    /// The metrics of what was recorded so far.
    public Metrics metrics() {
        return new Metrics(
                hasEquity ? TotalReturn.of(initialCapital, lastEquity) : null,
                maxDrawdown.value(),
                trades,
                winRate.roundTrips(),
                winRate.value());
    }
}
