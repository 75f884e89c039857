package io.papertape.batch.live;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;

/// Buys what rises, sells what falls, and at every seventh cent throws an error.
public final class Capricious implements Strategy {

    @Override
    public int requiredBars() {
        return 2;
    }

    @Override
    public Signal signal(BarWindow bars) {
        if (bars.close(0) / 1_000_000 % 7 == 0) {
            throw new AssertionError("not at this price");
        }
        return bars.close(0) > bars.close(1) ? Signal.BUY : Signal.SELL;
    }
}
