package io.papertape.ledger;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Makes the schema, and brings that of an older version up to date. Whoever only wants to look at
/// books gets none made.
@Component
class BooksSchema implements FlywayMigrationStrategy {

    private final BooksAccess access;

    BooksSchema(Environment environment) {
        access = BooksAccess.of(environment);
    }

    @Override
    public void migrate(Flyway flyway) {
        if (access == BooksAccess.KEEP && flyway.info().applied().length == 0) {
            throw new NoBooksException(url(flyway));
        }
        flyway.migrate();
    }

    private static String url(Flyway flyway) {
        ConnectionCallback<String> ask = connection -> connection.getMetaData().getURL();
        return String.valueOf(new JdbcTemplate(flyway.getConfiguration().getDataSource()).execute(ask));
    }
}
