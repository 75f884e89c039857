package io.papertape.engine.order;

/// What an order or a trade does to the position of its symbol, as FIX tells it in tag 77.
public enum PositionEffect {
    OPEN,
    CLOSE
}
