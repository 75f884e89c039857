package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;

/// Sum of the commissions of all fills, exact; 0 without one. Not safe for use by several threads.
final class TotalCommission implements MetricCalculator {

    private final Sum total = new Sum();

    @Override
    public void record(Trade trade) {
        total.add(trade.commission());
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.money(value());
    }

    /// In units of 0.00000001, at least 0.
    ///
    /// @throws io.papertape.engine.portfolio.MoneyOverflowException if it exceeds the largest amount
    long value() {
        return total.toUnits("total commission");
    }
}
