package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// How an open position stands in SQL.
final class PositionRow {

    static final String INSERT = """
            INSERT INTO open_position (session_id, symbol, quantity, entry_price, entered_at, last_price,
                market_value, unrealized_pnl, lowest_price, highest_price, last_bar_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private PositionRow() {}

    /// Sets the parameters of the insert.
    ///
    /// @param symbols the session's symbols, by index
    static void bind(PreparedStatement statement, long session, List<String> symbols, Position position)
            throws SQLException {
        statement.setLong(1, session);
        statement.setString(2, symbols.get(position.symbol()));
        statement.setBigDecimal(3, SqlTypes.decimal(position.quantity()));
        statement.setBigDecimal(4, SqlTypes.decimal(position.entryPrice()));
        statement.setObject(5, SqlTypes.timestamp(position.enteredAt()));
        statement.setBigDecimal(6, SqlTypes.decimal(position.lastPrice()));
        statement.setBigDecimal(7, SqlTypes.decimal(position.marketValue()));
        statement.setBigDecimal(8, SqlTypes.decimal(position.unrealizedPnl()));
        ExcursionColumns.bind(statement, 9, position.excursion());
        statement.setObject(11, SqlTypes.timestamp(position.lastBarAt()));
    }

    /// Reads a row whether it can be or not.
    static StoredPosition stored(ResultSet row) throws SQLException {
        return new StoredPosition(
                row.getString("symbol"),
                SqlTypes.units(row, "quantity"),
                SqlTypes.units(row, "entry_price"),
                SqlTypes.epochMillis(row, "entered_at"),
                SqlTypes.units(row, "last_price"),
                SqlTypes.units(row, "market_value"),
                SqlTypes.units(row, "unrealized_pnl"),
                SqlTypes.optionalUnits(row, "lowest_price"),
                SqlTypes.optionalUnits(row, "highest_price"),
                SqlTypes.nullableEpochMillis(row, "last_bar_at"));
    }

    /// Reads a row that has entry_trade_no and entry_commission besides.
    static Position read(ResultSet row, SymbolIndex symbols) throws SQLException {
        String symbol = row.getString("symbol");
        return new Position(
                symbols.of(symbol),
                row.getLong("entry_trade_no"),
                SqlTypes.units(row, "quantity"),
                SqlTypes.units(row, "entry_price"),
                SqlTypes.units(row, "entry_commission"),
                SqlTypes.epochMillis(row, "entered_at"),
                SqlTypes.units(row, "last_price"),
                SqlTypes.epochMillis(row, "last_bar_at"),
                ExcursionColumns.read(row, row.findColumn("lowest_price"), () -> "open_position " + symbol));
    }
}
