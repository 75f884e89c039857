package io.papertape.engine.session;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.LatestBars;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.Objects;
import java.util.function.Supplier;

/// Asks the strategy about the latest bars of a symbol. Not safe for use by several threads.
final class StrategyRunner {

    private static final int LONGEST_REASON = 1_000;
    private static final String NO_SIGNAL = "a signal must be BUY, SELL or HOLD but was null";

    private final Strategy strategy;
    private final int requiredBars;
    private final LatestBars latest;
    private final Supplier<String> reason = this::explain;
    private int explained;
    private Signal given = Signal.HOLD;

    StrategyRunner(Strategy strategy, LatestBars latest) {
        this.strategy = strategy;
        this.latest = latest;
        requiredBars = strategy.requiredBars();
    }

    /// The signal for a symbol; HOLD while it has fewer bars than the strategy requires.
    ///
    /// @throws StrategyFailedException if the strategy threw
    Signal signal(int symbol) {
        BarWindow bars = latest.of(symbol);
        if (bars.size() < requiredBars) {
            return Signal.HOLD;
        }
        try {
            return Objects.requireNonNull(strategy.signal(bars), NO_SIGNAL);
        } catch (Throwable e) {
            throw StrategyFailedException.of(e);
        }
    }

    /// Why the strategy gave `signal` for a symbol, for who may ask before the next symbol is processed; the strategy
    /// is asked only then. Always the same object: risk may refuse an entry at every bar.
    Supplier<String> reason(int symbol, Signal signal) {
        explained = symbol;
        given = signal;
        return reason;
    }

    /// @throws StrategyFailedException if the strategy threw
    private String explain() {
        try {
            String text = Objects.requireNonNullElse(strategy.explain(latest.of(explained), given), given.name());
            return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
        } catch (Throwable e) {
            throw StrategyFailedException.of(e);
        }
    }
}
