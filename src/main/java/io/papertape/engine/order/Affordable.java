package io.papertape.engine.order;

import io.papertape.engine.order.CostModel.FilledSoFar;
import io.papertape.engine.portfolio.Money;

/// How much can be paid for, found by halving: costs do not fall as quantities rise. Stateless.
public final class Affordable {

    /// Whether so much can be paid for.
    interface Test {
        boolean holds(long quantity);
    }

    private Affordable() {}

    /// See [CostModel#largestQuantity].
    static long quantity(CostModel costs, boolean maker, long fill, long budget, long cash) {
        if (fill <= 0 || budget < 0 || cash < 0) {
            return 0;
        }
        return largest(costs.lot(), upperBound(fill, Math.min(budget, cash)), quantity -> {
            long value = Money.valueAtMostLargest(quantity, fill);
            return Money.compareProducts(quantity, fill, budget, Money.ONE) <= 0
                    && value <= cash
                    && costs.commission(FilledSoFar.NOTHING.plus(maker, quantity, value)) <= cash - value;
        });
    }

    /// As [CostModel#largestQuantity], for an entry on either side.
    ///
    /// @param cash that is free
    public static long quantity(
            CostModel costs, ShortRules shorts, Side side, boolean maker, long fill, long budget, long cash) {
        if (side == Side.BUY) {
            return costs.largestQuantity(maker, fill, budget, cash);
        }
        if (fill <= 0 || budget < 0 || cash < 0) {
            return 0;
        }
        return largest(costs.lot(), upperBound(fill, budget), quantity -> {
            long value = Money.valueAtMostLargest(quantity, fill);
            long outlay = shorts.outlay(side, value);
            return Money.compareProducts(quantity, fill, budget, Money.ONE) <= 0
                    && outlay <= cash
                    && costs.commission(FilledSoFar.NOTHING.plus(maker, quantity, value)) <= cash - outlay;
        });
    }

    /// The largest part of a fill that cash pays for.
    ///
    /// @param costs of it
    /// @param order whose fees go by all that was filled of it
    /// @param most that may be filled, in whole lots
    /// @param price before slippage
    /// @param volume of the bar
    public static long part(
            CostModel costs,
            ShortRules shorts,
            Order order,
            boolean maker,
            long most,
            long price,
            long volume,
            long cash) {
        return largest(costs.lot(), most, quantity -> {
            try {
                long fill = order.fillPrice(costs, maker, price, quantity, volume);
                long value = Money.value(quantity, fill);
                long outlay = shorts.outlay(order.side(), value);
                return outlay <= cash && order.nextCommission(costs, maker, quantity, value) <= cash - outlay;
            } catch (ArithmeticException e) {
                return false;
            }
        });
    }

    /// The largest whole number of lots, at most `most`, for which the test holds.
    static long largest(long lot, long most, Test test) {
        long upper = most / lot;
        if (upper > 0 && test.holds(upper * lot)) {
            return upper * lot;
        }
        long lower = 0;
        while (upper - lower > 1) {
            long middle = lower + (upper - lower) / 2;
            if (test.holds(middle * lot)) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return lower * lot;
    }

    /// No less than what `amount` buys.
    private static long upperBound(long fill, long amount) {
        double quantity = ((double) amount + 1) / fill * Money.ONE * (1 + 1e-12) + 1;
        return quantity >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) quantity;
    }
}
