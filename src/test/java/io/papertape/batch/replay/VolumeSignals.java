package io.papertape.batch.replay;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;

/// Does what the bars tell it: buys at a volume of 1, sells at a volume of 2.
public final class VolumeSignals implements Strategy {

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow bars) {
        double volume = bars.volume(0);
        return volume == 1 ? Signal.BUY : volume == 2 ? Signal.SELL : Signal.HOLD;
    }
}
