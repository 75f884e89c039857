package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.PositionEffect;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.LotPart;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How a trade stands in SQL.
final class TradeRow {

    /// In the order in which they are bound and read.
    static final String COLUMNS = """
            trade_id, session_id, trade_no, symbol, side, quantity, price, traded_at, commission, slippage, cash_flow,
            realized_pnl, reason, requested_quantity, limited_by, entry_trade_no, lowest_price, highest_price,
            local_date, position_effect, order_no, kind, level, decided_at, ambiguous, other_pnl, missed_trails\
            """;

    static final String INSERT = "INSERT INTO trade (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?," + " ?, ?)";

    private TradeRow() {}

    /// Sets the parameters of the insert.
    ///
    /// @param symbol as it is called on its date
    static void bind(PreparedStatement statement, long session, String symbol, DatedTrade dated) throws SQLException {
        Trade trade = dated.trade();
        statement.setLong(1, RowKey.of(session, trade.number()));
        statement.setLong(2, session);
        statement.setLong(3, trade.number());
        statement.setString(4, symbol);
        statement.setString(5, trade.side().name());
        statement.setBigDecimal(6, SqlTypes.decimal(trade.quantity()));
        statement.setBigDecimal(7, SqlTypes.decimal(trade.price()));
        statement.setObject(8, SqlTypes.timestamp(trade.time()));
        statement.setBigDecimal(9, SqlTypes.decimal(trade.commission()));
        statement.setBigDecimal(10, SqlTypes.decimal(trade.slippage()));
        statement.setBigDecimal(11, SqlTypes.decimal(trade.cashFlow()));
        statement.setBigDecimal(12, SqlTypes.decimal(trade.realizedPnl()));
        statement.setString(13, trade.reason());
        bindExplanation(statement, trade);
        LocalDates.bind(statement, 19, dated.date(), trade.time());
        statement.setString(20, trade.effect().name());
        bindOrder(statement, trade);
    }

    private static void bindOrder(PreparedStatement statement, Trade trade) throws SQLException {
        statement.setLong(21, trade.orderNumber());
        statement.setString(22, trade.kind().name());
        statement.setBigDecimal(23, SqlTypes.decimal(trade.level()));
        statement.setObject(24, SqlTypes.timestamp(trade.decidedAt()));
        statement.setBoolean(25, trade.ambiguous());
        statement.setBigDecimal(26, SqlTypes.decimal(trade.otherPnl()));
        OptionalInt missed = trade.missedTrails();
        statement.setObject(27, missed.isPresent() ? missed.getAsInt() : null, Types.INTEGER);
    }

    private static void bindExplanation(PreparedStatement statement, Trade trade) throws SQLException {
        EntryLimit limit = trade.limitedBy();
        OptionalLong entry = trade.entryNumber();
        statement.setBigDecimal(14, SqlTypes.decimal(trade.requestedQuantity()));
        statement.setString(15, limit == null ? null : limit.parameter());
        statement.setObject(16, entry.isPresent() ? entry.getAsLong() : null, Types.BIGINT);
        ExcursionColumns.bind(statement, 17, trade.excursion());
    }

    /// Reads a row of [#COLUMNS].
    ///
    /// @param parts of an exit, see [Trade#parts()]
    static StoredTrade read(ResultSet row, SymbolNames symbols, List<LotPart> parts) throws SQLException {
        long date = LocalDates.read(row, 19, SqlTypes.epochMillis(row, 8));
        Trade trade = trade(row, symbols, date, parts);
        return new StoredTrade(
                trade,
                date,
                row.getLong(1) - RowKey.first(row.getLong(2)),
                trade.excursion() == null && ExcursionColumns.isHalf(row, 17));
    }

    private static Trade trade(ResultSet row, SymbolNames symbols, long date, List<LotPart> parts) throws SQLException {
        long number = row.getLong(3);
        return new Trade(
                number,
                SymbolIndex.of(symbols, row.getString(4), date),
                Side.valueOf(row.getString(5)),
                PositionEffect.valueOf(row.getString(20)),
                SqlTypes.units(row, 6),
                SqlTypes.units(row, 7),
                SqlTypes.epochMillis(row, 8),
                SqlTypes.units(row, 9),
                SqlTypes.units(row, 10),
                SqlTypes.units(row, 11),
                SqlTypes.optionalUnits(row, 12),
                row.getString(13),
                SqlTypes.units(row, 14),
                limit(number, row.getString(15)),
                entryNumber(row),
                ExcursionColumns.read(row, 17, () -> "trade " + number),
                row.getLong(21),
                kind(number, row.getString(22)),
                SqlTypes.optionalUnits(row, 23),
                SqlTypes.epochMillis(row, 24),
                row.getBoolean(25),
                SqlTypes.optionalUnits(row, 26),
                missedTrails(row),
                parts);
    }

    private static @Nullable EntryLimit limit(long number, @Nullable String parameter) {
        try {
            return parameter == null ? null : EntryLimit.of(parameter);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("trade " + number + ": " + e.getMessage(), e);
        }
    }

    private static TradeKind kind(long number, String name) {
        try {
            return TradeKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("trade " + number + ": kind is " + name + ", which there is not", e);
        }
    }

    private static OptionalInt missedTrails(ResultSet row) throws SQLException {
        int missed = row.getInt(27);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(missed);
    }

    private static OptionalLong entryNumber(ResultSet row) throws SQLException {
        long number = row.getLong(16);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
