package io.papertape.engine.session;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows each symbol's instance of the strategy the symbol's latest bars. An instance is made at the first bar that it
/// is shown, so that one that cannot be made is a failure of its symbol. Not safe for use by several threads.
final class StrategyRunner {

    private static final int LONGEST_REASON = 1_000;
    private static final String NO_SIGNAL = "a signal must be BUY, SELL or HOLD but was null";

    private final StrategyFactory factory;
    private final int requiredBars;
    private final boolean remembers;
    private final boolean givesLevels;
    private final BarWindow[] windows;
    private final @Nullable Strategy[] instances;

    /// Of a strategy with fields, the instances that are shown the past as it will be after the splits to come.
    private final List<Successor> successors = new ArrayList<>();

    private final Supplier<String> reason = this::explain;
    private int explained;
    private Signal given = Signal.HOLD;

    /// @throws IllegalArgumentException if the strategy does not tell what it needs, or needs no bar
    /// @throws IllegalStateException if bars that it needs were in the market and are gone
    StrategyRunner(StrategyFactory factory, Market market) {
        this.factory = factory;
        instances = new @Nullable Strategy[market.symbols().size()];
        windows = new BarWindow[market.symbols().size()];
        int shown;
        try {
            Strategy asked = factory.create();
            requiredBars = asked.requiredBars();
            givesLevels = Levels.areGivenBy(asked.getClass());
            remembers = !asked.dependsOnWindowAlone();
            shown = Math.max(requiredBars, asked.historyBars());
        } catch (Throwable e) {
            MachineErrors.rethrow(e);
            throw new IllegalArgumentException("the strategy cannot tell what it needs: " + e, e);
        }
        if (shown < 1) {
            throw new IllegalArgumentException("the strategy must require at least 1 bar but requires " + requiredBars);
        }
        for (int symbol = 0; symbol < windows.length; symbol++) {
            windows[symbol] = market.window(symbol, shown);
        }
        List<CorporateAction> actions = remembers ? market.actions() : List.of();
        for (int number = 0; number < actions.size(); number++) {
            CorporateAction action = actions.get(number);
            if (action.type() == CorporateAction.Type.SPLIT) {
                successors.add(new Successor(action.symbol(), market.windowAfter(number, shown)));
            }
        }
    }

    /// An instance that has seen every bar of its symbol as it is shown after a split.
    private static final class Successor {

        private final int symbol;
        private final BarWindow window;
        private @Nullable Strategy instance;

        Successor(int symbol, BarWindow window) {
            this.symbol = symbol;
            this.window = window;
        }
    }

    /// A split of a symbol holds from now on: its prices before are shown as those of new shares, to an instance that
    /// knows no others.
    void split(int symbol) {
        for (Successor successor : successors) {
            if (successor.symbol == symbol) {
                instances[symbol] = successor.instance;
                successors.remove(successor);
                return;
            }
        }
    }

    /// Shows a bar to the instances of the splits to come; what they throw does not matter before they count.
    private void showSuccessors(int symbol) {
        for (int i = 0; i < successors.size(); i++) {
            Successor successor = successors.get(i);
            if (successor.symbol == symbol && successor.window.size() >= requiredBars) {
                try {
                    if (successor.instance == null) {
                        successor.instance = factory.create();
                    }
                    successor.instance.signal(successor.window);
                } catch (Throwable e) {
                    MachineErrors.rethrow(e);
                    Thread.interrupted();
                }
            }
        }
    }

    /// Shows the bars of a slice at which no symbol trades.
    void warmUp(MarketSlice slice) {
        for (int i = 0; remembers && i < slice.size(); i++) {
            warmUp(slice.symbol(i));
        }
    }

    /// Shows a bar at which the symbol does not trade, for what the strategy keeps of it. What it threw here, it threw
    /// when the bar was traded.
    void warmUp(int symbol) {
        if (remembers) {
            try {
                signal(symbol);
            } catch (StrategyFailedException e) {
                Thread.interrupted();
            }
        }
    }

    /// The signal for a symbol; HOLD while it has fewer bars than the strategy requires.
    ///
    /// @throws StrategyFailedException if the strategy threw
    Signal signal(int symbol) {
        if (!successors.isEmpty()) {
            showSuccessors(symbol);
        }
        BarWindow bars = windows[symbol];
        if (bars.size() < requiredBars) {
            return Signal.HOLD;
        }
        try {
            return Objects.requireNonNull(instance(symbol).signal(bars), NO_SIGNAL);
        } catch (Throwable e) {
            throw StrategyFailedException.of(e);
        }
    }

    /// Whether the strategy gives prices.
    boolean givesLevels() {
        return givesLevels;
    }

    /// The prices that go with a signal; none where the strategy gives none.
    ///
    /// @throws StrategyFailedException if the strategy threw
    Levels levels(int symbol, Signal signal, @Nullable Held held) {
        if (!givesLevels) {
            return Levels.NONE;
        }
        try {
            Levels levels = instance(symbol).levels(windows[symbol], signal, held);
            return levels == null ? Levels.NONE : levels;
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
            String text =
                    Objects.requireNonNullElse(instance(explained).explain(windows[explained], given), given.name());
            return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - 1) + "…";
        } catch (Throwable e) {
            throw StrategyFailedException.of(e);
        }
    }

    private Strategy instance(int symbol) throws Exception {
        Strategy instance = instances[symbol];
        if (instance == null) {
            instance = factory.create();
            instances[symbol] = instance;
        }
        return instance;
    }
}
