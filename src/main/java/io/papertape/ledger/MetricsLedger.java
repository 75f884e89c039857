package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.performance.DrawdownEpisode;
import io.papertape.engine.performance.EquityDay;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.MetricValue;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// What is made of the books of a session at the end of a run: its metrics, its dates, its drawdowns.
/// The caller opens the transaction. Safe for use by several threads.
class MetricsLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    private static final SeveralRows METRICS =
            new SeveralRows("session_metric", List.of("session_id", "metric", "metric_value", "exact_value", "remark"));

    private final JdbcTemplate template;

    MetricsLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// Removes what there is: the session is deleted.
    void remove(long session) {
        removeOutdated(session);
        removeDays(session, 0);
    }

    /// Removes what does not hold any more because the books have gone beyond it. The dates before stand.
    void removeOutdated(long session) {
        template.update("DELETE FROM session_metric WHERE session_id = ?", session);
        template.update(
                "DELETE FROM drawdown WHERE drawdown_id >= ? AND drawdown_id < ?",
                RowKey.first(session),
                RowKey.end(session));
    }

    private void removeDays(long session, long first) {
        template.update(
                "DELETE FROM equity_day WHERE day_id >= ? AND day_id < ?",
                RowKey.of(session, first),
                RowKey.end(session));
    }

    /// Replaces what there is.
    ///
    /// @param performance of all the books
    /// @param metrics of this performance, beside the benchmark
    /// @param benchmark what the initial capital would be worth in the benchmark, one entry per date
    void replace(long session, Performance performance, Metrics metrics, double[] benchmark) {
        removeOutdated(session);
        METRICS.insert(
                template,
                List.of(Metric.values()),
                (statement, before, number, metric) -> bind(statement, before, session, metric, metrics.value(metric)));
        int known = unchangedDays(session, benchmark);
        removeDays(session, known);
        addDays(session, performance.days(), benchmark, known);
        addDrawdowns(session, performance.drawdowns());
    }

    /// Keeps the metrics of a session as those at the end of a run, in place of what an execution of the run that could
    /// not be completed has kept.
    void keep(long session, long run) {
        template.update("DELETE FROM run_metric WHERE run_id = ?", run);
        template.update("""
                INSERT INTO run_metric (run_id, metric, metric_value, exact_value, remark)
                SELECT CAST(? AS BIGINT), metric, metric_value, exact_value, remark
                FROM session_metric
                WHERE session_id = ?
                """, run, session);
    }

    /// How many dates stand, from the first on: not the last one, of which there may be more points by now, nor what
    /// follows one where the benchmark was another.
    private int unchangedDays(long session, double[] benchmark) {
        SameBeginning same = new SameBeginning(benchmark);
        template.query(
                "SELECT benchmark FROM equity_day WHERE day_id >= ? AND day_id < ? ORDER BY day_id",
                same,
                RowKey.first(session),
                RowKey.end(session));
        return same.withoutLast();
    }

    /// How long the benchmark of the dates that are known is what it is now. Not safe for use by several threads.
    private static final class SameBeginning implements RowCallbackHandler {

        private final double[] benchmark;
        private int known;
        private int same;

        private SameBeginning(double[] benchmark) {
            this.benchmark = benchmark;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            if (same == known && known < benchmark.length && Double.compare(row.getDouble(1), benchmark[known]) == 0) {
                same++;
            }
            known++;
        }

        private int withoutLast() {
            return Math.max(0, Math.min(same, Math.min(known, benchmark.length) - 1));
        }
    }

    private void addDays(long session, List<EquityDay> days, double[] benchmark, int first) {
        template.batchUpdate(
                """
                INSERT INTO equity_day (day_id, session_id, calendar_day, equity, cash, positions_value, drawdown,
                    benchmark, points, points_invested, receivables, shorts_value)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(first, days.size()).boxed().toList(),
                ROWS_PER_BATCH,
                (statement, i) -> bind(statement, session, i, days.get(i), benchmark[i]));
    }

    private void addDrawdowns(long session, List<DrawdownEpisode> episodes) {
        template.batchUpdate(
                """
                INSERT INTO drawdown (drawdown_id, session_id, peak_at, peak_equity, began_at, trough_at,
                    trough_equity, depth, recovered_at, last_at, points)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, episodes.size()).boxed().toList(),
                ROWS_PER_BATCH,
                (statement, i) -> bind(statement, session, i, episodes.get(i)));
    }

    private static void bind(PreparedStatement statement, int before, long session, Metric metric, MetricValue value)
            throws SQLException {
        statement.setLong(before + 1, session);
        statement.setString(before + 2, metric.label());
        statement.setObject(before + 3, value.number(), Types.DOUBLE);
        statement.setBigDecimal(before + 4, value.exact());
        statement.setString(before + 5, value.remark());
    }

    private static void bind(PreparedStatement statement, long session, long number, EquityDay day, double benchmark)
            throws SQLException {
        statement.setLong(1, RowKey.of(session, number));
        statement.setLong(2, session);
        statement.setObject(3, day.date());
        statement.setBigDecimal(4, SqlTypes.decimal(day.equity()));
        statement.setBigDecimal(5, SqlTypes.decimal(day.cash()));
        statement.setBigDecimal(6, SqlTypes.decimal(day.positionsValue()));
        statement.setDouble(7, day.drawdown());
        statement.setDouble(8, benchmark);
        statement.setLong(9, day.points());
        statement.setLong(10, day.pointsInvested());
        statement.setBigDecimal(11, SqlTypes.decimal(day.receivables()));
        statement.setBigDecimal(12, SqlTypes.decimal(day.shortsValue()));
    }

    private static void bind(PreparedStatement statement, long session, long number, DrawdownEpisode episode)
            throws SQLException {
        statement.setLong(1, RowKey.of(session, number));
        statement.setLong(2, session);
        statement.setObject(3, timestamp(episode.peakAt()));
        statement.setBigDecimal(4, SqlTypes.decimal(episode.peakEquity()));
        statement.setObject(5, SqlTypes.timestamp(episode.beganAt()));
        statement.setObject(6, SqlTypes.timestamp(episode.troughAt()));
        statement.setBigDecimal(7, SqlTypes.decimal(episode.troughEquity()));
        statement.setDouble(8, episode.depth());
        statement.setObject(9, timestamp(episode.recoveredAt()));
        statement.setObject(10, SqlTypes.timestamp(episode.lastAt()));
        statement.setLong(11, episode.points());
    }

    private static @Nullable Object timestamp(OptionalLong time) {
        return time.isPresent() ? SqlTypes.timestamp(time.getAsLong()) : null;
    }
}
