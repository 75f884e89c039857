package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class Ema extends Indicator {

    private final Smoothed average;

    Ema(int period) {
        average = Smoothed.exponential(period);
    }

    @Override
    public double value() {
        return average.value();
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        average.take((double) bars.close(barsAgo));
    }

    @Override
    void reset() {
        average.clear();
    }
}
