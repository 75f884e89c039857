package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

/// Moving average convergence divergence, see [Indicators#macd(int, int, int)]. Its value is the difference of the two
/// averages.
public final class Macd extends Indicator {

    private final Smoothed fast;
    private final Smoothed slow;
    private final Smoothed signal;

    Macd(int fast, int slow, int signal) {
        if (fast >= slow) {
            throw new IllegalArgumentException("fast must be less than slow but was " + fast + " with slow " + slow);
        }
        this.fast = Smoothed.exponential(fast);
        this.slow = Smoothed.exponential(slow);
        this.signal = Smoothed.exponential(signal);
    }

    /// The fast average less the slow one.
    @Override
    public double value() {
        return fast.value() - slow.value();
    }

    /// The signal line.
    public double signal() {
        return signal.value();
    }

    /// The value less the signal line.
    public double histogram() {
        return value() - signal();
    }

    @Override
    void take(BarWindow bars, int barsAgo) {
        double close = (double) bars.close(barsAgo);
        fast.take(close);
        slow.take(close);
        if (!Double.isNaN(value())) {
            signal.take(value());
        }
    }

    @Override
    void reset() {
        fast.clear();
        slow.clear();
        signal.clear();
    }
}
