package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

/// The highest high or the lowest low. Keeps the bars that may still become it, each below the one before, in a ring.
final class Extreme extends Indicator {

    private final int period;
    private final boolean highest;
    private final long[] prices;
    private final long[] bars;
    private int first;
    private int count;
    private long seen;

    Extreme(int period, boolean highest) {
        this.period = Indicators.requirePeriod(period, 1);
        this.highest = highest;
        prices = new long[period];
        bars = new long[period];
    }

    @Override
    public double value() {
        return seen < period ? Double.NaN : prices[first];
    }

    @Override
    void take(BarWindow window, int barsAgo) {
        long price = highest ? window.high(barsAgo) : window.low(barsAgo);
        if (count > 0 && bars[first] <= seen - period) {
            first = place(1);
            count--;
        }
        while (count > 0 && isOutdone(prices[place(count - 1)], price)) {
            count--;
        }
        int last = place(count);
        prices[last] = price;
        bars[last] = seen;
        count++;
        seen++;
    }

    @Override
    void reset() {
        first = 0;
        count = 0;
        seen = 0;
    }

    private boolean isOutdone(long price, long by) {
        return highest ? price <= by : price >= by;
    }

    private int place(int fromFirst) {
        int place = first + fromFirst;
        return place < period ? place : place - period;
    }
}
