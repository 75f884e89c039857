package io.papertape.engine.strategy;

import io.papertape.engine.market.Band;
import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;

/// Buys closes far below their mean, sells closes far above it.
///
/// BUY when `c[n] ≤ mean − numStd·sd` of the last `period` closes, SELL when `c[n] ≥ mean + numStd·sd`; sd is the
/// sample standard deviation. A flat window is HOLD. A close that touches the band exactly is seen to touch, see
/// [Band].
public final class MeanReversionStrategy implements Strategy, ColumnSignals {

    private final int period;
    private final long numStd;
    private final Band band;

    /// Parameters: `period` 20 bars, at least 2; `numStd` 2.0 standard deviations.
    public MeanReversionStrategy(StrategyParameters parameters) {
        period = parameters.wholeNumber("period", 20, 2);
        numStd = parameters.decimal("numStd", "2.0");
        band = new Band(period, numStd);
    }

    @Override
    public int requiredBars() {
        return period;
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
        return switch (band.side(bars)) {
            case -1 -> Signal.BUY;
            case 1 -> Signal.SELL;
            default -> Signal.HOLD;
        };
    }

    @Override
    public boolean signals(BarSpan bars, long[] buys, long[] sells) {
        return band.sides(bars, buys, sells);
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        return new Explanation()
                .text("close ")
                .price(bars.close(0))
                .text(signal == Signal.BUY ? " ≤ mean " : " ≥ mean ")
                .mean(bars, 0, period)
                .text(signal == Signal.BUY ? " - " : " + ")
                .price(numStd)
                .text(" × sd ")
                .decimal(band.standardDeviation(bars) / Money.ONE)
                .toString();
    }
}
