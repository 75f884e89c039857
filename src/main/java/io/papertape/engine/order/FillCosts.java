package io.papertape.engine.order;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.MoneyOverflowException;

/// What trading costs: slippage of the price and commission on the value. Rates are fractions in units of 0.00000001.
///
/// @param commissionRate of the value traded, at least 0 and less than 1
/// @param slippageRate by which a fill is worse than the price, at least 0 and less than 1
public record FillCosts(long commissionRate, long slippageRate) {

    public FillCosts {
        requireRate("commission", commissionRate);
        requireRate("slippage", slippageRate);
    }

    /// Price of a buy: price × (1 + slippage), half-even.
    public long buyFill(long price) {
        return Money.timesRate(price, Money.ONE + slippageRate);
    }

    /// As [#buyFill(long)]; 0 where that exceeds the largest value, so that no cash can pay for it.
    public long affordableFill(long price) {
        try {
            return buyFill(price);
        } catch (MoneyOverflowException e) {
            return 0;
        }
    }

    /// Price of a sell: price × (1 − slippage), half-even.
    public long sellFill(long price) {
        return Money.timesRate(price, Money.ONE - slippageRate);
    }

    /// Commission on a traded value: value × rate, half-even.
    public long commission(long value) {
        return Money.timesRate(value, commissionRate);
    }

    /// Whether these costs made a trade: its fill of the price before slippage, its commission of its value.
    public boolean made(Trade trade) {
        try {
            long fill = switch (trade.side()) {
                case BUY -> buyFill(trade.price() - trade.slippage());
                case SELL -> sellFill(trade.price() + trade.slippage());
            };
            long commission = commission(Money.value(trade.quantity(), trade.price()));
            return fill == trade.price() && commission == trade.commission();
        } catch (MoneyOverflowException e) {
            return false;
        }
    }

    /// The largest whole number of shares that costs at most `budget`, and with commission at most `cash`; in units. It
    /// counts as the largest value where it is beyond that: an order may come to less than what is asked for here.
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
        return commission(cost) <= cash - cost;
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
