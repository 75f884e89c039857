package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The change of the tables, begun by a process that was killed.
class MetricsAsRowsIT {

    private static final String ROWS = """
            SELECT metric, metric_value, exact_value, remark FROM run_metric ORDER BY run_id, metric
            """;

    @TempDir
    Path folder;

    /// From version 8 on metrics are rows.
    static List<PublishedBooks> published() {
        return PublishedBooks.all().stream()
                .filter(books -> books.version() < 8)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void goesOnWhereItWasKilled(PublishedBooks books) throws Exception {
        String url = books.copyTo(folder);
        try (Connection connection = PublishedBooks.connect(url);
                Statement statement = connection.createStatement()) {
            new ReportViews(0).drop(connection);
            statement.execute("ALTER TABLE run_metrics ADD COLUMN IF NOT EXISTS periods_reason VARCHAR(200)");
            statement.execute("CREATE TABLE kept AS SELECT * FROM run_metrics");
            MetricsAsRows.change(statement, "run", "session_run");
            List<String> whole = rows(statement, ROWS);

            statement.execute("CREATE TABLE run_metrics AS SELECT * FROM kept");
            statement.execute("DELETE FROM run_metric WHERE metric > 'c'");
            MetricsAsRows.change(statement, "run", "session_run");
            List<String> resumed = rows(statement, ROWS);
            MetricsAsRows.change(statement, "run", "session_run");

            assertThat(whole).hasSizeGreaterThanOrEqualTo(2 * 26);
            assertThat(resumed).isEqualTo(whole);
            assertThat(rows(statement, ROWS)).isEqualTo(whole);
            assertThat(rows(statement, "SELECT total_commission FROM kept WHERE run_id = 1"))
                    .isEqualTo(rows(
                            statement,
                            "SELECT exact_value FROM run_metric WHERE run_id = 1 AND metric = 'total_commission'"));
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
