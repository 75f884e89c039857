package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.EquityPoint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The equity points of sessions: the one table that grows with every slice. Within a session they are numbered 0, 1, 2
/// … in order of time. The caller opens the transaction. Safe for use by several threads.
class EquityLedger {

    private static final SeveralRows ROWS = new SeveralRows(
            "equity_point",
            List.of(
                    "point_id",
                    "session_id",
                    "recorded_at",
                    "equity",
                    "cash",
                    "positions_value",
                    "drawdown",
                    "local_date",
                    "receivables",
                    "shorts_value"));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    EquityLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Appends points.
    ///
    /// @param first number of the first of them
    void add(long session, long first, List<EquityPoint> points) {
        ROWS.insert(
                template, points, (statement, before, i, point) -> bind(statement, before, session, first + i, point));
    }

    /// Replaces the values of a point, whose time stays.
    void replace(long session, long number, EquityPoint point) {
        jdbc.sql("""
                        UPDATE equity_point
                        SET equity = :equity, cash = :cash, positions_value = :positionsValue, drawdown = :drawdown,
                            receivables = :receivables, shorts_value = :shortsValue
                        WHERE point_id = :point
                        """)
                .param("equity", SqlTypes.decimal(point.equity()))
                .param("cash", SqlTypes.decimal(point.cash()))
                .param("positionsValue", SqlTypes.decimal(point.positionsValue()))
                .param("drawdown", point.drawdown())
                .param("receivables", SqlTypes.decimal(point.receivables()))
                .param("shortsValue", SqlTypes.decimal(point.shortsValue()))
                .param("point", RowKey.of(session, number))
                .update();
    }

    /// The point of this number.
    Optional<EquityPoint> get(long session, long number) {
        return points(session, number, number + 1).stream().findFirst();
    }

    /// Equity of the last point on an earlier date; empty when there is none.
    ///
    /// @param date see [io.papertape.engine.portfolio.SessionCalendar]
    Optional<Long> equityBefore(long session, long date) {
        return jdbc.sql("""
                        SELECT equity FROM equity_point
                        WHERE point_id >= :first AND point_id < :end AND COALESCE(local_date, CAST(recorded_at AS DATE)) < :date
                        ORDER BY point_id DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .param("date", LocalDates.of(date))
                .query((row, i) -> SqlTypes.units(row, "equity"))
                .optional();
    }

    /// Highest equity of the points up to a number, exclusive; empty when there is none.
    Optional<Long> highest(long session, long end) {
        return jdbc.sql("""
                        SELECT MAX(equity) AS equity FROM equity_point
                        WHERE point_id >= :first AND point_id < :end
                        HAVING COUNT(*) > 0
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.of(session, end))
                .query((row, i) -> SqlTypes.units(row, "equity"))
                .optional();
    }

    /// How many points there are of this number and above, and without a number of the session.
    long countBeyond(long session, long number) {
        return jdbc.sql("""
                        SELECT (SELECT COUNT(*) FROM equity_point WHERE point_id >= :end AND point_id < :next)
                            + (SELECT COUNT(*) FROM equity_point WHERE point_id < :first AND session_id = :session)
                        """)
                .param("end", RowKey.of(session, number))
                .param("next", RowKey.end(session))
                .param("first", RowKey.first(1))
                .param("session", session)
                .query(Long.class)
                .single();
    }

    /// Removes the points of a session.
    void delete(long session) {
        jdbc.sql("DELETE FROM equity_point WHERE point_id >= :first AND point_id < :end")
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .update();
    }

    /// The points of these numbers that there are, in order.
    ///
    /// @param end exclusive
    List<EquityPoint> points(long session, long from, long end) {
        return template.query("""
                SELECT recorded_at, equity, cash, positions_value, drawdown, local_date, receivables, shorts_value
                FROM equity_point
                WHERE point_id >= ? AND point_id < ? AND session_id = ?
                ORDER BY point_id
                """, (row, i) -> point(row), RowKey.of(session, from), RowKey.of(session, end), session);
    }

    private static void bind(PreparedStatement statement, int before, long session, long number, EquityPoint point)
            throws SQLException {
        statement.setLong(before + 1, RowKey.of(session, number));
        statement.setLong(before + 2, session);
        statement.setObject(before + 3, SqlTypes.timestamp(point.time()));
        statement.setBigDecimal(before + 4, SqlTypes.decimal(point.equity()));
        statement.setBigDecimal(before + 5, SqlTypes.decimal(point.cash()));
        statement.setBigDecimal(before + 6, SqlTypes.decimal(point.positionsValue()));
        statement.setDouble(before + 7, point.drawdown());
        LocalDates.bind(statement, before + 8, point.date(), point.time());
        statement.setBigDecimal(before + 9, SqlTypes.decimal(point.receivables()));
        statement.setBigDecimal(before + 10, SqlTypes.decimal(point.shortsValue()));
    }

    private static EquityPoint point(ResultSet row) throws SQLException {
        long time = SqlTypes.epochMillis(row, 1);
        return new EquityPoint(
                time,
                LocalDates.read(row, 6, time),
                SqlTypes.units(row, 2),
                SqlTypes.units(row, 3),
                SqlTypes.units(row, 4),
                SqlTypes.units(row, 7),
                SqlTypes.units(row, 8),
                row.getDouble(5));
    }
}
