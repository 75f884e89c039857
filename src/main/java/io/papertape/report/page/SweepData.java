package io.papertape.report.page;

import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.JsonGenerator;

/// The data of a sweep's page: what was tried, what it came to, and how much of that is luck. However large the sweep
/// is, a browser holds the page; the page tells what it leaves out.
final class SweepData {

    private static final int BESTS = 2_000;

    private static final String UNITS = "symbol, window_no";

    private static final PageTable BEST = new PageTable(
            "bests",
            "symbol, window_no, hindsight, train_from, train_to, parameters, objective, trades, total_return,"
                    + " benchmark_return, sharpe_ratio, max_drawdown, test_from, test_to, test_objective, test_trades,"
                    + " test_return, test_benchmark_return, trials, deflated_sharpe_ratio, overfitting_probability,"
                    + " combination",
            "report_sweep_best",
            "sweep",
            UNITS,
            BESTS);

    /// Sharpe ratios per year.
    private static final String LUCK = """
            SELECT b.account_no, b.window_no, b.combination, b.trials, r.objective, r.sharpe_ratio,
                b.expected_maximum * SQRT(r.periods_per_year) AS expected_maximum, b.deflated_sharpe_ratio,
                b.overfitting_probability, t.grid_no
            FROM sweep_best b
            JOIN sweep_result r ON r.result_id = b.train_result_id
            JOIN sweep_trial t ON t.sweep_id = b.sweep_id AND t.combination = b.combination
            WHERE b.sweep_id = ?
            ORDER BY b.account_no, b.window_no
            FETCH FIRST ? ROWS ONLY
            """;

    private static final String CONFIDENT = """
            SELECT COUNT(*) AS bests,
                SUM(CASE WHEN b.deflated_sharpe_ratio >= 0.95 THEN 1 ELSE 0 END) AS more_than_luck,
                CAST(AVG(b.deflated_sharpe_ratio) AS DOUBLE PRECISION) AS deflated_mean,
                CAST(AVG(b.overfitting_probability) AS DOUBLE PRECISION) AS overfitting_mean
            FROM sweep_best b
            JOIN sweep_window w ON w.sweep_id = b.sweep_id AND w.window_no = b.window_no
            WHERE b.sweep_id = ? AND NOT w.hindsight
            """;

    private final JdbcTemplate jdbc;
    private final PageRows rows;
    private final int cells;

    /// @param cells combinations of all accounts and windows on the page, at most
    SweepData(JdbcTemplate jdbc, int cells) {
        this.jdbc = jdbc;
        this.cells = cells;
        rows = new PageRows(jdbc);
    }

    /// Writes the data as one JSON object.
    ///
    /// @throws IllegalArgumentException if there is no such sweep
    void write(String sweep, OutputStream out) {
        Map<String, @Nullable Object> head = rows.row("SELECT * FROM sweep WHERE name = ?", sweep);
        if (head.isEmpty()) {
            throw new IllegalArgumentException("there is no sweep '" + sweep + "'");
        }
        SweepSize size = SweepSize.of(head);
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            PageRows.member(json, "sweep", head);
            rows.write(
                    json,
                    "settings",
                    "SELECT setting, setting_value FROM sweep_setting WHERE sweep_id = ? ORDER BY setting",
                    size.id());
            rows.write(json, "figures", "SELECT metric, title, unit, meaning FROM metric ORDER BY position_no");
            rows.write(
                    json,
                    "accounts",
                    "SELECT symbol, bars FROM sweep_account WHERE sweep_id = ? ORDER BY account_no FETCH FIRST ? ROWS ONLY",
                    size.id(),
                    BESTS);
            rows.write(
                    json,
                    "windows",
                    "SELECT train_from, train_to, test_from, test_to, hindsight FROM sweep_window WHERE sweep_id = ?"
                            + " ORDER BY window_no",
                    size.id());
            PageRows.member(json, "confidence", rows.row(CONFIDENT, size.id()));
            rows.write(json, "luck", LUCK, size.id(), BESTS);
            BEST.write(json, jdbc, sweep);
            new SweepCells(jdbc, size, (String) Objects.requireNonNull(head.get("objective")), cells).write(json);
            new SweepCurves(jdbc, size).write(json);
            json.writeEndObject();
        }
    }
}
