package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.sweep.ReplayedDay;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The bests of sweeps, and what became of them day by day. The caller opens the transaction. Safe for use by several
/// threads.
public class SweepBests {

    private static final int DAYS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SweepBests(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// One of the best results in a window.
    ///
    /// @param symbol of its account; null for all of them
    /// @param trainFrom first date of the window
    public record Top(long combination, @Nullable String symbol, LocalDate trainFrom) {}

    /// The best results of all accounts in a window: by the objective, then those with fewer trades, then the first.
    ///
    /// @param largest whether the best has the largest objective
    /// @param most how many at most
    public List<Top> best(StoredSweep sweep, int window, boolean largest, int most) {
        return jdbc.sql("""
                SELECT r.combination, r.symbol, w.train_from
                FROM sweep_result r
                JOIN sweep_window w ON w.sweep_id = r.sweep_id AND w.window_no = r.window_no
                WHERE r.result_id >= :first AND r.result_id <= :last AND r.window_no = :window AND r.phase = 'TRAIN'
                    AND r.objective IS NOT NULL
                ORDER BY r.objective %s, r.trades, r.result_id FETCH FIRST :most ROWS ONLY
                """.formatted(largest ? "DESC" : "ASC"))
                .param("first", sweep.result(0, 0, 0))
                .param("last", sweep.testResult(sweep.accounts() - 1, sweep.windows() - 1))
                .param("window", window)
                .param("most", most)
                .query((row, i) -> new Top(
                        row.getLong("combination"),
                        row.getString("symbol"),
                        row.getObject("train_from", LocalDate.class)))
                .list();
    }

    /// The best of an account and a window, and how much of it may be luck. What is undefined is not a number.
    ///
    /// @param tested whether its test was written
    /// @param trials number of trials with a Sharpe ratio
    /// @param trialVariance of these ratios, per period
    /// @param periodReturns number of its daily returns
    public record Best(
            int account,
            int window,
            long combination,
            boolean tested,
            long trials,
            double trialVariance,
            int periodReturns,
            double skewness,
            double kurtosis,
            double expectedMaximum,
            double deflatedSharpeRatio,
            double overfittingProbability,
            int overfittingTrials) {}

    /// Writes a best.
    public void insertBest(StoredSweep sweep, Best best) {
        template.update("""
                INSERT INTO sweep_best (sweep_id, account_no, window_no, combination, train_result_id, test_result_id,
                    trials, period_returns, skewness, kurtosis, trial_variance, expected_maximum,
                    deflated_sharpe_ratio, overfitting_probability, overfitting_trials)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, statement -> {
            statement.setLong(1, sweep.id());
            statement.setInt(2, best.account());
            statement.setInt(3, best.window());
            statement.setLong(4, best.combination());
            statement.setLong(5, sweep.result(best.account(), best.window(), best.combination()));
            if (best.tested()) {
                statement.setLong(6, sweep.testResult(best.account(), best.window()));
            } else {
                statement.setNull(6, Types.BIGINT);
            }
            statement.setLong(7, best.trials());
            statement.setLong(8, best.periodReturns());
            SweepResults.setDouble(statement, 9, best.skewness());
            SweepResults.setDouble(statement, 10, best.kurtosis());
            SweepResults.setDouble(statement, 11, best.trialVariance());
            SweepResults.setDouble(statement, 12, best.expectedMaximum());
            SweepResults.setDouble(statement, 13, best.deflatedSharpeRatio());
            SweepResults.setDouble(statement, 14, best.overfittingProbability());
            statement.setInt(15, best.overfittingTrials());
        });
    }

    /// Combinations of the bests that are written, by account and window.
    public Map<List<Integer>, Long> bests(long sweep) {
        Map<List<Integer>, Long> bests = new HashMap<>();
        template.query(
                "SELECT account_no, window_no, combination FROM sweep_best WHERE sweep_id = ?",
                row -> {
                    bests.put(List.of(row.getInt("account_no"), row.getInt("window_no")), row.getLong("combination"));
                },
                sweep);
        return bests;
    }

    /// A date of a test of an account.
    ///
    /// @param window number of the window
    /// @param combination number of the one that was tested
    /// @param day what it was worth
    public record TestedDay(int window, long combination, ReplayedDay day) {}

    /// The dates of the tests of an account, and of the window that tells what was best in hindsight, in the order of
    /// the
    /// windows and of time.
    public List<TestedDay> days(long sweep, int account) {
        return jdbc.sql("""
                SELECT d.window_no, b.combination, d.calendar_day, d.equity, d.benchmark
                FROM sweep_day d
                JOIN sweep_best b ON b.sweep_id = d.sweep_id AND b.account_no = d.account_no
                    AND b.window_no = d.window_no
                WHERE d.sweep_id = :sweep AND d.account_no = :account
                ORDER BY d.window_no, d.calendar_day
                """)
                .param("sweep", sweep)
                .param("account", account)
                .query((row, i) -> new TestedDay(
                        row.getInt("window_no"),
                        row.getLong("combination"),
                        new ReplayedDay(
                                row.getObject("calendar_day", LocalDate.class),
                                SqlTypes.units(row, "equity"),
                                row.getDouble("benchmark"))))
                .list();
    }

    /// A date of the tests one after the other: what 1 of capital has become by then.
    ///
    /// @param growth with the combination that was best before each test
    /// @param benchmark of who buys and holds
    /// @param hindsight with the one combination that was best over all tests
    public record CurvePoint(LocalDate date, double growth, double benchmark, double hindsight) {}

    /// Writes a curve, in place of what was written of it.
    ///
    /// @param account number of the account; -1 for all in equal weights
    public void replaceCurve(long sweep, int account, List<CurvePoint> curve) {
        template.update("DELETE FROM sweep_curve WHERE sweep_id = ? AND account_no = ?", sweep, account);
        template.batchUpdate("""
                INSERT INTO sweep_curve (sweep_id, account_no, calendar_day, growth, benchmark, hindsight)
                VALUES (?, ?, ?, ?, ?, ?)
                """, curve, DAYS_PER_BATCH, (statement, point) -> {
            statement.setLong(1, sweep);
            statement.setInt(2, account);
            statement.setObject(3, point.date());
            statement.setDouble(4, point.growth());
            statement.setDouble(5, point.benchmark());
            statement.setDouble(6, point.hindsight());
        });
    }

    /// Writes the dates of a test.
    public void insertDays(long sweep, int account, int window, List<ReplayedDay> days) {
        template.batchUpdate("""
                INSERT INTO sweep_day (sweep_id, account_no, window_no, calendar_day, equity, benchmark)
                VALUES (?, ?, ?, ?, ?, ?)
                """, days, DAYS_PER_BATCH, (statement, day) -> {
            statement.setLong(1, sweep);
            statement.setInt(2, account);
            statement.setInt(3, window);
            statement.setObject(4, day.date());
            statement.setBigDecimal(5, SqlTypes.decimal(day.equity()));
            statement.setDouble(6, day.benchmark());
        });
    }
}
