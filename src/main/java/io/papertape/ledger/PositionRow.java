package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.ExitLevels;
import io.papertape.engine.portfolio.Lot;
import io.papertape.engine.portfolio.Position;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How an open position stands in SQL.
final class PositionRow {

    static final String INSERT = """
            INSERT INTO open_position (session_id, symbol, quantity, entry_price, entered_at, last_price,
                market_value, unrealized_pnl, lowest_price, highest_price, last_bar_at, stop_price, stop_decided_at,
                target_price, target_decided_at, trail_price, trail_decided_at, missed_trails, bars_held)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private PositionRow() {}

    /// Sets the parameters of the insert.
    ///
    /// @param symbols the session's symbols, by index
    /// @param counted whether the session counts the bars that it holds positions for
    static void bind(
            PreparedStatement statement, long session, List<String> symbols, Position position, boolean counted)
            throws SQLException {
        statement.setLong(1, session);
        statement.setString(2, symbols.get(position.symbol()));
        statement.setBigDecimal(3, SqlTypes.decimal(position.signedQuantity()));
        statement.setBigDecimal(4, SqlTypes.decimal(position.entryPrice()));
        statement.setObject(5, SqlTypes.timestamp(position.enteredAt()));
        statement.setBigDecimal(6, SqlTypes.decimal(position.lastPrice()));
        statement.setBigDecimal(7, SqlTypes.decimal(position.marketValue()));
        statement.setBigDecimal(8, SqlTypes.decimal(position.unrealizedPnl()));
        ExcursionColumns.bind(statement, 9, position.excursion());
        statement.setObject(11, SqlTypes.timestamp(position.lastBarAt()));
        bindLevels(statement, position.levels());
        statement.setObject(19, counted ? position.barsHeld() : null, Types.INTEGER);
    }

    private static void bindLevels(PreparedStatement statement, @Nullable ExitLevels levels) throws SQLException {
        if (levels == null) {
            for (int column = 12; column <= 18; column++) {
                statement.setNull(
                        column, column == 18 ? Types.INTEGER : column % 2 == 0 ? Types.DECIMAL : Types.TIMESTAMP);
            }
            return;
        }
        bindLevel(statement, 12, levels.stop(), levels.stopDecidedAt());
        bindLevel(statement, 14, levels.target(), levels.targetDecidedAt());
        bindLevel(statement, 16, levels.trail(), levels.trailDecidedAt());
        statement.setInt(18, levels.missedTrails());
    }

    private static void bindLevel(PreparedStatement statement, int column, long price, long decidedAt)
            throws SQLException {
        statement.setBigDecimal(column, SqlTypes.decimalUnlessNone(price));
        statement.setObject(column + 1, price == 0 ? null : SqlTypes.timestamp(decidedAt));
    }

    private static @Nullable ExitLevels levels(ResultSet row, int sign) throws SQLException {
        int missed = row.getInt("missed_trails");
        return row.wasNull()
                ? null
                : new ExitLevels(
                        sign,
                        SqlTypes.unitsOrNone(row, "stop_price"),
                        decidedAt(row, "stop_decided_at"),
                        SqlTypes.unitsOrNone(row, "target_price"),
                        decidedAt(row, "target_decided_at"),
                        SqlTypes.unitsOrNone(row, "trail_price"),
                        decidedAt(row, "trail_decided_at"),
                        missed);
    }

    private static long decidedAt(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(SqlTypes.nullableEpochMillis(row, column), 0L);
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

    /// Reads a row that has one of the position's fills besides, in columns that begin with `lot_`.
    static Position read(ResultSet row, SymbolIndex symbols) throws SQLException {
        String symbol = row.getString("symbol");
        int sign = SqlTypes.units(row, "quantity") < 0 ? -1 : 1;
        return new Position(
                symbols.of(symbol),
                sign,
                List.of(lot(row)),
                levels(row, sign),
                SqlTypes.units(row, "last_price"),
                SqlTypes.epochMillis(row, "last_bar_at"),
                ExcursionColumns.read(row, row.findColumn("lowest_price"), () -> "open_position " + symbol),
                row.getInt("bars_held"));
    }

    private static Lot lot(ResultSet row) throws SQLException {
        long number = row.getLong("lot_trade_no");
        long time = SqlTypes.epochMillis(row, "lot_traded_at");
        long sold = SqlTypes.units(row, "lot_sold");
        return SqlTypes.optionalUnits(row, "split_price").isPresent()
                ? new Lot(
                        number,
                        time,
                        SqlTypes.units(row, "split_price"),
                        SqlTypes.units(row, "split_quantity"),
                        SqlTypes.units(row, "split_cost"),
                        SqlTypes.units(row, "split_commission"),
                        sold)
                : new Lot(
                        number,
                        time,
                        SqlTypes.units(row, "lot_price"),
                        SqlTypes.units(row, "lot_quantity"),
                        SqlTypes.units(row, "lot_commission"),
                        sold);
    }

    /// A position, of whose fills each was read with a row.
    static Position joined(Position first, Position next) {
        return new Position(
                first.symbol(),
                first.sign(),
                Stream.concat(first.lots().stream(), next.lots().stream()).toList(),
                first.levels(),
                first.lastPrice(),
                first.lastBarAt(),
                first.excursion(),
                first.barsHeld());
    }
}
