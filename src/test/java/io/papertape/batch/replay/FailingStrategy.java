package io.papertape.batch.replay;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyParameters;

/// Fails at every bar.
public final class FailingStrategy implements Strategy {

    /// @param parameters `lookback` is accepted, and means nothing
    public FailingStrategy(StrategyParameters parameters) {
        parameters.wholeNumber("lookback", 1, 1);
    }

    @Override
    public int requiredBars() {
        return 1;
    }

    @Override
    public Signal signal(BarWindow bars) {
        throw new IllegalStateException("no signal today");
    }
}
