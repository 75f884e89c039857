package io.papertape.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Opens H2 so that no acknowledged commit is lost, whichever H2 database a URL names. Settings in the URL prevail.
@Component
class H2Durability implements BeanPostProcessor {

    /// Cannot be combined with AUTO_SERVER=TRUE.
    private static final String CLOSE_ON_EXIT = "DB_CLOSE_ON_EXIT";

    /// H2 writes commits to disk half a second late unless told otherwise, and closes its file as
    /// soon as the JVM begins to end, under the hands of a chunk that is about to be committed. Its
    /// trace would repeat what the command tells.
    private static final Map<String, String> SETTINGS =
            Map.of("WRITE_DELAY", "0", CLOSE_ON_EXIT, "FALSE", "LOCK_TIMEOUT", "10000", "TRACE_LEVEL_FILE", "0");

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource source
                && source.getJdbcUrl() != null
                && source.getJdbcUrl().startsWith("jdbc:h2:")) {
            source.setJdbcUrl(completed(source.getJdbcUrl()));
        }
        return bean;
    }

    private static String completed(String url) {
        StringBuilder completed = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        boolean shared = given.contains(";AUTO_SERVER=TRUE");
        SETTINGS.forEach((name, value) -> {
            if (!given.contains(";" + name + "=") && !(shared && name.equals(CLOSE_ON_EXIT))) {
                completed.append(';').append(name).append('=').append(value);
            }
        });
        return completed.toString();
    }
}
