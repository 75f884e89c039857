package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.performance.DrawdownEpisode;
import io.papertape.engine.performance.EquityDay;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What is made of the books of a session at the end of a run: its metrics, its dates, its drawdowns.
/// The caller opens the transaction. Safe for use by several threads.
public class MetricsLedger {

    private static final int ROWS_PER_BATCH = 1_000;

    /// In the order of [#values(Metrics)].
    private static final String COLUMNS = """
            total_return, cagr, annual_volatility, sharpe_ratio, sortino_ratio, max_drawdown, max_drawdown_days,
            calmar_ratio, trades, round_trips, win_rate, profit_factor, expectancy, average_holding_days, exposure,
            turnover, value_at_risk_95, expected_shortfall_95, total_commission, total_slippage, benchmark_return,
            alpha, beta, information_ratio, tracking_error, periods_per_year, periods_reason""";

    private final JdbcTemplate template;

    MetricsLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// Removes what there is: the books have gone beyond it.
    public void remove(long session) {
        long first = RowKey.first(session);
        long end = RowKey.end(session);
        template.update("DELETE FROM session_metrics WHERE session_id = ?", session);
        template.update("DELETE FROM equity_day WHERE day_id >= ? AND day_id < ?", first, end);
        template.update("DELETE FROM drawdown WHERE drawdown_id >= ? AND drawdown_id < ?", first, end);
    }

    /// Replaces what there is.
    ///
    /// @param performance of all the books
    /// @param metrics of this performance, beside the benchmark
    /// @param benchmark what the initial capital would be worth in the benchmark, one entry per date
    public void replace(long session, Performance performance, Metrics metrics, double[] benchmark) {
        remove(session);
        List<@Nullable Object> values = new ArrayList<>();
        values.add(session);
        values.addAll(values(metrics));
        String places = IntStream.range(0, values.size()).mapToObj(i -> "?").collect(Collectors.joining(", "));
        template.update(
                "INSERT INTO session_metrics (session_id, " + COLUMNS + ") VALUES (" + places + ")", values.toArray());
        addDays(session, performance.days(), benchmark);
        addDrawdowns(session, performance.drawdowns());
    }

    /// Keeps the metrics of a session as those at the end of a run, in place of what an execution of the run that could
    /// not be completed has kept.
    public void keep(long session, long run) {
        template.update("DELETE FROM run_metrics WHERE run_id = ?", run);
        template.update(
                "INSERT INTO run_metrics (run_id, " + COLUMNS + ") SELECT ?, " + COLUMNS
                        + " FROM session_metrics WHERE session_id = ?",
                run,
                session);
    }

    private static List<@Nullable Object> values(Metrics metrics) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(metrics.totalReturn());
        values.add(metrics.cagr());
        values.add(metrics.annualVolatility());
        values.add(metrics.sharpeRatio());
        values.add(metrics.sortinoRatio());
        values.add(metrics.maxDrawdown());
        values.add(metrics.maxDrawdownDays());
        values.add(metrics.calmarRatio());
        values.add(metrics.trades());
        values.add(metrics.roundTrips());
        values.add(metrics.winRate());
        values.add(metrics.profitFactor());
        values.add(metrics.expectancy());
        values.add(metrics.averageHoldingDays());
        values.add(metrics.exposure());
        values.add(metrics.turnover());
        values.add(metrics.valueAtRisk95());
        values.add(metrics.expectedShortfall95());
        values.add(SqlTypes.decimal(metrics.totalCommission()));
        values.add(SqlTypes.decimal(metrics.totalSlippage()));
        values.add(metrics.benchmarkReturn());
        values.add(metrics.alpha());
        values.add(metrics.beta());
        values.add(metrics.informationRatio());
        values.add(metrics.trackingError());
        values.add(metrics.periodsPerYear());
        values.add(metrics.periodsReason());
        return values;
    }

    private void addDays(long session, List<EquityDay> days, double[] benchmark) {
        template.batchUpdate(
                """
                INSERT INTO equity_day (day_id, session_id, calendar_day, equity, cash, positions_value, drawdown,
                    benchmark, points, points_invested)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, days.size()).boxed().toList(),
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
