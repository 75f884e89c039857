package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import org.jspecify.annotations.Nullable;

/// Mean net profit or loss of a round trip, in money, after both commissions. Undefined (null) without
/// a round trip. backtesting.py gives a mean of return percentages; nautilus_trader answers 0 without a
/// round trip. Not safe for use by several threads.
final class Expectancy implements MetricCalculator {

    private final Sum pnl = new Sum();
    private long roundTrips;

    @Override
    public void record(Trade trade) {
        if (trade.effect() == PositionEffect.CLOSE) {
            pnl.add(trade.realizedPnl().orElseThrow());
            roundTrips++;
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(value());
    }

    /// Units of money, not of 0.00000001.
    @Nullable
    Double value() {
        return roundTrips == 0 ? null : pnl.mean(roundTrips);
    }
}
