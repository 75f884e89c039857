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
final class Turnover {

    private final Sum traded = new Sum();
    private final Sum equity = new Sum();
    private long points;

    void record(Trade trade) {
        traded.add(Money.value(trade.quantity(), trade.price()));
    }

    /// Takes the equity of the next point.
    void recordEquity(long pointEquity) {
        equity.add(pointEquity);
        points++;
    }

    /// The turnover of what was recorded so far.
    ///
    /// @param days calendar days from the first to the last point
    /// @return per year, at least 0
    @Nullable
    Double value(double days) {
        if (days == 0 || equity.isZero()) {
            return null;
        }
        return Statistics.finite(traded.toDouble() / 2 / equity.mean(points) / (days / Days.PER_YEAR));
    }
}
