package io.papertape.ledger;

import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Tells the migrations what the databases call differently.
@Component
final class Migrations implements FlywayConfigurationCustomizer {

    private final String url;

    Migrations(Environment environment) {
        url = environment.getRequiredProperty("spring.datasource.url");
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        boolean hides = DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.H2;
        configuration.placeholders(Map.of("invisible", hides ? "INVISIBLE" : ""));
    }
}
