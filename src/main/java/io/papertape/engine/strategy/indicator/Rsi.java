package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class Rsi extends Indicator {

    private final Smoothed gain;
    private final Smoothed loss;

    /// 0 before the first bar.
    private long before;

    Rsi(int period) {
        gain = Smoothed.wilder(period);
        loss = Smoothed.wilder(period);
    }

    @Override
    public double value() {
        double both = gain.value() + loss.value();
        return both == 0 ? 50 : 100 * gain.value() / both;
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        long close = bars.close(barsAgo);
        if (before != 0) {
            gain.take((double) Math.max(close - before, 0));
            loss.take((double) Math.max(before - close, 0));
        }
        before = close;
    }

    @Override
    void reset() {
        gain.clear();
        loss.clear();
        before = 0;
    }
}
