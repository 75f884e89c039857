package io.papertape.ledger;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// The database has a schema that this program must not touch.
public final class ForeignSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ForeignSchemaException(String message) {
        super(message);
    }

    /// @param version of the migration that this program does not have; null where it is one of a view
    /// @param script its file
    /// @param known the newest version that this program has
    static ForeignSchemaException newer(@Nullable MigrationVersion version, String script, int known) {
        String made = version == null ? "the view of " + script : "version " + version + " of the schema";
        return new ForeignSchemaException("the database was made by a newer Papertape: it has " + made
                + ", this program knows versions up to " + known
                + ". Use the newer program, or a database of its own for this one");
    }

    /// @param known the version that this program brings it to
    static ForeignSchemaException older(int known) {
        return new ForeignSchemaException(
                "the database was made by an older Papertape, and is only read here: any report"
                        + " brings its schema to version " + known + " first, such as papertape report runs");
    }

    /// @param session its name
    /// @param problem why this program cannot use a setting of it
    static ForeignSchemaException setting(String session, String problem) {
        return new ForeignSchemaException("the database was made by a newer Papertape: in session '" + session + "' "
                + problem + ". Use the newer program, or a database of its own for this one");
    }

    /// @param made what the migration that differs is, such as `another V2__ledger.sql`
    static ForeignSchemaException edited(String made) {
        return new ForeignSchemaException("the database was made with " + made
                + " than this program has: its schema may differ. Use the program that made the"
                + " database, or restore this program's own migrations");
    }
}
