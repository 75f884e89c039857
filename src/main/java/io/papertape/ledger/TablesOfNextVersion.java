package io.papertape.ledger;

import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.baseline.BaselineJavaMigration;

/// The tables of a new database, up to a version at once: those of the version before and what one script adds. Flyway
/// applies the highest baseline to an empty database alone; one that was made at an earlier baseline gets the versions
/// after it.
final class TablesOfNextVersion extends BaselineJavaMigration {

    private static final TablesOfVersion9 TABLES_9 = new TablesOfVersion9();
    private static final TablesOfNextVersion TABLES_10 =
            new TablesOfNextVersion("10", "V10__price_set.sql", TABLES_9, TablesOfVersion9::statements);
    private static final TablesOfNextVersion TABLES_11 = new TablesOfNextVersion("11", "V11__night.sql", TABLES_10);

    private static final TablesOfNextVersion TABLES_12 =
            new TablesOfNextVersion("12", "V12__session_inputs.sql", TABLES_11);

    private static final TablesOfNextVersion TABLES_13 = new TablesOfNextVersion("13", "V13__refusals.sql", TABLES_12);

    private static final TablesOfNextVersion TABLES_14 = new TablesOfNextVersion("14", "V14__orders.sql", TABLES_13);

    private static final TablesOfNextVersion TABLES_15 =
            new TablesOfNextVersion("15", "V15__corporate_actions.sql", TABLES_14);

    private static final TablesOfNextVersion TABLES_16 =
            new TablesOfNextVersion("16", "V16__names_of_symbols.sql", TABLES_15);

    private static final TablesOfNextVersion TABLES_17 = new TablesOfNextVersion("17", "V17__sweep.sql", TABLES_16);

    /// Those of the newest version.
    static final TablesOfNextVersion NEWEST = new TablesOfNextVersion("18", "V18__audit.sql", TABLES_17);

    /// Those of each version, which stay as they are.
    static final List<TablesOfNextVersion> ALL =
            List.of(TABLES_10, TABLES_11, TABLES_12, TABLES_13, TABLES_14, TABLES_15, TABLES_16, TABLES_17, NEWEST);

    private final String version;
    private final String script;
    private final BaselineJavaMigration before;
    private final Supplier<Stream<String>> statementsBefore;

    private TablesOfNextVersion(String version, String script, TablesOfNextVersion before) {
        this(version, script, before, before::statements);
    }

    private TablesOfNextVersion(
            String version, String script, BaselineJavaMigration before, Supplier<Stream<String>> statementsBefore) {
        this.version = version;
        this.script = script;
        this.before = before;
        this.statementsBefore = statementsBefore;
    }

    /// Flyway would look for the version in the class's name.
    @Override
    protected void init() {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return "tables of a new database";
    }

    @Override
    public Integer getChecksum() {
        return MigrationScript.checksum(List.of(before.getChecksum().toString(), MigrationScript.text(script)));
    }

    /// What makes the tables.
    Stream<String> statements() {
        return Stream.concat(statementsBefore.get(), Stream.of(MigrationScript.text(script)));
    }

    @Override
    public void migrate(Context context) throws Exception {
        before.migrate(context);
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(MigrationScript.text(script));
        }
    }
}
