package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;

/// Follows closes that leave the range of the bars before.
///
/// BUY when c[n] is above the highest high of the `lookback` bars before n, SELL when it is below their lowest low.
public final class BreakoutStrategy implements Strategy {

    private final int lookback;

    /// Parameters: `lookback` 20 bars.
    public BreakoutStrategy(StrategyParameters parameters) {
        lookback = parameters.wholeNumber("lookback", 20, 1);
    }

    @Override
    public int requiredBars() {
        return Math.addExact(lookback, 1);
    }

    @Override
    public Signal signal(BarWindow bars) {
        long close = bars.close(0);
        if (close > bars.highestHigh(1, lookback)) {
            return Signal.BUY;
        }
        return close < bars.lowestLow(1, lookback) ? Signal.SELL : Signal.HOLD;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        String close = "close " + Explanation.price(bars.close(0));
        return signal == Signal.BUY
                ? close + " above highest high " + Explanation.price(bars.highestHigh(1, lookback)) + " of " + lookback
                        + " bars"
                : close + " below lowest low " + Explanation.price(bars.lowestLow(1, lookback)) + " of " + lookback
                        + " bars";
    }
}
