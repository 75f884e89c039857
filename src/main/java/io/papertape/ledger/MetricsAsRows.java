package io.papertape.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/// Version 8 of the tables: metrics as rows, so that another one needs no other table. The tables that had a column for
/// each become views with the same columns, see [MetricViews].
///
/// H2 commits every statement that changes tables, so that a kill may leave the work half done: whatever is there
/// already stays as it is. No script could ask whether a table is still there.
final class MetricsAsRows extends BaseJavaMigration {

    private static final String DECIMAL = "DECIMAL(20, 8)";

    /// What had a number in a column.
    private static final List<String> NUMBERS = List.of(
            "total_return",
            "cagr",
            "annual_volatility",
            "sharpe_ratio",
            "sortino_ratio",
            "max_drawdown",
            "max_drawdown_days",
            "calmar_ratio",
            "win_rate",
            "profit_factor",
            "expectancy",
            "average_holding_days",
            "exposure",
            "turnover",
            "value_at_risk_95",
            "expected_shortfall_95",
            "benchmark_return",
            "alpha",
            "beta",
            "information_ratio",
            "tracking_error");

    /// What had an exact number in a column.
    private static final List<String> EXACT = List.of("trades", "round_trips", "total_commission", "total_slippage");

    private static final String PERIODS = "periods_per_year";

    /// Flyway would look for the version in the class's name.
    @Override
    protected void init() {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8");
    }

    @Override
    public String getDescription() {
        return "metrics as rows";
    }

    @Override
    public Integer getChecksum() {
        List<String> steps = new ArrayList<>(made("session", "paper_session"));
        steps.addAll(moved("session"));
        return MigrationScript.checksum(steps);
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            change(statement, "session", "paper_session");
            change(statement, "run", "session_run");
        }
    }

    /// @param owner what has metrics
    /// @param owners the table of these
    static void change(Statement statement, String owner, String owners) throws SQLException {
        for (String sql : made(owner, owners)) {
            statement.execute(sql);
        }
        if (!isTrue(statement, """
                SELECT COUNT(*) > 0 FROM information_schema.tables
                WHERE LOWER(table_name) = '%s_metrics' AND table_schema = CURRENT_SCHEMA
                """.formatted(owner))) {
            return;
        }
        if (isTrue(statement, "SELECT COUNT(*) > 0 FROM " + owner + "_metrics")) {
            for (String sql : moved(owner)) {
                statement.execute(sql);
            }
        }
        statement.execute("DROP TABLE " + owner + "_metrics");
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// What makes the table of one owner's metrics.
    static List<String> made(String owner, String owners) {
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS %1$s_metric (
                    %1$s_id BIGINT NOT NULL REFERENCES %2$s (%1$s_id) ON DELETE CASCADE,
                    metric VARCHAR(100) NOT NULL,
                    metric_value DOUBLE PRECISION,
                    exact_value DECIMAL(20, 8),
                    remark VARCHAR(200),
                    PRIMARY KEY (%1$s_id, metric)
                )
                """.formatted(owner, owners),
                "COMMENT ON TABLE " + owner
                        + "_metric IS 'Metrics as of the last completed run of a session, or of a run"
                        + " that completed; fractions, not percentages'",
                "COMMENT ON COLUMN " + owner
                        + "_metric.metric IS 'Its name; the view metric tells its unit and meaning'",
                "COMMENT ON COLUMN " + owner + "_metric.metric_value IS 'The metric as a number; null where undefined'",
                "COMMENT ON COLUMN " + owner
                        + "_metric.exact_value IS 'The metric to its last digit where it is exact: a"
                        + " count or a sum of money'",
                "COMMENT ON COLUMN " + owner + "_metric.remark IS 'Why it is what it is, where there is something to"
                        + " tell'");
    }

    private static List<String> moved(String owner) {
        List<String> moved = new ArrayList<>();
        for (String number : NUMBERS) {
            moved.add(moved(owner, number, "m." + number, "NULL", "NULL"));
        }
        for (String exact : EXACT) {
            moved.add(moved(owner, exact, "m." + exact, "m." + exact, "NULL"));
        }
        moved.add(moved(owner, PERIODS, "m." + PERIODS, "m." + PERIODS, "m.periods_reason"));
        return moved;
    }

    private static String moved(String owner, String metric, String number, String exact, String remark) {
        return """
                INSERT INTO %1$s_metric (%1$s_id, metric, metric_value, exact_value, remark)
                SELECT m.%1$s_id, '%2$s', CAST(%3$s AS DOUBLE PRECISION), CAST(%4$s AS %6$s),
                    CAST(%5$s AS VARCHAR(200))
                FROM %1$s_metrics m
                WHERE NOT EXISTS (SELECT 1 FROM %1$s_metric k WHERE k.%1$s_id = m.%1$s_id AND k.metric = '%2$s')
                """.formatted(owner, metric, number, exact, remark, DECIMAL);
    }
}
