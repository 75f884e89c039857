package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.market.Bar;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What restated bars, or other code of the strategy, have done to results. The caller opens the transaction. Safe for
/// use by several threads.
class RestatementLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RestatementLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Records how the results of two histories differ.
    ///
    /// @param run the run that made `after`
    /// @param before key of the session as it was
    /// @param after key of the session made anew
    void record(long run, Restatement restatement, long before, long after) {
        jdbc.sql("""
                        INSERT INTO restatement (run_id, bars_changed, bars_missing, bars_inserted, compared_at,
                            equity_before, equity_after, trades_before, trades_after, code_before, code_after)
                        SELECT :run, :changed, :missing, :inserted, b.last_slice_at,
                            COALESCE((SELECT e.equity FROM equity_point e
                                      WHERE e.point_id = :beforeFirst + b.points - 1), b.initial_capital),
                            (SELECT e.equity FROM equity_point e
                             WHERE e.point_id >= :afterFirst AND e.point_id < :afterEnd
                                AND e.recorded_at <= b.last_slice_at
                             ORDER BY e.point_id DESC FETCH FIRST 1 ROW ONLY),
                            (SELECT COUNT(*) FROM trade t WHERE t.session_id = :before),
                            (SELECT COUNT(*) FROM trade t
                             WHERE t.session_id = :after AND t.traded_at <= b.last_slice_at),
                            (SELECT v.digest FROM strategy_version v
                             WHERE v.session_id = :before AND v.version_no = 0),
                            (SELECT v.digest FROM strategy_version v
                             WHERE v.session_id = :after AND v.version_no = 0)
                        FROM paper_session b WHERE b.session_id = :before
                        """)
                .param("run", run)
                .param("changed", restatement.changed())
                .param("missing", restatement.missing())
                .param("inserted", restatement.inserted())
                .param("before", before)
                .param("after", after)
                .param("beforeFirst", RowKey.first(before))
                .param("afterFirst", RowKey.first(after))
                .param("afterEnd", RowKey.end(after))
                .update();
        recordBars(run, restatement);
        recordActions(run, restatement.actions());
        recordTrades(run, "BEFORE", before, after);
        recordTrades(run, "AFTER", after, before);
    }

    private void recordBars(long run, Restatement restatement) {
        template.batchUpdate("""
                INSERT INTO restated_bar (run_id, symbol, bar_at, open_before, high_before, low_before, close_before,
                    volume_before, open_after, high_after, low_after, close_after, volume_after)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, restatement.first(), ROWS_PER_BATCH, (statement, bar) -> {
            statement.setLong(1, run);
            statement.setString(2, bar.symbol());
            statement.setObject(3, SqlTypes.timestamp(bar.time()));
            bind(statement, 4, bar.before());
            bind(statement, 9, bar.after());
        });
    }

    private void recordActions(long run, List<RestatedAction> actions) {
        template.batchUpdate(
                """
                INSERT INTO restated_action (run_id, action_no, symbol, ex_date, type, before_value, after_value)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, IntStream.range(0, actions.size()).boxed().toList(), ROWS_PER_BATCH, (statement, i) -> {
                    RestatedAction action = actions.get(i);
                    statement.setLong(1, run);
                    statement.setInt(2, i);
                    statement.setString(3, action.symbol());
                    statement.setObject(4, action.date());
                    statement.setString(5, action.type().name());
                    statement.setString(6, action.before());
                    statement.setString(7, action.after());
                });
    }

    private static void bind(PreparedStatement statement, int first, @Nullable Bar bar) throws SQLException {
        statement.setBigDecimal(first, bar == null ? null : SqlTypes.decimal(bar.open()));
        statement.setBigDecimal(first + 1, bar == null ? null : SqlTypes.decimal(bar.high()));
        statement.setBigDecimal(first + 2, bar == null ? null : SqlTypes.decimal(bar.low()));
        statement.setBigDecimal(first + 3, bar == null ? null : SqlTypes.decimal(bar.close()));
        statement.setObject(first + 4, bar == null ? null : bar.volume(), Types.DOUBLE);
    }

    /// The trades of one history, up to the last slice of the one before, that the other does not have.
    private void recordTrades(long run, String history, long of, long other) {
        jdbc.sql("""
                        INSERT INTO restated_trade (run_id, history, traded_at, symbol, side, quantity, price, cash_flow,
                            realized_pnl, part_no)
                        SELECT CAST(:run AS BIGINT), CAST(:history AS VARCHAR(6)), d.*,
                            ROW_NUMBER() OVER (PARTITION BY traded_at, symbol, side
                                               ORDER BY quantity, price, cash_flow, realized_pnl) - 1
                        FROM (SELECT traded_at, symbol, side, quantity, price, cash_flow, realized_pnl
                              FROM trade
                              WHERE session_id = :of
                                AND traded_at <= (SELECT compared_at FROM restatement WHERE run_id = :run)
                              EXCEPT
                              SELECT traded_at, symbol, side, quantity, price, cash_flow, realized_pnl
                              FROM trade
                              WHERE session_id = :other) d
                        """)
                .param("run", run)
                .param("history", history)
                .param("of", of)
                .param("other", other)
                .update();
    }
}
