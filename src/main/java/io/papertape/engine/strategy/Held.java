package io.papertape.engine.strategy;

/// What a session holds of a symbol. In units of 0.00000001.
///
/// @param entryPrice fill price per share, or the mean of several
/// @param barsHeld bars of the symbol since the entry; that of the entry counts unless it was filled at the close
/// @param quantity shares, negative for a position that was sold short
/// @param bestPrice the highest price since, for a short position the lowest
/// @param worstPrice the lowest price since, for a short position the highest
public record Held(long entryPrice, int barsHeld, long quantity, long bestPrice, long worstPrice) {}
