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
    private final Supplier<String> entryReason = this::explainEntry;
    private int entering;

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

    /// Why the strategy gave `signal` for a symbol.
    ///
    /// @throws StrategyFailedException if the strategy threw
    String explain(int symbol, Signal signal) {
        try {
            String reason = Objects.requireNonNullElse(strategy.explain(latest.of(symbol), signal), signal.name());
            return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
        } catch (Throwable e) {
            throw StrategyFailedException.of(e);
        }
    }

    /// Why the strategy said to buy a symbol, for who may ask before the next symbol is processed. Always the same
    /// object: risk may refuse an entry at every bar.
    Supplier<String> entryReason(int symbol) {
        entering = symbol;
        return entryReason;
    }

    private String explainEntry() {
        return explain(entering, Signal.BUY);
    }
}
