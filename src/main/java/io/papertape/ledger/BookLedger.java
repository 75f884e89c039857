package io.papertape.ledger;

import io.papertape.engine.execution.Side;
import io.papertape.engine.execution.Trade;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityCurve;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.session.SessionState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The books of a session: trades, equity points, open positions, metrics. The caller opens the transaction. Safe for
/// use by several threads.
@Repository
public class BookLedger {

    private static final int ROWS_PER_BATCH = 1_000;
    private static final int ROWS_PER_FETCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    BookLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Appends trades.
    ///
    /// @param symbols the session's symbols, by index
    public void addTrades(long session, List<String> symbols, List<Trade> trades) {
        if (trades.isEmpty()) {
            return;
        }
        template.batchUpdate(
                """
                INSERT INTO trade (session_id, trade_no, symbol, side, quantity, price, traded_at, commission, slippage,
                    cash_flow, realized_pnl, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, trades, ROWS_PER_BATCH, (statement, trade) -> bind(statement, session, symbols, trade));
    }

    /// Appends equity points.
    public void addEquityPoints(long session, List<EquityPoint> points) {
        template.batchUpdate("""
                INSERT INTO equity_point (session_id, recorded_at, equity, cash, positions_value, drawdown)
                VALUES (?, ?, ?, ?, ?, ?)
                """, points, ROWS_PER_BATCH, (statement, point) -> {
            statement.setLong(1, session);
            statement.setObject(2, SqlTypes.timestamp(point.time()));
            statement.setBigDecimal(3, SqlTypes.decimal(point.equity()));
            statement.setBigDecimal(4, SqlTypes.decimal(point.cash()));
            statement.setBigDecimal(5, SqlTypes.decimal(point.positionsValue()));
            statement.setDouble(6, point.drawdown());
        });
    }

    /// Removes the equity point of a slice, to be recorded anew.
    public void removeEquityPoint(long session, long time) {
        jdbc.sql("DELETE FROM equity_point WHERE session_id = :session AND recorded_at = :at")
                .param("session", session)
                .param("at", SqlTypes.timestamp(time))
                .update();
    }

    /// Replaces the open positions by these.
    public void replacePositions(long session, List<String> symbols, List<Position> positions) {
        jdbc.sql("DELETE FROM open_position WHERE session_id = :session")
                .param("session", session)
                .update();
        if (positions.isEmpty()) {
            return;
        }
        template.batchUpdate("""
                INSERT INTO open_position (session_id, symbol, quantity, entry_price, entered_at, last_price,
                    market_value, unrealized_pnl)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, positions, ROWS_PER_BATCH, (statement, position) -> {
            statement.setLong(1, session);
            statement.setString(2, symbols.get(position.symbol()));
            statement.setBigDecimal(3, SqlTypes.decimal(position.quantity()));
            statement.setBigDecimal(4, SqlTypes.decimal(position.entryPrice()));
            statement.setObject(5, SqlTypes.timestamp(position.enteredAt()));
            statement.setBigDecimal(6, SqlTypes.decimal(position.lastPrice()));
            statement.setBigDecimal(7, SqlTypes.decimal(position.marketValue()));
            statement.setBigDecimal(8, SqlTypes.decimal(position.unrealizedPnl()));
        });
    }

    /// Removes the metrics: the books have gone beyond them.
    public void removeMetrics(long session) {
        jdbc.sql("DELETE FROM session_metrics WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /// Replaces the metrics by these.
    public void replaceMetrics(long session, Metrics metrics) {
        removeMetrics(session);
        jdbc.sql("""
                        INSERT INTO session_metrics (session_id, total_return, max_drawdown, trades, round_trips, win_rate)
                        VALUES (:session, :totalReturn, :maxDrawdown, :trades, :roundTrips, :winRate)
                        """)
                .param("session", session)
                .param("totalReturn", metrics.totalReturn())
                .param("maxDrawdown", metrics.maxDrawdown())
                .param("trades", metrics.trades())
                .param("roundTrips", metrics.roundTrips())
                .param("winRate", metrics.winRate())
                .update();
    }

    /// Replays the books of a session through the metrics.
    ///
    /// @throws IllegalStateException if a drawdown is not that of the equity
    public Metrics metrics(StoredSession session) {
        Performance performance = new Performance(session.settings().initialCapital());
        SymbolIndex symbols = new SymbolIndex(session.settings().symbols());
        stream(
                "SELECT * FROM trade WHERE session_id = ? ORDER BY trade_no",
                session.id(),
                row -> performance.record(trade(row, symbols)));
        EquityCurve curve = new EquityCurve(session.settings().initialCapital());
        stream("SELECT * FROM equity_point WHERE session_id = ? ORDER BY recorded_at", session.id(), row -> {
            EquityPoint point = equityPoint(row);
            if (curve.record(point.time(), point.equity()) != point.drawdown()) {
                throw unbalanced(
                        session,
                        "equity_point " + SqlTypes.timestamp(point.time()) + ": drawdown is " + point.drawdown()
                                + " but equity and the highest before it give "
                                + EquityCurve.drawdown(curve.peak(), point.equity()));
            }
            performance.record(point);
        });
        return performance.metrics();
    }

    /// Makes sure that there is one equity point for each slice that the prices have up to the last one of the books.
    ///
    /// @throws IllegalStateException if not
    public void requirePoints(StoredSession session, long slices) {
        long points = jdbc.sql("SELECT COUNT(*) FROM equity_point WHERE session_id = :session")
                .param("session", session.id())
                .query(Long.class)
                .single();
        if (points != slices) {
            throw unbalanced(
                    session, "equity_point has " + points + " rows for " + slices + " slices up to last_slice_at");
        }
    }

    private static IllegalStateException unbalanced(StoredSession session, String finding) {
        return new IllegalStateException("the books of session '" + session.name() + "' do not balance: " + finding);
    }

    /// What the session needs to go on after its last slice; null when it has none.
    public @Nullable SessionState state(StoredSession session) {
        Long last = session.lastSliceAt();
        if (last == null) {
            return null;
        }
        EquityPoint point = equityPointAt(session, last);
        return new SessionState(
                last,
                point.equity(),
                point.cash(),
                peakEquity(session.id()),
                previousDayEquity(session, last),
                nextTradeNumber(session.id()),
                positions(session));
    }

    /// Highest equity before a slice; the initial capital counts.
    public long peakEquityBefore(StoredSession session, long time) {
        return jdbc.sql("""
                        SELECT MAX(equity) AS peak FROM equity_point
                        WHERE session_id = :session AND recorded_at < :at
                        """)
                .param("session", session.id())
                .param("at", SqlTypes.timestamp(time))
                .query((row, i) -> {
                    long capital = session.settings().initialCapital();
                    return row.getBigDecimal("peak") == null ? capital : Math.max(capital, SqlTypes.units(row, "peak"));
                })
                .single();
    }

    private void stream(String sql, long session, RowUse use) {
        template.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql);
                    statement.setFetchSize(ROWS_PER_FETCH);
                    statement.setLong(1, session);
                    return statement;
                },
                use::accept);
    }

    private EquityPoint equityPointAt(StoredSession session, long time) {
        return jdbc.sql("SELECT * FROM equity_point WHERE session_id = :session AND recorded_at = :at")
                .param("session", session.id())
                .param("at", SqlTypes.timestamp(time))
                .query((row, i) -> equityPoint(row))
                .optional()
                .orElseThrow(() -> unbalanced(
                        session,
                        "there is no equity_point at "
                                + SqlTypes.timestamp(time).toLocalDate() + ", where last_slice_at is"));
    }

    private long peakEquity(long session) {
        return jdbc.sql("SELECT peak_equity FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .query((row, i) -> SqlTypes.units(row, "peak_equity"))
                .single();
    }

    private long previousDayEquity(StoredSession session, long time) {
        return jdbc.sql("""
                        SELECT equity FROM equity_point WHERE session_id = :session AND recorded_at < :day
                        ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("session", session.id())
                .param("day", SqlTypes.timestamp(time).toLocalDate().atStartOfDay())
                .query((row, i) -> SqlTypes.units(row, "equity"))
                .optional()
                .orElse(session.settings().initialCapital());
    }

    private long nextTradeNumber(long session) {
        return jdbc.sql("SELECT COALESCE(MAX(trade_no), -1) + 1 FROM trade WHERE session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    /// A position's commission stands with the trade that opened it, the last buy of its symbol.
    private List<Position> positions(StoredSession session) {
        SymbolIndex symbols = new SymbolIndex(session.settings().symbols());
        return jdbc.sql("""
                        SELECT o.*, t.commission AS entry_commission
                        FROM open_position o
                        JOIN trade t ON t.session_id = o.session_id AND t.trade_no =
                            (SELECT MAX(b.trade_no) FROM trade b
                             WHERE b.session_id = o.session_id AND b.symbol = o.symbol AND b.side = 'BUY')
                        WHERE o.session_id = :session
                        ORDER BY t.trade_no
                        """)
                .param("session", session.id())
                .query((row, i) -> new Position(
                        symbols.of(row.getString("symbol")),
                        SqlTypes.units(row, "quantity"),
                        SqlTypes.units(row, "entry_price"),
                        SqlTypes.units(row, "entry_commission"),
                        SqlTypes.epochMillis(row, "entered_at"),
                        SqlTypes.units(row, "last_price")))
                .list();
    }

    private static void bind(PreparedStatement statement, long session, List<String> symbols, Trade trade)
            throws SQLException {
        statement.setLong(1, session);
        statement.setLong(2, trade.number());
        statement.setString(3, symbols.get(trade.symbol()));
        statement.setString(4, trade.side().name());
        statement.setBigDecimal(5, SqlTypes.decimal(trade.quantity()));
        statement.setBigDecimal(6, SqlTypes.decimal(trade.price()));
        statement.setObject(7, SqlTypes.timestamp(trade.time()));
        statement.setBigDecimal(8, SqlTypes.decimal(trade.commission()));
        statement.setBigDecimal(9, SqlTypes.decimal(trade.slippage()));
        statement.setBigDecimal(10, SqlTypes.decimal(trade.cashFlow()));
        OptionalLong pnl = trade.realizedPnl();
        statement.setBigDecimal(11, pnl.isPresent() ? SqlTypes.decimal(pnl.getAsLong()) : null);
        statement.setString(12, trade.reason());
    }

    private static Trade trade(ResultSet row, SymbolIndex symbols) throws SQLException {
        return new Trade(
                row.getLong("trade_no"),
                symbols.of(row.getString("symbol")),
                Side.valueOf(row.getString("side")),
                SqlTypes.units(row, "quantity"),
                SqlTypes.units(row, "price"),
                SqlTypes.epochMillis(row, "traded_at"),
                SqlTypes.units(row, "commission"),
                SqlTypes.units(row, "slippage"),
                SqlTypes.units(row, "cash_flow"),
                row.getBigDecimal("realized_pnl") == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(SqlTypes.units(row, "realized_pnl")),
                row.getString("reason"));
    }

    private static EquityPoint equityPoint(ResultSet row) throws SQLException {
        return new EquityPoint(
                SqlTypes.epochMillis(row, "recorded_at"),
                SqlTypes.units(row, "equity"),
                SqlTypes.units(row, "cash"),
                SqlTypes.units(row, "positions_value"),
                row.getDouble("drawdown"));
    }

    /// Takes one row.
    private interface RowUse {
        void accept(ResultSet row) throws SQLException;
    }
}
