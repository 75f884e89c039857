package io.papertape.engine.performance;

import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;

/// Completed buy–sell pairs: every sell closes a whole position. Not safe for use by several threads.
final class RoundTrips implements Figure {

    private long roundTrips;

    @Override
    public void record(Trade trade) {
        if (trade.side() == Side.SELL) {
            roundTrips++;
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.count(roundTrips);
    }
}
