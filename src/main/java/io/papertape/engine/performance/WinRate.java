package io.papertape.engine.performance;

import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import org.jspecify.annotations.Nullable;

/// Round trips with a net gain / round trips, after both commissions. Undefined (null) without a round trip.
/// quantstats counts winning days instead. Not safe for use by several threads.
final class WinRate {

    private long roundTrips;
    private long gains;

    void record(Trade trade) {
        if (trade.side() == Side.SELL) {
            roundTrips++;
            gains += trade.realizedPnl().orElseThrow() > 0 ? 1 : 0;
        }
    }

    /// Completed buy–sell pairs: every sell closes a whole position.
    long roundTrips() {
        return roundTrips;
    }

    /// A fraction within 0 and 1.
    @Nullable
    Double value() {
        return roundTrips == 0 ? null : (double) gains / roundTrips;
    }
}
