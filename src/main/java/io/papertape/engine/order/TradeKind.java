package io.papertape.engine.order;

/// What led to a trade.
public enum TradeKind {
    /// An entry at the market.
    OPEN,
    /// An exit at the market that the strategy asked for, or the end of the session.
    CLOSE,
    /// A stop: that of a position, or the price at which an entry or exit was to be made at the market.
    STOP,
    /// The target of a position.
    TARGET,
    /// The trailing stop of a position.
    TRAIL,
    /// An entry or exit at its limit or better.
    LIMIT,
    /// An exit after the bars that a position is held at most.
    TIME,
    /// A short position without enough margin, or all of them where nothing is left.
    MARGIN,
    /// A position whose symbol was delisted, at what its shares are worth.
    DELIST;

    /// The kind of an order by the prices that it waits for.
    ///
    /// @param limit 0 for none
    /// @param trigger 0 for none
    /// @param atMarket where there is none
    public static TradeKind of(long limit, long trigger, TradeKind atMarket) {
        if (trigger > 0) {
            return STOP;
        }
        return limit > 0 ? LIMIT : atMarket;
    }
}
