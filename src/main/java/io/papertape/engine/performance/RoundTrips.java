package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;

/// Entries with their exits: every exit closes a whole position. Not safe for use by several threads.
final class RoundTrips implements MetricCalculator {

    private long roundTrips;

    @Override
    public void record(Trade trade) {
        if (trade.effect() == PositionEffect.CLOSE) {
            roundTrips++;
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.count(roundTrips);
    }
}
