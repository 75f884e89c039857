package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import org.jspecify.annotations.Nullable;

/// Round trips with a net gain / round trips, after both commissions. Undefined (null) without a round trip.
/// quantstats counts winning days instead. Not safe for use by several threads.
final class WinRate implements MetricCalculator {

    private long roundTrips;
    private long gains;

    @Override
    public void record(Trade trade) {
        if (trade.effect() == PositionEffect.CLOSE) {
            roundTrips++;
            gains += trade.realizedPnl().orElseThrow() > 0 ? 1 : 0;
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(value());
    }

    /// A fraction within 0 and 1.
    @Nullable
    Double value() {
        return roundTrips == 0 ? null : (double) gains / roundTrips;
    }
}
