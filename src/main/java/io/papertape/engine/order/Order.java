package io.papertape.engine.order;

import io.papertape.engine.portfolio.Position;

/// What a session has decided to do and a [FillModel] has yet to fill. Positions are long alone: a buy opens one, and a
/// sell closes the whole of it.
///
/// @param symbol index of the symbol in the session's list
/// @param side direction
/// @param effect whether it opens a position or closes one
/// @param size shares
/// @param decidedAt slice of the decision, epoch milliseconds UTC
/// @param reason why, one line
public record Order(int symbol, Side side, PositionEffect effect, OrderSize size, long decidedAt, String reason) {

    public Order {
        if ((side == Side.BUY) != (effect == PositionEffect.OPEN)) {
            throw new IllegalArgumentException(
                    "a buy must open a position and a sell close one but was " + side + " " + effect);
        }
    }

    /// An entry.
    public static Order open(int symbol, OrderSize size, long decidedAt, String reason) {
        return new Order(symbol, Side.BUY, PositionEffect.OPEN, size, decidedAt, reason);
    }

    /// The exit from a whole position.
    public static Order close(Position position, long decidedAt, String reason) {
        return new Order(
                position.symbol(),
                Side.SELL,
                PositionEffect.CLOSE,
                OrderSize.unreduced(position.quantity()),
                decidedAt,
                reason);
    }
}
