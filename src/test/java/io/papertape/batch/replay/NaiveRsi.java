package io.papertape.batch.replay;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;

/// Wilder's RSI as anybody would port it: in fields, a bar at a time.
public final class NaiveRsi implements Strategy {

    private static final int PERIOD = 14;

    private long before;
    private int changes;
    private double gain;
    private double loss;

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow bars) {
        long close = bars.close(0);
        if (before != 0) {
            int kept = Math.min(changes, PERIOD - 1);
            gain = (gain * kept + Math.max(close - before, 0)) / (kept + 1);
            loss = (loss * kept + Math.max(before - close, 0)) / (kept + 1);
            changes++;
        }
        before = close;
        double strength = 100 * gain / (gain + loss);
        if (changes < PERIOD || (strength >= 35 && strength <= 65)) {
            return Signal.HOLD;
        }
        return strength < 35 ? Signal.BUY : Signal.SELL;
    }
}
