package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class Atr extends Indicator {

    private final Smoothed average;

    /// 0 before the first bar.
    private long before;

    Atr(int period) {
        average = Smoothed.wilder(period);
    }

    @Override
    public double value() {
        return average.value();
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        long high = bars.high(barsAgo);
        long low = bars.low(barsAgo);
        average.take((double) (before == 0 ? high - low : Math.max(high, before) - Math.min(low, before)));
        before = bars.close(barsAgo);
    }

    @Override
    void reset() {
        average.clear();
        before = 0;
    }
}
