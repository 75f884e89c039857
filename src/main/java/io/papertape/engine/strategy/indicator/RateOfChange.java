package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class RateOfChange extends Indicator {

    private final Closes closes;
    private double value = Double.NaN;

    RateOfChange(int period) {
        closes = new Closes(period);
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        if (closes.full()) {
            long before = closes.oldest();
            value = 100.0 * (bars.close(barsAgo) - before) / before;
        }
        closes.take(bars, barsAgo);
    }

    @Override
    void reset() {
        closes.clear();
        value = Double.NaN;
    }
}
