package io.papertape.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to version 12 at once: those of version 11 and what came after. Flyway applies the
/// highest baseline to an empty database alone; one that was made at an earlier baseline gets the versions after it.
final class TablesOfVersion12 extends BaselineJavaMigration {

    private static final String INPUTS = "V12__session_inputs.sql";

    private final TablesOfVersion11 tables = new TablesOfVersion11();

    /// Flyway would look for the version in the class's name.
    @Override
    protected void init() {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12");
    }

    @Override
    public String getDescription() {
        return "tables of a new database";
    }

    @Override
    public Integer getChecksum() {
        return MigrationScript.checksum(List.of(tables.getChecksum().toString(), MigrationScript.text(INPUTS)));
    }

    /// What makes the tables.
    static Stream<String> statements() {
        return Stream.concat(TablesOfVersion11.statements(), Stream.of(MigrationScript.text(INPUTS)));
    }

    @Override
    public void migrate(Context context) throws SQLException {
        tables.migrate(context);
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(MigrationScript.text(INPUTS));
        }
    }
}
