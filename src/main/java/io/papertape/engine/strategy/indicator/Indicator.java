package io.papertape.engine.strategy.indicator;

import io.papertape.engine.market.BarWindow;

/// A number that follows the bars of one symbol. A strategy keeps it in a field and shows it every bar:
///
/// ```java
/// private final Indicator average = Indicators.ema(50);
///
/// public Signal signal(BarWindow bars) {
///     double mean = average.next(bars);
///     return bars.close(0) > mean ? Signal.BUY : bars.close(0) < mean ? Signal.SELL : Signal.HOLD;
/// }
/// ```
///
/// Values are `double`s. Prices are in the units of [BarWindow], 0.00000001, so that both can be compared; RSI and
/// rate of change are in percent. Before there are enough bars a value is NaN, of which every comparison is false. A
/// bar costs the same however long the period is and however many bars there were, and nothing is allocated for it.
/// Not safe for use by several threads.
public abstract class Indicator {

    private boolean begun;

    Indicator() {}

    /// The value of the symbol's whole past, of which this is shown the newest bar now; the first call takes every bar
    /// of the window in. To be called once at every bar.
    public final double next(BarWindow bars) {
        if (begun) {
            take(bars, 0);
        } else {
            begun = true;
            takeAll(bars);
        }
        return value();
    }

    /// The value of the bars of the window alone, as if there had been none before. Takes as long as the window has
    /// bars. Not to be mixed with [#next(BarWindow)].
    public final double over(BarWindow bars) {
        reset();
        takeAll(bars);
        return value();
    }

    /// The value as it was last returned; NaN before there were enough bars.
    public abstract double value();

    /// Takes a bar in that comes after all that it has been shown.
    abstract void take(BarWindow bars, int barsAgo);

    /// Forgets every bar.
    abstract void reset();

    private void takeAll(BarWindow bars) {
        for (int barsAgo = bars.size() - 1; barsAgo >= 0; barsAgo--) {
            take(bars, barsAgo);
        }
    }
}
