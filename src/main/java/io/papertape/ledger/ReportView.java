package io.papertape.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.internal.jdbc.Results;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/// A view of the reports, as a repeatable migration.
///
/// @param name of the view
/// @param description by which Flyway knows and orders it
/// @param statement that makes it, whether or not there is one
record ReportView(String name, String description, String statement, int checksum) implements RepeatableMigration {

    static final int NO_CHECKSUM = 0;

    private static final String FOLDER = "view/";
    private static final String SUFFIX = ".sql";
    private static final Pattern HEAD = Pattern.compile("(?m)^CREATE OR REPLACE VIEW \\w+");

    static ReportView read(Resource file) {
        String fileName = Objects.requireNonNull(file.getFilename());
        return ofScript(FOLDER + fileName);
    }

    /// The view that a script of this name makes.
    static ReportView ofScript(String script) {
        String name = script.substring(FOLDER.length(), script.length() - SUFFIX.length());
        return new ReportView(name, name.replace('_', ' '), MigrationScript.text(script), NO_CHECKSUM);
    }

    /// Whether a migration of this name makes a view.
    static boolean isScript(String script) {
        return script.startsWith(FOLDER);
    }

    /// The view with the checksum by which Flyway tells whether it has to be made anew.
    ReportView with(int newChecksum) {
        return new ReportView(name, description, statement, newChecksum);
    }

    /// The statement that makes it where there is none, with what it means.
    String commented(@Nullable String meaning) {
        return meaning == null
                ? statement
                : HEAD.matcher(statement)
                        .replaceFirst(Matcher.quoteReplacement(
                                "CREATE VIEW " + name + " COMMENT '" + meaning.replace("'", "''") + "'"));
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getScript() {
        return FOLDER + name + SUFFIX;
    }

    @Override
    public List<Results> execute(Context context) throws SQLException {
        try (Statement made = context.getConnection().createStatement()) {
            made.execute(statement);
        }
        return List.of();
    }
}
