package io.papertape.engine.portfolio;

/// Direction of a trade.
public enum Side {
    BUY,
    SELL
}
