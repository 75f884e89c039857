package io.papertape.ledger;

import java.sql.DatabaseMetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/// What makes the books, with its versions. Safe for use by several threads.
class MadeWith {

    private final JdbcTemplate template;
    private final String version;
    private volatile @Nullable String text;

    /// @param version of Papertape, which the build puts into application.properties; an IDE that builds by itself
    ///     leaves the placeholder
    MadeWith(JdbcTemplate template, @Value("${spring.application.version:}") String version) {
        this.template = template;
        this.version = version.isBlank() || version.startsWith("@") ? "of unknown version" : version;
    }

    /// Like `Papertape 0.1.0, Java 25.0.3, H2 2.4.240`; the database is asked once.
    String text() {
        String known = text;
        if (known == null) {
            known = "Papertape " + version + ", Java " + System.getProperty("java.version") + ", " + database();
            text = known;
        }
        return known;
    }

    private @Nullable String database() {
        ConnectionCallback<String> database = connection -> {
            DatabaseMetaData metaData = connection.getMetaData();
            return metaData.getDatabaseProductName() + " " + number(metaData.getDatabaseProductVersion());
        };
        return template.execute(database);
    }

    /// Behind the number of the version stands who packed it, and when.
    private static String number(String productVersion) {
        int blank = productVersion.indexOf(' ');
        return blank < 0 ? productVersion : productVersion.substring(0, blank);
    }
}
