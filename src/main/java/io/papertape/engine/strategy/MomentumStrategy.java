package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;

/// Follows the relative change of the close over a lookback.
///
/// BUY when `(c[n] − c[n−lookback]) / c[n−lookback]` exceeds the threshold, SELL when it is below −threshold.
public final class MomentumStrategy implements Strategy, ColumnSignals {

    private final int lookback;
    private final long threshold;

    /// Parameters: `lookback` 20 bars, `threshold` 0.02 as a fraction.
    public MomentumStrategy(StrategyParameters parameters) {
        lookback = parameters.wholeNumber("lookback", 20, 1);
        threshold = parameters.decimal("threshold", "0.02");
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
        return Change.signal(bars.close(0), bars.close(lookback), threshold);
    }

    @Override
    public boolean signals(BarSpan bars, long[] buys, long[] sells) {
        Change.signals(bars, lookback, threshold, buys, sells);
        return true;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        boolean above = signal == Signal.BUY;
        return new Explanation()
                .text("change of ")
                .change(bars.close(0), bars.close(lookback))
                .text(" over ")
                .number(lookback)
                .text(above ? " bars above " : " bars below ")
                .percent(above ? threshold : -threshold)
                .toString();
    }
}
