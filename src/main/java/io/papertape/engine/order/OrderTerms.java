package io.papertape.engine.order;

import io.papertape.engine.portfolio.Position;

/// What is fixed about an [Order] when it is decided. Prices and quantities are in units of 0.00000001; times are epoch
/// milliseconds UTC.
///
/// @param number 0, 1, 2 … in order of decision within the session
/// @param symbol index of the symbol in the session's list
/// @param side whether it buys or sells
/// @param effect whether it opens a position or closes one
/// @param kind what led to it, and what its fills at the market are told as
/// @param size quantity, and what it was before limits reduced it
/// @param limit price that it is filled at or better; 0 for none
/// @param trigger price at which it becomes a market order, or where it has a limit a limit order; 0 for none
/// @param level price before slippage that it waits for, or waited for before its rest; 0 for none
/// @param stop that the position is to have by the strategy; 0 for none
/// @param target that the position is to have by the strategy; 0 for none
/// @param reservePrice price per share at which an entry that waits keeps cash
/// @param close of the bar that an entry at the market was decided at; 0 for all others
/// @param decidedAt slice of the decision
/// @param reason why, one line
public record OrderTerms(
        long number,
        int symbol,
        Side side,
        PositionEffect effect,
        TradeKind kind,
        OrderSize size,
        long limit,
        long trigger,
        long level,
        long stop,
        long target,
        long reservePrice,
        long close,
        long decidedAt,
        String reason) {

    /// Those of an exit at the market.
    ///
    /// @param position that it closes
    /// @param level that led to it; 0 for none
    public static OrderTerms exit(
            long number, Position position, TradeKind kind, long level, long decidedAt, String reason) {
        return new OrderTerms(
                number,
                position.symbol(),
                Side.of(-position.sign()),
                PositionEffect.CLOSE,
                kind,
                OrderSize.unreduced(position.quantity()),
                0,
                0,
                level,
                0,
                0,
                0,
                0,
                decidedAt,
                reason);
    }
}
