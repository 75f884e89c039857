package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.Order;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a session needs of its orders to go on: those that wait, the fills of positions, and which symbols are
/// not entered for a while. The caller opens the transaction. Safe for use by several threads.
final class OpenOrders {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    OpenOrders(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    private record LotRow(int symbol, Lot lot) {}

    /// Adds orders that ended.
    ///
    /// @param symbols the session's symbols
    void addEnded(long session, NamesByTime symbols, List<EndedOrder> ended) {
        if (!ended.isEmpty()) {
            template.batchUpdate(
                    OrderRow.INSERT,
                    ended,
                    ROWS_PER_BATCH,
                    (statement, row) -> OrderRow.bind(
                            statement,
                            session,
                            symbols.at(row.order().terms().symbol(), row.time()),
                            row.order(),
                            row));
        }
    }

    /// Adds what is open.
    ///
    /// @param symbols as they are called at the last slice, by index
    /// @param isRenamed whether the last entry of a symbol may be under another name than it has now
    /// @param cooldowns bars by symbol
    void add(
            long session,
            List<String> symbols,
            boolean isRenamed,
            List<Order> waiting,
            List<Position> positions,
            Map<Integer, Integer> cooldowns) {
        if (!waiting.isEmpty()) {
            template.batchUpdate(
                    OrderRow.INSERT,
                    waiting,
                    ROWS_PER_BATCH,
                    (statement, order) -> OrderRow.bind(
                            statement, session, symbols.get(order.terms().symbol()), order, null));
        }
        List<LotRow> lots = new ArrayList<>();
        for (Position position : positions) {
            Lot first = position.lots().getFirst();
            boolean whole = !isRenamed && position.lots().size() == 1 && first.sold() == 0 && !first.isSplit();
            for (Lot lot : whole ? List.<Lot>of() : position.lots()) {
                lots.add(new LotRow(position.symbol(), lot));
            }
        }
        if (!lots.isEmpty()) {
            template.batchUpdate("""
                    INSERT INTO open_lot (session_id, symbol, entry_trade_no, sold, price, quantity, cost, commission)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, lots, ROWS_PER_BATCH, (statement, row) -> {
                statement.setLong(1, session);
                statement.setString(2, symbols.get(row.symbol()));
                statement.setLong(3, row.lot().entryNumber());
                Lot lot = row.lot();
                statement.setBigDecimal(4, SqlTypes.decimal(lot.sold()));
                statement.setBigDecimal(5, lot.isSplit() ? SqlTypes.decimal(lot.price()) : null);
                statement.setBigDecimal(6, lot.isSplit() ? SqlTypes.decimal(lot.quantity()) : null);
                statement.setBigDecimal(7, lot.isSplit() ? SqlTypes.decimal(lot.cost()) : null);
                statement.setBigDecimal(8, lot.isSplit() ? SqlTypes.decimal(lot.commission()) : null);
            });
        }
        if (!cooldowns.isEmpty()) {
            template.batchUpdate(
                    "INSERT INTO symbol_cooldown (session_id, symbol, bars_left) VALUES (?, ?, ?)",
                    cooldowns.entrySet(),
                    ROWS_PER_BATCH,
                    (statement, row) -> {
                        statement.setLong(1, session);
                        statement.setString(2, symbols.get(row.getKey()));
                        statement.setInt(3, row.getValue());
                    });
        }
    }

    /// Removes what is open.
    void remove(long session) {
        template.update("DELETE FROM open_order WHERE session_id = ? AND ended_at IS NULL", session);
        template.update("DELETE FROM open_lot WHERE session_id = ?", session);
        template.update("DELETE FROM symbol_cooldown WHERE session_id = ?", session);
    }

    /// The orders that wait, in order of their numbers.
    ///
    /// @param symbols as they are called at the last slice
    List<Order> waiting(StoredSession session, SymbolIndex symbols) {
        if (session.orders() == 0) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT * FROM open_order WHERE session_id = :session AND ended_at IS NULL ORDER BY order_no
                        """)
                .param("session", session.id())
                .query((row, i) -> OrderRow.read(row, symbols))
                .list();
    }

    /// Bars for which symbols, by index, are not entered.
    ///
    /// @param symbols as they are called at the last slice
    Map<Integer, Integer> cooldowns(StoredSession session, SymbolIndex symbols) {
        Map<Integer, Integer> cooldowns = new HashMap<>();
        if (session.settings().fillRules().cooldownBars() > 0) {
            jdbc.sql("SELECT symbol, bars_left FROM symbol_cooldown WHERE session_id = :session")
                    .param("session", session.id())
                    .query(row -> {
                        cooldowns.put(symbols.of(row.getString(1)), row.getInt(2));
                    });
        }
        return cooldowns;
    }
}
