package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;

/// A pure function of the latest bars of one symbol.
///
/// An implementation is a public class with a public constructor that takes [StrategyParameters], or nothing. It is
/// found by its name: the simple name of a class in this package, or a full class name. It keeps no state between
/// calls, so that a session can be carried forward, and one instance serves all symbols.
///
/// ```java
/// public final class ThreeUp implements Strategy {
///     public int requiredBars() { return 3; }
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

    /// Bars that the window offers at most, at least [#requiredBars()], or [#ALL_BARS]. A signal depends on no bar
    /// older than these.
    default int historyBars() {
        return requiredBars();
    }

    /// The signal after the newest bar.
    ///
    /// @param bars between [#requiredBars()] and [#historyBars()] bars, the newest being 0 bars ago; valid only
    ///     during the call
    Signal signal(BarWindow bars);

    /// Why `signal` was given, with the values that decided: one line for the trade that follows.
    ///
    /// @param bars as given to [#signal(BarWindow)]
    default String explain(BarWindow bars, Signal signal) {
        return getClass().getSimpleName() + " " + signal;
    }
}
