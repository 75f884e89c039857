package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Receivable;
import io.papertape.engine.portfolio.UtcDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/// What changed the cash of sessions without a trade, and the dividends that they are owed. The caller opens the
/// transaction. Safe for use by several threads.
final class CashEvents {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;

    CashEvents(JdbcTemplate template) {
        this.template = template;
    }

    /// Appends events.
    ///
    /// @param symbols the session's symbols
    /// @param first number of the first of them
    void add(long session, SymbolNames symbols, long first, List<DatedCashEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        template.batchUpdate(
                """
                INSERT INTO cash_event (event_id, session_id, event_no, booked_at, local_date, symbol, type, amount,
                    quantity_change, realized_pnl)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, IntStream.range(0, events.size()).boxed().toList(), ROWS_PER_BATCH, (statement, i) -> {
                    CashEvent event = events.get(i).event();
                    statement.setLong(1, RowKey.of(session, first + i));
                    statement.setLong(2, session);
                    statement.setLong(3, first + i);
                    statement.setObject(4, SqlTypes.timestamp(event.time()));
                    LocalDates.bind(statement, 5, events.get(i).date(), event.time());
                    statement.setString(
                            6, symbols.at(event.symbol(), events.get(i).date()));
                    statement.setString(7, event.type().name());
                    statement.setBigDecimal(8, SqlTypes.decimal(event.amount()));
                    statement.setBigDecimal(9, SqlTypes.decimal(event.quantityChange()));
                    statement.setBigDecimal(10, SqlTypes.decimal(event.realizedPnl()));
                });
    }

    /// The events of these numbers that there are, in order.
    ///
    /// @param end exclusive
    List<StoredCashEvent> events(StoredSession session, long from, long end) {
        SymbolNames symbols = session.names();
        return template.query(
                """
                SELECT event_id, session_id, event_no, booked_at, local_date, symbol, type, amount, quantity_change,
                    realized_pnl
                FROM cash_event WHERE event_id >= ? AND event_id < ? ORDER BY event_id
                """, (row, i) -> read(row, symbols), RowKey.of(session.id(), from), RowKey.of(session.id(), end));
    }

    private static StoredCashEvent read(ResultSet row, SymbolNames symbols) throws SQLException {
        long time = SqlTypes.epochMillis(row, 4);
        long number = row.getLong(3);
        long date = LocalDates.read(row, 5, time);
        return new StoredCashEvent(
                new CashEvent(
                        time,
                        SymbolIndex.of(symbols, row.getString(6), date),
                        type(number, row.getString(7)),
                        SqlTypes.units(row, 8),
                        SqlTypes.units(row, 9),
                        SqlTypes.optionalUnits(row, 10)),
                date,
                number,
                row.getLong(1) == RowKey.of(row.getLong(2), number));
    }

    private static CashEvent.Type type(long number, String name) {
        try {
            return CashEvent.Type.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("cash_event " + number + ": type is " + name + ", which there is not", e);
        }
    }

    /// How many events there are, counted by the index alone.
    long count(long session) {
        return Objects.requireNonNull(
                template.queryForObject("SELECT COUNT(*) FROM cash_event WHERE session_id = ?", Long.class, session));
    }

    /// Removes the events.
    void delete(long session) {
        template.update(
                "DELETE FROM cash_event WHERE event_id >= ? AND event_id < ?",
                RowKey.first(session),
                RowKey.end(session));
    }

    /// Replaces the dividends that are owed.
    ///
    /// @param symbols as they are called at the last slice, by index
    void replaceReceivables(long session, List<String> symbols, List<Receivable> receivables) {
        template.update("DELETE FROM receivable WHERE session_id = ?", session);
        template.batchUpdate(
                """
                INSERT INTO receivable (session_id, receivable_no, symbol, ex_date, pay_date, amount)
                VALUES (?, ?, ?, ?, ?, ?)
                """, IntStream.range(0, receivables.size()).boxed().toList(), ROWS_PER_BATCH, (statement, i) -> {
                    Receivable receivable = receivables.get(i);
                    statement.setLong(1, session);
                    statement.setInt(2, i);
                    statement.setString(3, symbols.get(receivable.symbol()));
                    statement.setObject(4, LocalDates.of(receivable.exDate()));
                    statement.setObject(5, LocalDates.of(receivable.payDate()));
                    statement.setBigDecimal(6, SqlTypes.decimal(receivable.amount()));
                });
    }

    /// The dividends that are owed.
    ///
    /// @param symbols as they are called at the last slice, by index
    List<Receivable> receivables(StoredSession session, SymbolIndex symbols) {
        return template.query(
                "SELECT symbol, ex_date, pay_date, amount FROM receivable WHERE session_id = ? ORDER BY receivable_no",
                (row, i) -> new Receivable(
                        symbols.of(row.getString(1)), begin(row, 2), begin(row, 3), SqlTypes.units(row, 4)),
                session.id());
    }

    private static long begin(ResultSet row, int column) throws SQLException {
        return UtcDay.start(row.getObject(column, LocalDate.class));
    }
}
