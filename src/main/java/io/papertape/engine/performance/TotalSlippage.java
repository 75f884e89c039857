package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;

/// What slippage cost: sum of slippage per share × whole shares of all fills, exact; 0 without one. Not
/// safe for use by several threads.
final class TotalSlippage implements MetricCalculator {

    private final Sum total = new Sum();

    @Override
    public void record(Trade trade) {
        total.add(Money.value(trade.quantity(), trade.slippage()));
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.money(value());
    }

    /// In units of 0.00000001, at least 0.
    ///
    /// @throws io.papertape.engine.portfolio.MoneyOverflowException if it exceeds the largest amount
    long value() {
        return total.toUnits("total slippage");
    }
}
