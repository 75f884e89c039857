package io.papertape.report;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;

/// Does what the volume of a bar tells it: buys, sells, fails, breaks down for good or for a while.
public final class Obedient implements Strategy {

    public static final String HOSTILE_MESSAGE = "<img src=x onerror=alert(5)> " + "y".repeat(300);

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow bars) {
        return switch ((int) bars.volume(0)) {
            case 1 -> Signal.BUY;
            case 2 -> Signal.SELL;
            case 3 -> throw new IllegalStateException("not today");
            case 4 -> throw new OutOfMemoryError(HOSTILE_MESSAGE);
            case 5 -> throw new InternalError("the machine hiccups");
            default -> Signal.HOLD;
        };
    }
}
