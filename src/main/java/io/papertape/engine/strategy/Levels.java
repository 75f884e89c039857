package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;

/// The prices of an order or of a position. In units of 0.00000001; 0 stands for none.
///
/// ```java
/// Levels levels = Levels.NONE.withLimit(bars.close(0)).withStop(bars.low(0));
/// ```
///
/// @param trigger at which an order becomes a market order, or where it has a limit a limit order
/// @param limit at which or better an order is filled
/// @param stop at which the position is sold once it falls to it
/// @param target at which the position is sold once it rises above it
public record Levels(long trigger, long limit, long stop, long target) {

    /// No prices: an order at the market, for a position that is closed by signals and settings alone.
    public static final Levels NONE = new Levels(0, 0, 0, 0);

    public Levels {
        if (trigger < 0 || limit < 0 || stop < 0 || target < 0) {
            throw new IllegalArgumentException("prices must be above 0, or 0 for none, but were trigger "
                    + Money.format(trigger) + ", limit " + Money.format(limit) + ", stop " + Money.format(stop)
                    + " and target " + Money.format(target));
        }
    }

    /// Whether a class of strategies gives any.
    public static boolean areGivenBy(Class<?> strategy) {
        try {
            return strategy.getMethod("levels", BarWindow.class, Signal.class, Held.class)
                            .getDeclaringClass()
                    != Strategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(strategy.getName() + " is no strategy", e);
        }
    }

    /// Price that an order waits for first; 0 where it waits for none.
    public long firstPrice() {
        return trigger > 0 ? trigger : limit;
    }

    /// Whether an order is filled at its limit or better, without a trigger before.
    public boolean isLimitAlone() {
        return limit > 0 && trigger == 0;
    }

    /// With a trigger.
    public Levels withTrigger(long price) {
        return new Levels(price, limit, stop, target);
    }

    /// With a limit.
    public Levels withLimit(long price) {
        return new Levels(trigger, price, stop, target);
    }

    /// With a stop.
    public Levels withStop(long price) {
        return new Levels(trigger, limit, price, target);
    }

    /// With a target.
    public Levels withTarget(long price) {
        return new Levels(trigger, limit, stop, price);
    }
}
