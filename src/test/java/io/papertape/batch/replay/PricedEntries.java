package io.papertape.batch.replay;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import org.jspecify.annotations.Nullable;

/// Buys by turns at a limit, at a stop and at a stop-limit, sells at a limit, and tightens its stop.
public final class PricedEntries implements Strategy {

    private int bars;

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow window) {
        bars++;
        return switch (bars % 7) {
            case 2 -> Signal.BUY;
            case 6 -> Signal.SELL;
            default -> Signal.HOLD;
        };
    }

    @Override
    public Levels levels(BarWindow window, Signal signal, @Nullable Held held) {
        long close = window.close(0);
        Levels levels = Levels.NONE.withStop(close - close / 40).withTarget(close + close / 50);
        if (signal == Signal.SELL) {
            return levels.withLimit(close + close / 500);
        }
        return switch (bars / 7 % 3) {
            case 0 -> levels.withLimit(close - close / 300);
            case 1 -> levels.withTrigger(close + close / 300);
            default -> levels.withTrigger(close + close / 300).withLimit(close + close / 200);
        };
    }
}
