package io.papertape.ledger;

import io.papertape.database.BooksAccess;
import io.papertape.database.NoBooksException;
import io.papertape.database.WholeChange;
import io.papertape.database.socket.HeldBooks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/// Makes the schema by Flyway, and brings that of an older version up to date. A command that only
/// reads never makes a database. Books that this program does not know are refused before anything is touched.
///
/// Views are dropped before the tables change and made anew afterwards: PostgreSQL changes no column under a view.
/// They are repeatable migrations, see [ReportViews]. A new database
/// gets its tables at once, see [TablesOfNextVersion]. What is pending is applied as a group, so that Flyway reads its
/// history once; PostgreSQL commits it together.
public final class Migrations implements FlywayMigrationStrategy, FlywayConfigurationCustomizer {

    /// Up to this version views were made by the versions of the tables.
    private static final MigrationVersion LAST_WITH_VIEWS = MigrationVersion.fromVersion("5");

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final BooksAccess access;

    Migrations(Environment environment) {
        access = BooksAccess.of(environment);
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.placeholderReplacement(false);
        configuration.validateOnMigrate(false);
        ReportViews views = new ReportViews(BooksSchema.VERSION);
        configuration.resolvers(views, new Comments(views.checksum()));
        List<JavaMigration> tables = new ArrayList<>(TablesOfNextVersion.ALL);
        tables.addAll(List.of(new TablesOfVersion6(), new TablesOfVersion9(), new MetricsAsRows()));
        configuration.javaMigrations(tables.toArray(JavaMigration[]::new));
        configuration.callbacks(new ViewsDropped(views));
        configuration.group(true);
    }

    @Override
    public void migrate(Flyway flyway) {
        if (access == BooksAccess.READ || isHeld(flyway.getConfiguration().getDataSource())) {
            requireKnownIfTold(flyway);
            return;
        }
        MigrationInfoService info = flyway.info();
        MigrationInfo[] all = info.all();
        boolean isNew = Arrays.stream(all).noneMatch(Migrations::isApplied);
        if (access != BooksAccess.MAKE && isNew) {
            throw new NoBooksException(url(flyway));
        }
        Arrays.stream(all).forEach(this::requireKnown);
        if (!isNew && Arrays.stream(info.pending()).anyMatch(MigrationInfo::isVersioned)) {
            upgrade(flyway.getConfiguration());
        } else if (info.pending().length > 0 || Arrays.stream(all).anyMatch(Migrations::hasFailed)) {
            flyway.migrate();
        }
    }

    /// Whether another process has the database, which then has brought it up to date.
    private static boolean isHeld(DataSource source) {
        ConnectionCallback<Boolean> held = HeldBooks::isRead;
        return Boolean.TRUE.equals(new JdbcTemplate(source).execute(held));
    }

    private static void upgrade(Configuration configuration) {
        WholeChange.make(configuration.getDataSource(), database -> upgrade(configuration, database));
    }

    private static void upgrade(Configuration configuration, DataSource database) {
        Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .dataSource(database)
                .load()
                .migrate();
    }

    /// Brings the tables of another database up to date.
    ///
    /// @param flyway that of this program
    public static void upgrade(Flyway flyway, DataSource database) {
        upgrade(flyway.getConfiguration(), database);
    }

    /// Makes the tables of a version in another database, which is empty, without views.
    ///
    /// @param flyway that of this program
    public static void makeTables(Flyway flyway, DataSource database, int version) {
        Configuration configuration = flyway.getConfiguration();
        MigrationVersion target = MigrationVersion.fromVersion(Integer.toString(version));
        Flyway.configure(configuration.getClassLoader())
                .configuration(configuration)
                .dataSource(database)
                .resolvers(new MigrationResolver[0])
                .javaMigrations(Arrays.stream(configuration.getJavaMigrations())
                        .filter(migration -> migration.getVersion().compareTo(target) <= 0)
                        .toArray(JavaMigration[]::new))
                .target(target)
                .load()
                .migrate();
    }

    /// The version of the tables of a database.
    ///
    /// @throws NoBooksException if it has none
    public static int version(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(Migrations::isApplied)
                .filter(MigrationInfo::isVersioned)
                .mapToInt(migration -> migration.getVersion().getMajor().intValueExact())
                .max()
                .orElseThrow(() -> new NoBooksException(url(flyway)));
    }

    /// Whether a database that is only read has the tables that this program knows.
    ///
    /// @throws NoBooksException if it has none
    /// @throws ForeignSchemaException if it has those of an older version
    public static void requireCurrent(Flyway flyway) {
        MigrationInfoService info = flyway.info();
        if (Arrays.stream(info.all()).noneMatch(Migrations::isApplied)) {
            throw new NoBooksException(url(flyway));
        }
        if (Arrays.stream(info.pending()).anyMatch(MigrationInfo::isVersioned)) {
            throw ForeignSchemaException.older(BooksSchema.VERSION);
        }
    }

    private static boolean hasFailed(MigrationInfo migration) {
        return migration.getState().isFailed();
    }

    /// Whoever may only read the reports may not be allowed to read which migrations were applied.
    private void requireKnownIfTold(Flyway flyway) {
        try {
            Arrays.stream(flyway.info().all()).forEach(this::requireKnown);
        } catch (FlywayException e) {
            LOG.debug("the schema's version is not told", e);
        }
    }

    private static boolean isApplied(MigrationInfo migration) {
        return migration.getState().isApplied();
    }

    /// @throws ForeignSchemaException if a migration was applied that this program does not have, or has otherwise
    private void requireKnown(MigrationInfo migration) {
        if (!isApplied(migration)) {
            return;
        }
        if (!migration.getState().isResolved()) {
            throw ForeignSchemaException.newer(migration.getVersion(), migration.getScript(), BooksSchema.VERSION);
        }
        if (migration.isVersioned() && !migration.isChecksumMatching()) {
            String script = migration.getScript();
            throw ForeignSchemaException.edited(
                    script.endsWith(".sql")
                            ? "another " + script
                            : "other tables of version " + migration.getVersion());
        }
    }

    private static String url(Flyway flyway) {
        ConnectionCallback<String> ask = connection -> connection.getMetaData().getURL();
        return String.valueOf(new JdbcTemplate(flyway.getConfiguration().getDataSource()).execute(ask));
    }

    /// Drops the views before the tables change, and those that are made anew before the first of them is.
    private static final class ViewsDropped extends BaseCallback {

        private final ReportViews views;
        private boolean dropped;

        ViewsDropped(ReportViews views) {
            this.views = views;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            MigrationInfo migration = context.getMigrationInfo();
            try {
                if (changesTables(migration)) {
                    views.drop(context.getConnection());
                } else if (!migration.isVersioned() && !dropped) {
                    views.dropFrom(context.getConnection(), migration.getDescription());
                    dropped = true;
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the views of the older version cannot be dropped", e);
            }
        }

        /// So does what makes a new database: a kill may have left views of its first attempt behind, because H2
        /// commits each of them at once and the version only with the last.
        private static boolean changesTables(MigrationInfo migration) {
            return migration.isVersioned() && migration.getVersion().compareTo(LAST_WITH_VIEWS) > 0;
        }
    }
}
