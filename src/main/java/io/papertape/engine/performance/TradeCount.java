package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;

/// Number of fills. Not safe for use by several threads.
final class TradeCount implements MetricCalculator {

    private long trades;

    @Override
    public void record(Trade trade) {
        trades++;
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.count(trades);
    }
}
