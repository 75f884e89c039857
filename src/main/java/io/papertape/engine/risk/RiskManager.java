package io.papertape.engine.risk;

import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.PositionSizing;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.Money;

/// Decides on entries; exits are never its business. Every comparison is exact. Not safe for use by several threads.
public final class RiskManager {

    private final RiskLimits limits;
    private final Account account;
    private final EquityCurve curve;
    private final RiskPeak peak;

    public RiskManager(RiskLimits limits, Account account, EquityCurve curve, RiskPeak peak) {
        this.limits = limits;
        this.account = account;
        this.curve = curve;
        this.peak = peak;
    }

    /// Decides on an entry. Equity is cash plus the positions' value at this moment. Where two limits reduce it to the
    /// same quantity, that of the position's size is told.
    ///
    /// @param date of the entry in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param size that cash affords
    /// @param asked what is known of it
    public RiskDecision entry(long date, OrderSize size, PositionSizing.Entry asked) {
        long equity = account.equityAtMostLargest();
        if (loses(peak.at(date), equity, limits.maxDrawdown())) {
            return RiskDecision.Refused.DRAWDOWN;
        }
        if (loses(curve.previousDayEquity(date), equity, limits.maxDailyLoss())) {
            return RiskDecision.Refused.DAILY_LOSS;
        }
        long largestValue = Money.timesRateFloor(Math.max(0, equity), limits.maxPositionSize());
        if (largestValue < Money.valueAtMostLargest(asked.costs().lot(), asked.fill())) {
            return RiskDecision.Refused.POSITION_SIZE;
        }
        long spendable = asked.cash() - Money.timesRateCeiling(Math.max(0, equity), limits.minCashReserve());
        long largest = asked.largestQuantity(largestValue, spendable);
        if (largest == 0) {
            return RiskDecision.Refused.CASH_RESERVE;
        }
        if (largest >= size.quantity()) {
            return new RiskDecision.Allowed(size);
        }
        boolean bySize = Money.valueAtMostLargest(largest + asked.costs().lot(), asked.fill()) > largestValue;
        return new RiskDecision.Allowed(new OrderSize(
                largest, size.requested(), bySize ? EntryLimit.MAX_POSITION_SIZE : EntryLimit.MIN_CASH_RESERVE));
    }

    /// Whether the loss from `reference` to `equity` exceeds `limit` of the reference.
    private static boolean loses(long reference, long equity, long limit) {
        return Money.compareProducts(reference - equity, Money.ONE, reference, limit) > 0;
    }
}
