package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

/// Bollinger bands, see [Indicators#bollinger(int, double)]. Its value is the middle one.
public final class Bollinger extends Indicator {

    private final int period;
    private final double deviations;
    private final Closes closes;

    Bollinger(int period, double deviations) {
        if (!(deviations >= 0)) {
            throw new IllegalArgumentException("deviations must be at least 0 but was " + deviations);
        }
        this.period = period;
        this.deviations = deviations;
        closes = new Closes(period);
    }

    /// The middle band.
    @Override
    public double value() {
        return closes.full() ? closes.mean() : Double.NaN;
    }

    public double upper() {
        return value() + deviations * deviation();
    }

    public double lower() {
        return value() - deviations * deviation();
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        closes.take(bars, barsAgo);
    }

    @Override
    void reset() {
        closes.clear();
    }

    private double deviation() {
        return Math.sqrt(closes.squaredDeviations() / period);
    }
}
