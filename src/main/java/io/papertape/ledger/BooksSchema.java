package io.papertape.ledger;

import io.papertape.database.BooksAccess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/// The schema of the books, which is there before anybody asks for them. A new H2 database gets it by one script, and
/// one that has it is left alone. Flyway does the rest, see [Migrations]: every start would wait for it. It is started
/// always where Spring properties tell it more than ours.
public final class BooksSchema implements InitializingBean, DisposableBean {

    /// The newest version of the tables.
    public static final int VERSION = 18;

    private static final Logger LOG = LoggerFactory.getLogger(BooksSchema.class);

    private static final String PROPERTIES = "spring.flyway";

    /// Those of application.properties.
    private static final Map<String, String> OURS = Map.of("ignore-migration-patterns", "");

    private final ApplicationContext application;
    private final DataSource source;
    private @Nullable AnnotationConfigApplicationContext migrating;

    BooksSchema(ApplicationContext application, DataSource source) {
        this.application = application;
        this.source = source;
    }

    @Override
    public void afterPropertiesSet() {
        Environment environment = application.getEnvironment();
        LOG.debug("looks at the schema");
        if (!environment.getProperty(PROPERTIES + ".enabled", Boolean.class, true)) {
            return;
        }
        Map<String, String> given = Binder.get(environment)
                .bind(PROPERTIES, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        if (!given.equals(OURS) || !isThere(BooksAccess.of(environment))) {
            LOG.debug("leaves the schema to Flyway");
            flyway();
        }
    }

    private boolean isThere(BooksAccess access) {
        ConnectionCallback<Boolean> there = connection -> {
            if (access == BooksAccess.MAKE && NewSchema.fits(connection)) {
                LOG.debug("leaves the schema to its script");
                NewSchema.make(connection);
                return true;
            }
            return isTold(connection);
        };
        return Boolean.TRUE.equals(new JdbcTemplate(source).execute(there));
    }

    /// Whoever may only read the reports may not be allowed to read which migrations were applied.
    private static boolean isTold(Connection connection) {
        try {
            return SchemaHistory.isThatOfNew(connection);
        } catch (SQLException e) {
            LOG.debug("the schema's history is not told", e);
            return false;
        }
    }

    /// Flyway as Spring properties configure it. It is started when it is asked for first.
    public synchronized Flyway flyway() {
        AnnotationConfigApplicationContext started = migrating;
        if (started == null) {
            started = new AnnotationConfigApplicationContext();
            migrating = started;
            started.setParent(application);
            started.register(
                    PropertyPlaceholderAutoConfiguration.class, FlywayAutoConfiguration.class, Migrations.class);
            started.refresh();
        }
        return started.getBean(Flyway.class);
    }

    @Override
    public synchronized void destroy() {
        if (migrating != null) {
            migrating.close();
        }
    }
}
