package io.papertape.engine.execution;

/// Direction of a trade.
public enum Side {
    BUY,
    SELL
}
