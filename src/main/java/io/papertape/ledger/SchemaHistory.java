package io.papertape.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Flyway notes in a new database: the tables at once, each view, the comments.
final class SchemaHistory {

    /// Which metrics it holds for, then one migration a line, in the order of their ranks; made by a test.
    static final String FILE = "/io/papertape/ledger/schema_history.txt";

    private static final String BETWEEN = "|";
    private static final String NULL = "null";

    private static final String NOTE = """
            INSERT INTO "flyway_schema_history"
                ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                "execution_time", "success")
            VALUES (?, ?, ?, ?, ?, ?, CURRENT_USER, 0, TRUE)
            """;

    private static final int COLUMNS = 6;
    private static final int SCRIPT = 4;

    private SchemaHistory() {}

    /// Whether it was made for the metrics that there are: who has added one gets the column from the migrations in a
    /// database that is there, until the file is made anew.
    private static boolean isOfTheseMetrics() {
        return ofMetrics().equals(lines().getFirst());
    }

    /// The first line of the file.
    static String ofMetrics() {
        return "metrics " + MetricViews.checksum();
    }

    /// Whether a database has the schema that this program makes, and has it at once.
    ///
    /// @throws SQLException if it does not tell
    static boolean isThatOfNew(Connection connection) throws SQLException {
        return isOfTheseMetrics() && noted(connection).equals(ofNew());
    }

    /// What is noted in a database, in the form of the file; a migration that failed is told apart.
    static List<String> noted(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT "installed_rank", "version", "description", "type", "script", "checksum", "success"
                        FROM "%s"."flyway_schema_history" WHERE "installed_rank" > 0 ORDER BY "installed_rank"
                        """.formatted(connection.getSchema()))) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= COLUMNS; column++) {
                    line.append(column == 1 ? "" : BETWEEN).append(rows.getString(column));
                }
                lines.add(line.append(rows.getBoolean(COLUMNS + 1) ? "" : BETWEEN + "failed")
                        .toString());
            }
        }
        return lines;
    }

    /// Notes it, all or nothing.
    static void note(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement row = connection.prepareStatement(NOTE)) {
            for (String line : ofNew()) {
                String[] values = line.split("\\|", COLUMNS);
                for (int column = 0; column < COLUMNS; column++) {
                    row.setString(column + 1, value(values[column]));
                }
                row.addBatch();
            }
            row.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static @Nullable String value(String text) {
        return text.equals(NULL) ? null : text;
    }

    /// The views, in the order in which they are made: those of the metrics as these are now, the others of their
    /// files.
    static List<ReportView> views() {
        Map<String, ReportView> ofMetrics =
                MetricViews.all().stream().collect(Collectors.toMap(ReportView::getScript, Function.identity()));
        return ofNew().stream()
                .map(line -> line.split("\\|", COLUMNS)[SCRIPT])
                .filter(ReportView::isScript)
                .map(script -> ofMetrics.containsKey(script) ? ofMetrics.get(script) : ReportView.ofScript(script))
                .toList();
    }

    private static List<String> ofNew() {
        List<String> lines = lines();
        return lines.subList(1, lines.size());
    }

    private static List<String> lines() {
        return MigrationScript.resource(FILE).lines().toList();
    }
}
