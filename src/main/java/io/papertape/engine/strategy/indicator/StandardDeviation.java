package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

final class StandardDeviation extends Indicator {

    private final int period;
    private final Closes closes;

    StandardDeviation(int period) {
        this.period = Indicators.requirePeriod(period, 2);
        closes = new Closes(period);
    }

    @Override
    public double value() {
        return closes.full() ? Math.sqrt(closes.squaredDeviations() / (period - 1)) : Double.NaN;
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
