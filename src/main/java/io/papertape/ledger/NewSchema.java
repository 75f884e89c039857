package io.papertape.ledger;

import io.papertape.database.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The schema of a new H2 database: its tables by one script, which is what all migrations make together without what
/// they make on the way, and its views by their files.
///
/// The table of Flyway comes first, and what it notes comes last, in a transaction: what a kill leaves of the schema is
/// dropped and made anew by the migrations.
final class NewSchema {

    /// Statements with an empty line after each, made by a test.
    static final String FILE = "/io/papertape/ledger/new_h2_schema.sql";

    private NewSchema() {}

    /// Whether a database is one of H2 that has nothing, and calls things as the script does.
    static boolean fits(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        return Dialect.of(connection) == Dialect.H2
                && database.storesUpperCaseIdentifiers()
                && isEmpty(database, connection.getSchema());
    }

    private static boolean isEmpty(DatabaseMetaData database, String schema) throws SQLException {
        try (ResultSet tables = database.getTables(null, schema, null, null)) {
            return !tables.next();
        }
    }

    /// Makes it.
    static void make(Connection connection) throws SQLException {
        List<String> statements =
                new ArrayList<>(List.of(MigrationScript.resource(FILE).split("\n\n", -1)));
        Comments comments = new Comments(ReportView.NO_CHECKSUM);
        SchemaHistory.views().forEach(view -> statements.add(view.commented(comments.of(view.name()))));
        try (Statement statement = connection.createStatement()) {
            WrittenTogether.execute(statement, statements, () -> SchemaHistory.note(connection));
        }
    }
}
