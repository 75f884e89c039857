package io.papertape.batch.replay;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;

/// A user's strategy that looks at every bar there was: buys at a new highest close, sells a tenth below it.
public final class HighestEver implements Strategy {

    @Override
    public int requiredBars() {
        return 2;
    }

    @Override
    public int historyBars() {
        return ALL_BARS;
    }

    @Override
    public Signal signal(BarWindow bars) {
        long highest = highestBefore(bars);
        if (bars.close(0) > highest) {
            return Signal.BUY;
        }
        return bars.close(0) < highest - highest / 10 ? Signal.SELL : Signal.HOLD;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        return signal + " after " + bars.size() + " bars of up to " + highestBefore(bars);
    }

    private static long highestBefore(BarWindow bars) {
        long highest = 0;
        for (int ago = 1; ago < bars.size(); ago++) {
            highest = Math.max(highest, bars.close(ago));
        }
        return highest;
    }
}
