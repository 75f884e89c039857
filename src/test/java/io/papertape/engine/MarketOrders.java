package io.papertape.engine;

import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Position;

/// Makes trades at the market without a session: each order is decided and filled whole in the same slice.
public final class MarketOrders {

    private final PaperExecutor executor;
    private long orders;

    public MarketOrders(PaperExecutor executor) {
        this.executor = executor;
    }

    /// Opens a position.
    public Trade buy(int symbol, OrderSize size, long price, long time, String reason) {
        return executor.open(
                order(symbol, PositionEffect.OPEN, TradeKind.OPEN, size, time, reason),
                whole(size, price, time),
                null,
                null);
    }

    /// Closes a position.
    public Trade sell(Position position, long price, long time, String reason) {
        OrderSize size = OrderSize.unreduced(position.quantity());
        return executor.close(
                order(position.symbol(), PositionEffect.CLOSE, TradeKind.CLOSE, size, time, reason),
                position,
                whole(size, price, time),
                null);
    }

    private static PaperExecutor.Fill whole(OrderSize size, long price, long time) {
        return new PaperExecutor.Fill(size.quantity(), price, false, 0, time);
    }

    private Order order(int symbol, PositionEffect effect, TradeKind kind, OrderSize size, long time, String reason) {
        return new Order(
                new OrderTerms(
                        orders++,
                        symbol,
                        effect == PositionEffect.OPEN ? Side.BUY : Side.SELL,
                        effect,
                        kind,
                        size,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        time,
                        reason),
                1);
    }
}
