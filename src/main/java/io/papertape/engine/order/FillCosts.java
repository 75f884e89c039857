package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;

/// Costs in proportion: slippage of the price and commission on the value, whatever the quantity. Rates are fractions
/// in units of 0.00000001.
///
/// @param commissionRate of the value traded, at least 0 and less than 1
/// @param slippageRate by which a fill is worse than the price, at least 0 and less than 1
public record FillCosts(long commissionRate, long slippageRate) implements CostModel {

    public FillCosts {
        requireRate("commission", commissionRate);
        requireRate("slippage", slippageRate);
    }

    /// Price of a buy: price × (1 + slippage), half-even.
    @Override
    public long buyFill(long price) {
        return Money.timesRate(price, Money.ONE + slippageRate);
    }

    /// Price of a sell: price × (1 − slippage), half-even.
    @Override
    public long sellFill(long price) {
        return Money.timesRate(price, Money.ONE - slippageRate);
    }

    /// Commission on a traded value: value × rate, half-even.
    @Override
    public long commission(long quantity, long value) {
        return Money.timesRate(value, commissionRate);
    }

    @Override
    public long largestQuantity(long fill, long budget, long cash) {
        if (fill <= 0 || budget < fill || cash < fill) {
            return 0;
        }
        long most = Math.min(budget, cash) / fill;
        long shares = Math.min(most, estimate(fill, cash));
        while (shares < most && payable(shares + 1, fill, cash)) {
            shares++;
        }
        while (shares > 0 && !payable(shares, fill, cash)) {
            shares--;
        }
        return quantity(shares);
    }

    /// Near the exact number; the exact test on either side of it decides.
    private long estimate(long fill, long cash) {
        return (long) (cash / (1 + Money.toDouble(commissionRate)) / fill);
    }

    /// `shares × fill` is at most `cash` by the caller's bound, so that it cannot overflow.
    private boolean payable(long shares, long fill, long cash) {
        long cost = shares * fill;
        return commission(quantity(shares), cost) <= cash - cost;
    }

    private static long quantity(long shares) {
        return shares > Long.MAX_VALUE / Money.ONE ? Long.MAX_VALUE : shares * Money.ONE;
    }

    private static void requireRate(String name, long value) {
        if (value < 0 || value >= Money.ONE) {
            throw new IllegalArgumentException(
                    name + " must be at least 0 and less than 1 but was " + Money.format(value));
        }
    }
}
