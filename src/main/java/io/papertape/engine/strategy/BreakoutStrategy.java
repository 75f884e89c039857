package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;

/// Follows closes that leave the range of the bars before.
///
/// BUY when `c[n]` is above the highest high of the `lookback` bars before n, SELL when it is below their lowest low.
public final class BreakoutStrategy implements Strategy, ColumnSignals {

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
    public boolean dependsOnWindowAlone() {
        return true;
    }

    @Override
    public boolean usesVolumes() {
        return false;
    }

    @Override
    public Signal signal(BarWindow bars) {
        long close = bars.close(0);
        if (bars.isAboveHighs(close, 1, lookback)) {
            return Signal.BUY;
        }
        return bars.isBelowLows(close, 1, lookback) ? Signal.SELL : Signal.HOLD;
    }

    @Override
    public boolean signals(BarSpan bars, long[] buys, long[] sells) {
        bars.compareWithRange(lookback, buys, sells);
        return true;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        boolean above = signal == Signal.BUY;
        return new Explanation()
                .text("close ")
                .price(bars.close(0))
                .text(above ? " above highest high " : " below lowest low ")
                .price(above ? bars.highestHigh(1, lookback) : bars.lowestLow(1, lookback))
                .text(" of ")
                .number(lookback)
                .text(" bars")
                .toString();
    }
}
