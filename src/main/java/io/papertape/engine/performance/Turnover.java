package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import org.jspecify.annotations.Nullable;

/// How many times a year the capital is turned over: (bought + sold) / 2 / mean equity / years. Values
/// are quantity × fill price, without commission; the mean is over all equity points; a year has 365.25
/// calendar days, from the first to the last point.
///
/// 0 without trades; undefined (null) where all points are at one time and without one. Mutual funds
/// (SEC, Form N-1A) take the lesser of bought and sold instead of half of both. Not safe for use by
/// several threads.
final class Turnover implements MetricCalculator {

    private final Sum traded = new Sum();

    @Override
    public void record(Trade trade) {
        traded.add(Money.value(trade.quantity(), trade.price()));
    }

    @Override
    public MetricValue of(Measured session) {
        return MetricValue.of(value(session.days()));
    }

    /// The turnover of what was recorded so far.
    ///
    /// @param days equity points by date
    /// @return per year, at least 0
    @Nullable
    Double value(EquityDays days) {
        double elapsed = days.elapsed();
        if (elapsed == 0 || days.totalEquity().isZero()) {
            return null;
        }
        double meanEquity = days.totalEquity().mean(days.points());
        return Statistics.finite(traded.toDouble() / 2 / meanEquity / (elapsed / Days.PER_YEAR));
    }
}
