package io.papertape.engine.session;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.Map;

/// Gives a signal at each of these closes, HOLD at every other.
public record ScriptedStrategy(Map<String, Signal> byClose) implements Strategy {

    static final ScriptedStrategy HOLD = new ScriptedStrategy(Map.of());

    /// Buys at 100 and at 50, sells at 110 and at 90.
    public static final ScriptedStrategy BUY_100_SELL_110_OR_90 =
            new ScriptedStrategy(Map.of("100", Signal.BUY, "50", Signal.BUY, "110", Signal.SELL, "90", Signal.SELL));

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow bars) {
        return byClose.getOrDefault(Money.format(bars.close(0)), Signal.HOLD);
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        return signal + " at " + Money.format(bars.close(0));
    }
}
