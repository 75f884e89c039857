package io.papertape.engine.strategy;

import io.papertape.engine.portfolio.Money;

/// The relative change of a price against a threshold, exactly.
final class Change {

    private Change() {}

    /// BUY when (now − before) / before exceeds `threshold`, SELL when it is below −threshold.
    ///
    /// @param threshold a fraction, at least 0
    static Signal signal(long now, long before, long threshold) {
        long change = now - before;
        if (Money.compareProducts(Math.abs(change), Money.ONE, before, threshold) <= 0) {
            return Signal.HOLD;
        }
        return change > 0 ? Signal.BUY : Signal.SELL;
    }
}
