package io.papertape.ledger;

import io.papertape.engine.performance.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.jspecify.annotations.Nullable;

/// What tables, views and their columns mean, so far as the migrations do not say it, as a repeatable migration: it is
/// applied after the views, and again whenever these are made anew.
final class Comments implements MigrationResolver {

    private static final String FILE = "/io/papertape/ledger/comments.properties";
    private static final String ANY = "*.";
    private static final List<String> OF_METRICS = List.of("session_metrics", "run_metrics", "sweep_result", "report_");

    private final Properties texts = new Properties();
    private final int checksum;

    /// @param checksumOfViews of all of them
    Comments(int checksumOfViews) {
        try (InputStream in = Comments.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + FILE);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CRC32 digest = new CRC32();
        digest.update(checksumOfViews);
        digest.update(new TreeMap<>(texts).toString().getBytes(StandardCharsets.UTF_8));
        checksum = (int) digest.getValue();
    }

    @Override
    public Collection<ResolvedMigration> resolveMigrations(Context context) {
        return List.of(new CommentsMade(this, checksum));
    }

    /// What a table or view means; null where a migration says it.
    @Nullable
    String of(String table) {
        return texts.getProperty(table);
    }

    /// What a column means; null where a migration says it.
    @Nullable
    String of(String table, String column) {
        String own = texts.getProperty(table + "." + column);
        return own != null
                ? own
                : OF_METRICS.stream().anyMatch(table::startsWith) ? metric(column) : texts.getProperty(ANY + column);
    }

    private @Nullable String metric(String column) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.label().equals(column))
                .map(metric -> metric.meaning() + " (" + metric.unit().label() + ")")
                .findFirst()
                .orElse(texts.getProperty(ANY + column));
    }
}
