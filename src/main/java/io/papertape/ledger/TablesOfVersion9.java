package io.papertape.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to version 9 at once. Flyway would note each version apart, ask each time for views
/// to drop, and take the scripts apart into tokens first. It applies the highest baseline to an empty database alone;
/// one that was made at version 6 gets the versions after it, see [TablesOfVersion6]. It stays as it is.
///
/// A kill may leave some of the tables behind, or a copy of one that was being altered, see [UnfinishedTables].
final class TablesOfVersion9 extends BaselineJavaMigration {

    private static final String POSITION_EFFECT = "V7__position_effect.sql";
    private static final String SESSION_SETTING = "V9__session_setting.sql";

    private final TablesOfVersion6 tables = new TablesOfVersion6();
    private final MetricsAsRows metrics = new MetricsAsRows();

    /// Flyway would look for the version in the class's name.
    @Override
    protected void init() {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9");
    }

    @Override
    public String getDescription() {
        return "tables of a new database";
    }

    @Override
    public Integer getChecksum() {
        return MigrationScript.checksum(List.of(
                tables.getChecksum().toString(),
                MigrationScript.text(POSITION_EFFECT),
                metrics.getChecksum().toString(),
                MigrationScript.text(SESSION_SETTING)));
    }

    /// What makes the tables.
    static Stream<String> statements() {
        return Stream.concat(
                Stream.concat(TablesOfVersion6.SCRIPTS.stream(), Stream.of(POSITION_EFFECT, SESSION_SETTING))
                        .map(MigrationScript::text),
                Stream.concat(
                        MetricsAsRows.made("session", "paper_session").stream(),
                        MetricsAsRows.made("run", "session_run").stream()));
    }

    @Override
    public void migrate(Context context) throws SQLException {
        UnfinishedTables.drop(context.getConnection());
        tables.migrate(context);
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(MigrationScript.text(POSITION_EFFECT));
            metrics.migrate(context);
            statement.execute(MigrationScript.text(SESSION_SETTING));
        }
    }
}
