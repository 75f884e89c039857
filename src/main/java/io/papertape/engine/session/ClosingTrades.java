package io.papertape.engine.session;

import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PaperExecutor;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/// Ends what is open at the end of a session. Not safe for use by several threads.
final class ClosingTrades {

    /// The reason of the trades.
    static final String REASON = "closed at the end of the session";

    private final int symbols;
    private final Account account;
    private final WaitingOrders orders;
    private final PaperExecutor executor;
    private final SessionListener listener;

    /// @param symbols how many the session has
    ClosingTrades(
            int symbols, Account account, WaitingOrders orders, PaperExecutor executor, SessionListener listener) {
        this.symbols = symbols;
        this.account = account;
        this.orders = orders;
        this.executor = executor;
        this.listener = listener;
    }

    /// Ends every order that waits, and closes every position at its latest price, in the order of the symbols.
    ///
    /// @param time last slice
    /// @param stale symbols whose last bar is so old that the trade tells its date
    /// @return whether there was a position
    boolean close(long time, Set<Integer> stale) {
        orders.all().forEach(order -> orders.end(order, time, REASON));
        if (account.openPositions() == 0) {
            return false;
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            Position position = account.position(symbol);
            if (position != null) {
                close(position, time, stale.contains(symbol) ? atPriceOf(position.lastBarAt()) : REASON);
            }
        }
        return true;
    }

    private void close(Position position, long time, String reason) {
        Order order = new Order(OrderTerms.exit(orders.number(), position, TradeKind.CLOSE, 0, time, reason), 0);
        listener.traded(executor.close(
                order,
                position,
                new PaperExecutor.Fill(position.quantity(), position.lastPrice(), false, 0, time),
                null));
    }

    private static String atPriceOf(long bar) {
        return REASON + ", at the price of " + LocalDate.ofInstant(Instant.ofEpochMilli(bar), ZoneOffset.UTC);
    }
}
