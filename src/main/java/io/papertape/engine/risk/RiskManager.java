package io.papertape.engine.risk;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Money;

/// Decides on entries; exits are never its business. Every comparison is exact. Not safe for use by several threads.
public final class RiskManager {

    private final RiskLimits limits;
    private final CostModel costs;
    private final Account account;
    private final EquityCurve curve;
    private final RiskPeak peak;

    public RiskManager(RiskLimits limits, CostModel costs, Account account, EquityCurve curve, RiskPeak peak) {
        this.limits = limits;
        this.costs = costs;
        this.account = account;
        this.curve = curve;
        this.peak = peak;
    }

    /// Decides on buying `quantity` at `fill`. Equity is cash plus the positions' value at this moment. Where two
    /// limits reduce it to the same quantity, that of the position's size is told.
    ///
    /// @param date of the entry in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param quantity positive, in units of 0.00000001
    /// @param fill price per share
    public RiskDecision entry(long date, long quantity, long fill) {
        long equity = account.equityAtMostLargest();
        if (loses(peak.at(date), equity, limits.maxDrawdown())) {
            return RiskDecision.Refused.DRAWDOWN;
        }
        if (loses(curve.previousDayEquity(date), equity, limits.maxDailyLoss())) {
            return RiskDecision.Refused.DAILY_LOSS;
        }
        long largestValue = Money.timesRateFloor(equity, limits.maxPositionSize());
        if (largestValue < fill) {
            return RiskDecision.Refused.POSITION_SIZE;
        }
        long spendable = account.cash() - Money.timesRateCeiling(equity, limits.minCashReserve());
        long largest = costs.largestQuantity(fill, largestValue, spendable);
        if (largest == 0) {
            return RiskDecision.Refused.CASH_RESERVE;
        }
        if (largest >= quantity) {
            return new RiskDecision.Allowed(OrderSize.unreduced(quantity));
        }
        boolean bySize = largest / Money.ONE == largestValue / fill;
        return new RiskDecision.Allowed(
                new OrderSize(largest, quantity, bySize ? EntryLimit.MAX_POSITION_SIZE : EntryLimit.MIN_CASH_RESERVE));
    }

    /// Whether the loss from `reference` to `equity` exceeds `limit` of the reference.
    private static boolean loses(long reference, long equity, long limit) {
        return Money.compareProducts(reference - equity, Money.ONE, reference, limit) > 0;
    }
}
