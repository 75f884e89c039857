package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;

/// Crossover of two simple moving averages of the close.
///
/// BUY when the fast mean is above the slow one and was not, one bar before; SELL when it is below and was not.
/// Means are compared as whole numbers, so that averages which touch exactly are seen to touch.
public final class SimpleMAStrategy implements Strategy, ColumnSignals {

    private final int fastPeriod;
    private final int slowPeriod;

    /// Parameters: `fastPeriod` 10, `slowPeriod` 30, in bars; fast less than slow.
    public SimpleMAStrategy(StrategyParameters parameters) {
        fastPeriod = parameters.wholeNumber("fastPeriod", 10, 1);
        slowPeriod = parameters.wholeNumber("slowPeriod", 30, 1);
        parameters.require(
                fastPeriod < slowPeriod,
                "fastPeriod must be less than slowPeriod but was " + fastPeriod + " with slowPeriod " + slowPeriod);
    }

    @Override
    public int requiredBars() {
        return Math.addExact(slowPeriod, 1);
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
        int now = bars.compareMeans(0, fastPeriod, slowPeriod);
        if (now == 0 || now == bars.compareMeans(1, fastPeriod, slowPeriod)) {
            return Signal.HOLD;
        }
        return now > 0 ? Signal.BUY : Signal.SELL;
    }

    @Override
    public boolean signals(BarSpan bars, long[] buys, long[] sells) {
        if (!bars.compareMeans(fastPeriod, slowPeriod, buys, sells)) {
            return false;
        }
        keepFirst(buys, bars.words());
        keepFirst(sells, bars.words());
        return true;
    }

    /// Keeps the first bit of each run of bits; at the first bar with a mean, that of the bar
    /// before is not known.
    private void keepFirst(long[] mask, int words) {
        long before = 0;
        for (int word = 0; word < words; word++) {
            long bits = mask[word];
            mask[word] = bits & ~((bits << 1) | before);
            before = bits >>> (Long.SIZE - 1);
        }
        int unknown = slowPeriod - 1;
        if (unknown / Long.SIZE < words) {
            mask[unknown / Long.SIZE] &= ~(1L << unknown);
        }
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        return new Explanation()
                .text("fast mean ")
                .mean(bars, 0, fastPeriod)
                .text(signal == Signal.BUY ? " above slow " : " below slow ")
                .mean(bars, 0, slowPeriod)
                .text(", was ")
                .mean(bars, 1, fastPeriod)
                .text(signal == Signal.BUY ? " ≤ " : " ≥ ")
                .mean(bars, 1, slowPeriod)
                .toString();
    }
}
