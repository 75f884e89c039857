package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.Environment;

/// Opens the database as the books need it, whichever one a URL names. Settings in the URL prevail.
class DatabaseSettings implements BeanPostProcessor {

    /// Cannot be combined with AUTO_SERVER=TRUE.
    private static final String CLOSE_ON_EXIT = "DB_CLOSE_ON_EXIT";

    /// H2 writes commits to disk half a second late unless told otherwise, and closes its file as
    /// soon as the JVM begins to end, under the hands of a chunk that is about to be committed. Its
    /// trace would repeat what the command tells. It keeps fewer statements parsed than a chunk has.
    /// It rewrites a part of its file whenever it closes it, which takes half a second and saves
    /// hardly anything: what is free in the file is used again. A column of corporate_action has a name
    /// that is a keyword elsewhere.
    private static final Map<String, String> H2 = Map.of(
            "WRITE_DELAY",
            "0",
            CLOSE_ON_EXIT,
            "FALSE",
            "LOCK_TIMEOUT",
            "10000",
            "TRACE_LEVEL_FILE",
            "0",
            "QUERY_CACHE_SIZE",
            "64",
            "MAX_COMPACT_TIME",
            "0",
            "NON_KEYWORDS",
            "VALUE");

    private static final Map<String, String> H2_MAKES_NO_FILE = Map.of("IFEXISTS", "TRUE");

    /// Nothing is written, and a result that needs no sorting is not kept in memory first. H2
    /// shares no file that it only reads.
    private static final Map<String, String> H2_IS_READ =
            Map.of("IFEXISTS", "TRUE", "ACCESS_MODE_DATA", "r", "LAZY_QUERY_EXECUTION", "1", "AUTO_SERVER", "FALSE");

    /// H2 shares equal values among rows. Those of books are hardly ever equal.
    private static final String H2_SHARES_VALUES = "h2.objectCache";

    /// PostgreSQL sends a batch of rows as one statement only if told so.
    private static final Map<String, String> POSTGRESQL =
            Map.of("reWriteBatchedInserts", "true", "tcpKeepAlive", "true", "ApplicationName", "papertape");

    /// The session, too, not only its transactions.
    private static final Map<String, String> POSTGRESQL_IS_READ = Map.of("readOnly", "true", "readOnlyMode", "always");

    /// What a machine that has vanished from the network holds is free again after half a minute, not two hours.
    private static final String POSTGRESQL_NOTICES_THE_DEAD =
            "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    /// How long the pool waits for a connection unless it is told. A run that has lost the server asks for one several
    /// times before it gives up.
    private static final long POOL_MILLIS = 30_000;

    private static final long POSTGRESQL_MILLIS = 5_000;

    private final BooksAccess access;

    DatabaseSettings(Environment environment) {
        access = BooksAccess.of(environment);
    }

    /// An unknown URL is refused before a missing driver is reported.
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof DataSourceProperties properties && properties.getUrl() != null) {
            Dialect.of(properties.getUrl());
        }
        return bean;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource source && source.getJdbcUrl() != null) {
            switch (Dialect.of(source.getJdbcUrl())) {
                case H2 -> completeH2(source);
                case POSTGRESQL -> completePostgresql(source);
            }
        }
        return bean;
    }

    private void completeH2(HikariDataSource source) {
        if (System.getProperty(H2_SHARES_VALUES) == null) {
            System.setProperty(H2_SHARES_VALUES, "false");
        }
        String url = withAccess(source.getJdbcUrl());
        StringBuilder completed = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        boolean shared = H2File.isShared(url);
        H2.forEach((name, value) -> {
            if (!given.contains(";" + name + "=") && !(shared && name.equals(CLOSE_ON_EXIT))) {
                completed.append(';').append(name).append('=').append(value);
            }
        });
        source.setJdbcUrl(completed.toString());
        if (source.getUsername() == null && !given.contains(";USER=")) {
            source.setUsername("sa");
            source.setPassword(source.getPassword() == null ? "" : source.getPassword());
        }
    }

    /// What a URL says itself about access must not be contradicted: H2 takes no setting twice.
    private String withAccess(String url) {
        Map<String, String> settings = switch (access) {
            case MAKE -> Map.of();
            case KEEP, VIEW -> H2_MAKES_NO_FILE;
            case READ -> H2_IS_READ;
        };
        String result = url;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            result = result.replaceAll("(?i);" + setting.getKey() + "=[^;]*", "") + ";" + setting.getKey() + "="
                    + setting.getValue();
        }
        return result;
    }

    private void completePostgresql(HikariDataSource source) {
        if (access == BooksAccess.READ) {
            POSTGRESQL_IS_READ.forEach(source.getDataSourceProperties()::put);
            source.setReadOnly(true);
        }
        POSTGRESQL.forEach((name, value) -> source.getDataSourceProperties().putIfAbsent(name, value));
        if (source.getConnectionTimeout() == POOL_MILLIS) {
            source.setConnectionTimeout(POSTGRESQL_MILLIS);
        }
        if (source.getConnectionInitSql() == null) {
            source.setConnectionInitSql(POSTGRESQL_NOTICES_THE_DEAD);
        }
    }
}
