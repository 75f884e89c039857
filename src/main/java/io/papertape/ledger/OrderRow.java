package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.order.CostModel.FilledSoFar;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderSize;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.TradeKind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How an order stands in SQL that waits, or that ended before it was filled whole.
final class OrderRow {

    static final String INSERT = """
            INSERT INTO open_order (session_id, order_no, symbol, side, position_effect, kind, quantity, order_quantity,
                requested_quantity, limited_by, limit_price, trigger_price, triggered, level, stop_price, target_price,
                reserve_price, decided_at, bars_left, taker_quantity, taker_value, maker_quantity, maker_value, charged,
                reason, ended_at, ended_by, close_price, at_next_open)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private OrderRow() {}

    /// Sets the parameters of the insert.
    ///
    /// @param symbol as it is called
    /// @param ended when and why it ended, or null while it waits
    static void bind(PreparedStatement statement, long session, String symbol, Order order, @Nullable EndedOrder ended)
            throws SQLException {
        OrderTerms terms = order.terms();
        EntryLimit limit = terms.size().limitedBy();
        FilledSoFar filled = order.filled();
        statement.setLong(1, session);
        statement.setLong(2, terms.number());
        statement.setString(3, symbol);
        statement.setString(4, order.side().name());
        statement.setString(5, terms.effect().name());
        statement.setString(6, terms.kind().name());
        statement.setBigDecimal(7, SqlTypes.decimal(order.remaining()));
        statement.setBigDecimal(8, SqlTypes.decimal(terms.size().quantity()));
        statement.setBigDecimal(9, SqlTypes.decimal(terms.size().requested()));
        statement.setString(10, limit == null ? null : limit.parameter());
        statement.setBigDecimal(11, SqlTypes.decimalUnlessNone(terms.limit()));
        statement.setBigDecimal(12, SqlTypes.decimalUnlessNone(terms.trigger()));
        statement.setBoolean(13, order.triggered());
        statement.setBigDecimal(14, SqlTypes.decimalUnlessNone(terms.level()));
        statement.setBigDecimal(15, SqlTypes.decimalUnlessNone(terms.stop()));
        statement.setBigDecimal(16, SqlTypes.decimalUnlessNone(terms.target()));
        statement.setBigDecimal(17, SqlTypes.decimalUnlessNone(terms.reservePrice()));
        statement.setObject(18, SqlTypes.timestamp(terms.decidedAt()));
        statement.setInt(19, order.barsLeft());
        statement.setBigDecimal(20, SqlTypes.decimal(filled.takerQuantity()));
        statement.setBigDecimal(21, SqlTypes.decimal(filled.takerValue()));
        statement.setBigDecimal(22, SqlTypes.decimal(filled.makerQuantity()));
        statement.setBigDecimal(23, SqlTypes.decimal(filled.makerValue()));
        statement.setBigDecimal(24, SqlTypes.decimal(order.charged()));
        statement.setString(25, terms.reason());
        statement.setObject(26, ended == null ? null : SqlTypes.timestamp(ended.time()));
        statement.setString(27, ended == null ? null : ended.why());
        statement.setBigDecimal(28, SqlTypes.decimalUnlessNone(terms.close()));
        statement.setBoolean(29, order.isAtNextOpen());
    }

    /// Reads an order that waits.
    static Order read(ResultSet row, SymbolIndex symbols) throws SQLException {
        String limit = row.getString("limited_by");
        OrderTerms terms = new OrderTerms(
                row.getLong("order_no"),
                symbols.of(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                PositionEffect.valueOf(row.getString("position_effect")),
                TradeKind.valueOf(row.getString("kind")),
                new OrderSize(
                        SqlTypes.units(row, "order_quantity"),
                        SqlTypes.units(row, "requested_quantity"),
                        limit == null ? null : EntryLimit.of(limit)),
                SqlTypes.unitsOrNone(row, "limit_price"),
                SqlTypes.unitsOrNone(row, "trigger_price"),
                SqlTypes.unitsOrNone(row, "level"),
                SqlTypes.unitsOrNone(row, "stop_price"),
                SqlTypes.unitsOrNone(row, "target_price"),
                SqlTypes.unitsOrNone(row, "reserve_price"),
                SqlTypes.unitsOrNone(row, "close_price"),
                SqlTypes.epochMillis(row, "decided_at"),
                row.getString("reason"));
        Order order = new Order(
                terms,
                SqlTypes.units(row, "quantity"),
                row.getBoolean("triggered"),
                row.getInt("bars_left"),
                new FilledSoFar(
                        SqlTypes.units(row, "taker_quantity"),
                        SqlTypes.units(row, "taker_value"),
                        SqlTypes.units(row, "maker_quantity"),
                        SqlTypes.units(row, "maker_value")),
                SqlTypes.units(row, "charged"));
        order.setAtNextOpen(row.getBoolean("at_next_open"));
        return order;
    }
}
