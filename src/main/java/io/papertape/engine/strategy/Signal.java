package io.papertape.engine.strategy;

/// What a strategy wants done with a symbol.
///
/// ```java
/// return bars.close(0) > bars.close(1) ? Signal.BUY : Signal.HOLD;
/// ```
public enum Signal {
    /// Open a position; nothing happens while one is open.
    BUY,
    /// Close the position; nothing happens without one.
    SELL,
    /// Leave it as it is.
    HOLD
}
