package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.sweep.Evaluation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The results of sweeps. The caller opens the transaction. Safe for use by several threads.
public class SweepResults {

    private static final int MONEY_DECIMALS = 8;
    private static final int LONGEST_CLASS = 400;
    private static final int LONGEST_MESSAGE = 4_000;

    /// Those that the table has a column for, besides that of the trades, which is counted anyway.
    private static final List<Metric> METRICS = List.of(
            Metric.TOTAL_RETURN,
            Metric.CAGR,
            Metric.ANNUAL_VOLATILITY,
            Metric.SHARPE_RATIO,
            Metric.SORTINO_RATIO,
            Metric.MAX_DRAWDOWN,
            Metric.MAX_DRAWDOWN_DAYS,
            Metric.CALMAR_RATIO,
            Metric.ROUND_TRIPS,
            Metric.WIN_RATE,
            Metric.PROFIT_FACTOR,
            Metric.EXPECTANCY,
            Metric.AVERAGE_HOLDING_DAYS,
            Metric.EXPOSURE,
            Metric.TURNOVER,
            Metric.VALUE_AT_RISK_95,
            Metric.EXPECTED_SHORTFALL_95,
            Metric.TOTAL_COMMISSION,
            Metric.TOTAL_SLIPPAGE,
            Metric.BENCHMARK_RETURN,
            Metric.ALPHA,
            Metric.BETA,
            Metric.INFORMATION_RATIO,
            Metric.TRACKING_ERROR,
            Metric.PERIODS_PER_YEAR);

    private static final List<String> KEY_COLUMNS = List.of(
            "result_id",
            "sweep_id",
            "account_no",
            "symbol",
            "window_no",
            "phase",
            "combination",
            "objective",
            "failures",
            "trades",
            "final_equity");

    private static final SeveralRows ROWS = new SeveralRows("sweep_result", columns());

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SweepResults(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Metrics that results have, besides the number of trades.
    public static List<Metric> metrics() {
        return METRICS;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(KEY_COLUMNS);
        METRICS.forEach(metric -> columns.add(metric.label()));
        return columns;
    }

    /// Writes results.
    ///
    /// @param objective by which the combinations of the sweep are judged
    public void insert(long sweep, Metric objective, List<SweptResult> results) {
        ROWS.insert(template, results, (statement, before, number, result) -> {
            Evaluation evaluation = result.evaluation();
            statement.setLong(before + 1, result.id());
            statement.setLong(before + 2, sweep);
            statement.setInt(before + 3, result.account());
            statement.setString(before + 4, result.symbol());
            statement.setInt(before + 5, result.window());
            statement.setString(before + 6, result.phase().name());
            statement.setLong(before + 7, result.combination());
            setDouble(statement, before + 8, evaluation.value(objective));
            statement.setLong(before + 9, evaluation.failures());
            statement.setLong(before + 10, evaluation.trades());
            statement.setBigDecimal(
                    before + 11, evaluation.overflow() == null ? SqlTypes.decimal(evaluation.finalEquity()) : null);
            int place = before + KEY_COLUMNS.size();
            for (Metric metric : METRICS) {
                set(statement, ++place, metric, evaluation.value(metric));
            }
        });
    }

    private static void set(PreparedStatement statement, int place, Metric metric, double value) throws SQLException {
        switch (metric.unit()) {
            case COUNT, RETURNS_PER_YEAR -> {
                if (Double.isNaN(value)) {
                    statement.setNull(place, Types.BIGINT);
                } else {
                    statement.setLong(place, (long) value);
                }
            }
            case COST ->
                statement.setBigDecimal(
                        place,
                        Double.isNaN(value)
                                ? null
                                : BigDecimal.valueOf(value).setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN));
            default -> setDouble(statement, place, value);
        }
    }

    static void setDouble(PreparedStatement statement, int place, double value) throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(place, Types.DOUBLE);
        } else {
            statement.setDouble(place, value);
        }
    }

    /// Notes what strategies failed with first, and what the books could not hold.
    ///
    /// @param symbols of the settings
    public void insertFailures(long sweep, List<SweptResult> results, List<String> symbols) {
        for (SweptResult result : results) {
            Evaluation.Failure failure = result.evaluation().firstFailure();
            RuntimeException overflow = result.evaluation().overflow();
            if (overflow != null) {
                insertFailure(sweep, result.id(), null, null, overflow);
            } else if (failure != null) {
                insertFailure(
                        sweep,
                        result.id(),
                        failure.time(),
                        result.symbol() == null ? symbols.get(failure.symbol()) : result.symbol(),
                        failure.thrown());
            }
        }
    }

    private void insertFailure(
            long sweep, long result, @Nullable Long time, @Nullable String symbol, Throwable thrown) {
        StrategyFailure told = StrategyFailure.of(0, 0, thrown);
        String message = told.message();
        jdbc.sql("""
                INSERT INTO sweep_failure (sweep_id, result_id, failed_at, symbol, exception, message)
                VALUES (:sweep, :result, :time, :symbol, :exception, :message)
                """)
                .param("sweep", sweep)
                .param("result", result)
                .param("time", SqlTypes.nullableTimestamp(time))
                .param("symbol", symbol)
                .param("exception", SqlTypes.storable(told.exception(), LONGEST_CLASS))
                .param("message", message == null ? null : SqlTypes.storable(message, LONGEST_MESSAGE))
                .update();
    }

    /// A result as the books have it.
    ///
    /// @param id its key
    /// @param trades number of fills
    /// @param finalEquity in units of 0.00000001; empty where the books could not hold what became of it
    /// @param metrics those that are defined, by metric
    public record Stored(
            long id, long combination, long trades, OptionalLong finalEquity, Map<Metric, Double> metrics) {

        public Stored {
            metrics = Map.copyOf(metrics);
        }
    }

    /// Finds a result.
    public Optional<Stored> find(long result) {
        return jdbc.sql("SELECT * FROM sweep_result WHERE result_id = :result")
                .param("result", result)
                .query((row, i) -> stored(row))
                .optional();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            double value = row.getDouble(metric.label());
            if (!row.wasNull()) {
                metrics.put(metric, value);
            }
        }
        return new Stored(
                row.getLong("result_id"),
                row.getLong("combination"),
                row.getLong("trades"),
                SqlTypes.optionalUnits(row, "final_equity"),
                metrics);
    }

    /// The best result of an account and a window: by the objective, then that with fewer trades, then the first.
    ///
    /// @param largest whether the best has the largest objective
    public Stored best(StoredSweep sweep, int account, int window, boolean largest) {
        return jdbc.sql("SELECT * FROM sweep_result WHERE result_id >= :first AND result_id < :end"
                        + " ORDER BY objective " + (largest ? "DESC" : "ASC")
                        + " NULLS LAST, trades, combination FETCH FIRST 1 ROW ONLY")
                .param("first", sweep.result(account, window, 0))
                .param("end", sweep.testResult(account, window))
                .query((row, i) -> stored(row))
                .single();
    }

    /// Hears the Sharpe ratio per period of every trial of an account and a window where it is defined, in the order of
    /// the combinations.
    public void ratios(StoredSweep sweep, int account, int window, DoubleConsumer ratio) {
        template.query(
                """
                SELECT sharpe_ratio, periods_per_year FROM sweep_result
                WHERE result_id >= ? AND result_id < ? AND sharpe_ratio IS NOT NULL
                ORDER BY result_id
                """,
                row -> {
                    ratio.accept(row.getDouble(1) / Math.sqrt(row.getInt(2)));
                },
                sweep.result(account, window, 0),
                sweep.testResult(account, window));
    }
}
