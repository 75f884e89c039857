package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import org.jspecify.annotations.Nullable;

/// Decides on the trades of one symbol from its bars.
///
/// An implementation is a public class with a public constructor that takes [StrategyParameters], or nothing.
/// It is found by its name: the simple name of a class in this package, or a full class name.
///
/// It may have fields. Every symbol of a session has an instance of its own, made anew for every run, which is
/// shown every bar of its symbol once, in order: [#signal(BarWindow)] is called from bar [#requiredBars()] on
/// at every bar, whatever is held, also at those bars that the session has traded before and at which it only
/// warms up; their signals are ignored then. What a field holds must depend on the bars alone, so that a
/// session that is carried forward trades like one that is replayed whole.
///
/// Whatever it throws is noted in the books with its symbol, which does not trade at that bar; the others go
/// on.
///
/// The usual indicators are in the package `indicator`. A strategy that counts the bars since its RSI was low:
///
/// ```java
/// public final class Rebound implements Strategy {
///     private final Indicator rsi = Indicators.rsi(14);
///     private int barsSinceLow = 100;
///
///     public int requiredBars() { return 1; }
///
///     public Signal signal(BarWindow bars) {
///         double strength = rsi.next(bars);
///         barsSinceLow = strength < 30 ? 0 : barsSinceLow + 1;
///         return barsSinceLow == 1 ? Signal.BUY : strength > 70 ? Signal.SELL : Signal.HOLD;
///     }
/// }
/// ```
///
/// One without fields, which looks at its latest bars alone, says so and is spared the repetition:
///
/// ```java
/// public final class ThreeUp implements Strategy {
///     public int requiredBars() { return 3; }
///
///     public boolean dependsOnWindowAlone() { return true; }
///
///     public Signal signal(BarWindow bars) {
///         boolean up = bars.close(0) > bars.close(1) && bars.close(1) > bars.close(2);
///         return up ? Signal.BUY : bars.close(0) < bars.close(1) ? Signal.SELL : Signal.HOLD;
///     }
/// }
/// ```
public interface Strategy {

    /// [#historyBars()] of a strategy that looks at every bar there was.
    int ALL_BARS = Integer.MAX_VALUE;

    /// Bars without which there is no signal, at least 1: with fewer, nothing happens.
    int requiredBars();

    /// Bars that the window offers at most, at least [#requiredBars()], or [#ALL_BARS]. What a signal
    /// depends on besides is in fields.
    default int historyBars() {
        return requiredBars();
    }

    /// Whether a signal depends on the bars of the window alone: whether there is no field that a call changes.
    /// A strategy that says so is not called for bars at which a session only warms up.
    default boolean dependsOnWindowAlone() {
        return false;
    }

    /// Whether a signal depends on volumes. For one that says no, a volume that a vendor has corrected is no
    /// change of the history.
    default boolean usesVolumes() {
        return true;
    }

    /// The signal after the newest bar.
    ///
    /// @param bars between [#requiredBars()] and [#historyBars()] bars, the newest being 0 bars ago; valid only
    ///     during the call
    Signal signal(BarWindow bars);

    /// Why `signal` was given, with the values that decided: one line for the trade that follows. Called, if at
    /// all, after the signal of the same bar; changes no field.
    ///
    /// @param bars as given to [#signal(BarWindow)]
    default String explain(BarWindow bars, Signal signal) {
        return getClass().getSimpleName() + " " + signal;
    }

    /// The prices of the order that a signal leads to, and those at which the position is closed by itself.
    /// Called after the signal of the same bar, at signals that are followed and while a position is held, but
    /// not while an order of the symbol waits, nor while a session only warms up; changes no field.
    ///
    /// With BUY and nothing held: trigger and limit of the entry, stop and target of the position, which
    /// replace the settings stopLoss and takeProfit. With SELL: trigger and limit of the exit. With something
    /// held, whatever the signal: stop and target from the next bar on; a stop is tightened, never loosened.
    ///
    /// @param bars as given to [#signal(BarWindow)]
    /// @param signal that was given
    /// @param held null where nothing is
    /// @return null for none
    default @Nullable Levels levels(BarWindow bars, Signal signal, @Nullable Held held) {
        return null;
    }
}
