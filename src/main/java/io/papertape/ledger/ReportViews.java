package io.papertape.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The views of the reports: repeatable migrations, one file each, which Flyway makes in the order of their names. A
/// file holds one statement, so that it goes to the database as it is; taking all of them apart into tokens, as Flyway
/// does with its own scripts, cost a new database more than making them.
final class ReportViews implements MigrationResolver {

    private static final String FILES = "classpath:/db/migration/view/*.sql";

    private final List<ResolvedMigration> views;

    /// @param schemaVersion of the tables: a view is made anew after these have changed
    ReportViews(int schemaVersion) {
        try {
            views = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .<ResolvedMigration>map(file -> ReportView.read(file, schemaVersion))
                    .sorted(Comparator.comparing(ResolvedMigration::getDescription))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        return views;
    }
}
