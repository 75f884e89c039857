package io.papertape.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.executor.Context;
import org.flywaydb.core.internal.jdbc.Results;
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

    static ReportView read(Resource file) {
        String fileName = Objects.requireNonNull(file.getFilename());
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        try {
            return new ReportView(
                    name, name.replace('_', ' '), file.getContentAsString(StandardCharsets.UTF_8), NO_CHECKSUM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The view with the checksum by which Flyway tells whether it has to be made anew.
    ReportView with(int newChecksum) {
        return new ReportView(name, description, statement, newChecksum);
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
