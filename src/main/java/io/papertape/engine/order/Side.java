package io.papertape.engine.order;

/// Direction of a trade.
public enum Side {
    BUY,
    SELL
}
