package io.papertape.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The views of the reports, one file each, and those that are made of the list of metrics: repeatable migrations,
/// which Flyway makes in the order of their descriptions. A file holds one statement, so that it goes to the database
/// as it is; taking all of them apart into tokens, as Flyway does with its own scripts, cost a new database more than
/// making them.
///
/// A view may read those that are made before it. PostgreSQL lets no view lose, move or retype a column, so that one
/// which has changed is dropped together with all after it, and these are made anew, too: the checksum of a view is
/// that of all up to it.
final class ReportViews implements MigrationResolver {

    private static final String FILES = "classpath:/db/migration/view/*.sql";

    private final List<ReportView> views;

    /// @param schemaVersion of the tables: views are made anew after these have changed
    ReportViews(int schemaVersion) {
        try {
            views = withChecksums(
                    schemaVersion,
                    Stream.concat(
                                    MetricViews.all().stream(),
                                    Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                                            .map(ReportView::read))
                            .sorted(Comparator.comparing(ReportView::getDescription)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReportView> withChecksums(int schemaVersion, Stream<ReportView> ordered) {
        CRC32 checksum = new CRC32();
        checksum.update(schemaVersion);
        return ordered.map(view -> {
                    checksum.update(view.statement().getBytes(StandardCharsets.UTF_8));
                    return view.with((int) checksum.getValue());
                })
                .toList();
    }

    /// The views, in the order in which they are made.
    List<ReportView> inOrder() {
        return views;
    }

    /// That of all views.
    int checksum() {
        return views.getLast().getChecksum();
    }

    /// Drops the views, in the order opposite to that in which they are made, and none that somebody else has made.
    void drop(Connection connection) throws SQLException {
        drop(connection, views);
    }

    /// Drops the views that a migration is about to make anew: this one and those after it, which may read it.
    ///
    /// @param description of the first of them
    void dropFrom(Connection connection, String description) throws SQLException {
        drop(
                connection,
                views.stream()
                        .dropWhile(view -> !view.getDescription().equals(description))
                        .toList());
    }

    private static void drop(Connection connection, List<ReportView> views) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Set<String> present = present(statement);
            for (ReportView view : views.reversed()) {
                if (present.contains(view.name())) {
                    statement.execute("DROP VIEW " + view.name());
                }
            }
        }
    }

    /// A name in the list may still be that of a table.
    private static Set<String> present(Statement statement) throws SQLException {
        Set<String> present = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT LOWER(table_name) FROM information_schema.views WHERE table_schema = CURRENT_SCHEMA")) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        return present;
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        return List.copyOf(views);
    }
}
