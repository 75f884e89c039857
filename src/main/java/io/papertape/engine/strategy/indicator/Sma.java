package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class Sma extends Indicator {

    private final Closes closes;

    Sma(int period) {
        closes = new Closes(period);
    }

    @Override
    public double value() {
        return closes.full() ? closes.mean() : Double.NaN;
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        closes.take(bars, barsAgo);
    }

    @Override
    void reset() {
        closes.clear();
    }
}
