package io.papertape.ledger;

import io.papertape.database.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The schema of a new H2 database by one script: what all migrations make together, without what they make on the way.
///
/// The table of Flyway comes first, and what it notes comes last, in a transaction: what a kill leaves of the schema is
/// dropped and made anew by the migrations.
final class NewSchema {

    /// Statements with an empty line after each, made by a test.
    static final String FILE = "/io/papertape/ledger/new_h2_schema.sql";

    private static final String WRITTEN_LATER = "SET WRITE_DELAY 60000";
    private static final String WRITTEN_AT_ONCE = "SET WRITE_DELAY 0";

    private NewSchema() {}

    /// Whether a database is one of H2 that has nothing, and calls things as the script does, which knows all metrics.
    static boolean fits(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        return Dialect.of(connection) == Dialect.H2
                && database.storesUpperCaseIdentifiers()
                && SchemaHistory.isOfTheseMetrics()
                && isEmpty(database, connection.getSchema());
    }

    private static boolean isEmpty(DatabaseMetaData database, String schema) throws SQLException {
        try (ResultSet tables = database.getTables(null, schema, null, null)) {
            return !tables.next();
        }
    }

    /// Makes it. H2 would write every statement to its file at once.
    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WRITTEN_LATER);
            try {
                for (String made : MigrationScript.resource(FILE).split("\n\n", -1)) {
                    statement.execute(made);
                }
                SchemaHistory.note(connection);
            } finally {
                statement.execute(WRITTEN_AT_ONCE);
            }
        }
    }
}
