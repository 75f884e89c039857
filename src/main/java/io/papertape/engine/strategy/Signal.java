package io.papertape.engine.strategy;

/// What a strategy wants done with a symbol.
public enum Signal {
    BUY,
    SELL,
    HOLD
}
