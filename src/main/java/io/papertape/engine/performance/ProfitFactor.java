package io.papertape.engine.performance;

import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Trade;
import org.jspecify.annotations.Nullable;

/// Sum of the net gains / −(sum of the net losses) of round trips, after both commissions.
///
/// 0 where nothing was gained; undefined (null) where nothing was lost, also without a round trip.
/// backtesting.py sums return percentages instead of money, nautilus_trader returns of periods. Not
/// safe for use by several threads.
final class ProfitFactor implements MetricCalculator {

    private final Sum gains = new Sum();
    private final Sum losses = new Sum();

    @Override
    public void record(Trade trade) {
        if (trade.effect() == PositionEffect.CLOSE) {
            long pnl = trade.realizedPnl().orElseThrow();
            (pnl > 0 ? gains : losses).add(pnl);
        }
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(value());
    }

    /// At least 0.
    @Nullable
    Double value() {
        return losses.isZero() ? null : gains.toDouble() / -losses.toDouble();
    }
}
