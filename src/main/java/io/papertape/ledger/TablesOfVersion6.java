package io.papertape.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to version 6 at once, by the statements of its versions. Version 6 adds columns to
/// tables of version 2: these have them from the beginning here, because H2 copies a table for each that is added. The
/// versions between make nothing but views, which would be dropped and made anew at once. Flyway applies it to an empty
/// database alone, and the versions after it on top, so that it stays as it is.
///
/// A kill may leave some of the tables behind: every statement makes what is not there yet.
final class TablesOfVersion6 extends BaselineJavaMigration {

    private static final String BATCH = "V1__spring_batch.sql";
    private static final String BOOKS = "V2__ledger.sql";
    private static final String COMPLETION = "V6__no_silent_wrong_number.sql";

    /// Of the versions whose tables these are, in their order.
    static final List<String> SCRIPTS = List.of(BATCH, BOOKS, COMPLETION);

    private static final Pattern ADDED_COLUMN =
            Pattern.compile("^ALTER TABLE (\\w+) ADD COLUMN IF NOT EXISTS (.*);$", Pattern.MULTILINE);

    /// Flyway would look for the version in the class's name.
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

    @Override
    public Integer getChecksum() {
        return MigrationScript.checksum(
                SCRIPTS.stream().map(MigrationScript::text).toList());
    }

    /// Version 6 finds its columns there, unless an older program was killed after it had made a table.
    @Override
    public void migrate(Context context) throws SQLException {
        String completion = MigrationScript.text(COMPLETION);
        try (Statement statement = context.getConnection().createStatement()) {
            for (String script : List.of(
                    MigrationScript.text(BATCH), withColumns(MigrationScript.text(BOOKS), completion), completion)) {
                statement.execute(script);
            }
        }
    }

    /// The tables with the columns that a later script adds to them.
    private static String withColumns(String tables, String later) {
        StringBuilder complete = new StringBuilder(tables);
        Matcher column = ADDED_COLUMN.matcher(later);
        while (column.find()) {
            int table = complete.indexOf("CREATE TABLE IF NOT EXISTS " + column.group(1) + " (");
            complete.insert(complete.indexOf("\n);", table), ",\n    " + column.group(2));
        }
        return complete.toString();
    }
}
