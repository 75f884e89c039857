package io.papertape.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to version 9 at once. Flyway would note each version apart, ask each time for views
/// to drop, and take the scripts apart into tokens first. It applies the highest baseline to an empty database alone;
/// one that was made at version 6 gets the versions after it, see [TablesOfVersion6].
///
/// A kill may leave some of the tables behind: every statement makes what is not there yet.
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

    /// Of all the steps, so that one that was edited is noticed.
    @Override
    public Integer getChecksum() {
        CRC32 checksum = new CRC32();
        String steps = tables.getChecksum()
                + TablesOfVersion6.text(POSITION_EFFECT)
                + metrics.getChecksum()
                + TablesOfVersion6.text(SESSION_SETTING);
        checksum.update(steps.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        tables.migrate(context);
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(TablesOfVersion6.text(POSITION_EFFECT));
            metrics.migrate(context);
            statement.execute(TablesOfVersion6.text(SESSION_SETTING));
        }
    }
}
