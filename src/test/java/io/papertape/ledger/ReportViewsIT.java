package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Views that another program of the same version of the tables has made.
class ReportViewsIT {

    private static final String BETA = "beta";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void areMadeAnewWithAColumnBetweenOthers(Database database) throws Exception {
        String url = database.freshUrl(folder);
        new TestBooks(url).close();
        List<String> columns;
        try (Connection connection = PublishedBooks.connect(url);
                Statement statement = connection.createStatement()) {
            columns = columns(statement);
            makeWithoutBeta(connection, statement);
            assertThat(columns(statement)).doesNotContain(BETA).hasSize(columns.size() - 1);
        }

        new TestBooks(url).close();

        try (Connection connection = PublishedBooks.connect(url);
                Statement statement = connection.createStatement()) {
            assertThat(columns(statement)).contains(BETA).isEqualTo(columns);
            try (ResultSet summaries = statement.executeQuery("SELECT * FROM report_session_summary")) {
                assertThat(summaries.next()).isFalse();
            }
        }
    }

    /// As a program leaves them that does not know the metric.
    private static void makeWithoutBeta(Connection connection, Statement statement) throws SQLException {
        ReportViews views = new ReportViews(BooksSchema.VERSION);
        views.drop(connection);
        boolean changed = false;
        for (ResolvedMigration migration : views.resolveMigrations(null)) {
            ReportView view = (ReportView) migration;
            changed |= view.name().equals("session_metrics");
            statement.execute(view.statement()
                    .replaceFirst(
                            ",\\s+CAST\\(MAX\\(CASE WHEN metric = '" + BETA + "'[^)]*\\) AS [^)]*\\) AS " + BETA, ""));
            if (changed) {
                statement.execute("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"description\" = '"
                        + view.getDescription() + "'");
            }
        }
    }

    private static List<String> columns(Statement statement) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                SELECT LOWER(column_name) FROM information_schema.columns
                WHERE LOWER(table_name) = 'session_metrics' ORDER BY ordinal_position
                """)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
