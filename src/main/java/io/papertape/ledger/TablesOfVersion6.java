package io.papertape.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to version 6 at once: version 6 adds columns to tables of version 2, and H2 copies
/// a
/// table for each. The versions between make nothing but views, which would be dropped and made anew at once. Flyway
/// applies it to an empty database alone, and the versions after it on top, so that it stays as it is.
///
/// A kill may leave some of the tables behind: every statement makes what is not there yet.
final class TablesOfVersion6 extends BaselineJavaMigration {

    /// What it stands for.
    private static final List<String> VERSIONS = List.of(
            "/db/migration/V1__spring_batch.sql",
            "/db/migration/V2__ledger.sql",
            "/db/migration/V6__no_silent_wrong_number.sql");

    /// The last one completes tables of version 2, which a kill of an older program may have left behind.
    private static final List<String> SCRIPTS = List.of(
            "/db/migration/V1__spring_batch.sql",
            "/db/baseline/tables_of_version_6.sql",
            "/db/migration/V6__no_silent_wrong_number.sql");

    /// The name of the class tells nothing.
    @Override
    protected void init() {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "tables of a new database";
    }

    /// Of the versions, so that one that was edited is noticed.
    @Override
    public Integer getChecksum() {
        CRC32 checksum = new CRC32();
        VERSIONS.forEach(script -> checksum.update(text(script).getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(text(script));
            }
        }
    }

    private static String text(String script) {
        try (InputStream in = TablesOfVersion6.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + script);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
