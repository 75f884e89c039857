package io.papertape.serve;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The metrics as Prometheus reads them, after a night that could not begin.
final class Exposition {

    private static final Pattern SAMPLE = Pattern.compile("(?<name>\\w+)(\\{(?<label>\\w+)=\"[^\"]*\"})? \\S+");

    private static final NightBoard.Attempt ATTEMPT = new NightBoard.Attempt(Instant.EPOCH, Instant.EPOCH, 0);

    private Exposition() {}

    /// A metric.
    ///
    /// @param label which it is told apart by; empty for none
    record Metric(String name, String label, String type, String meaning) {

        String unit() {
            return name.endsWith("_seconds") ? "seconds" : "";
        }
    }

    /// In the order of their names.
    static List<Metric> metrics() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new NightMetrics(new NightBoard(), InstantSource.system(), registry).ended(ATTEMPT, null);
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Map<String, String> meanings = new TreeMap<>();
        for (String line : registry.scrape().lines().toList()) {
            String[] words = line.split(" ", 4);
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("# HELP ")) {
                meanings.put(words[2], words[3]);
            } else if (line.startsWith("# TYPE ")) {
                types.put(words[2], words[3]);
            } else if (sample.matches()) {
                String label = sample.group("label");
                labels.put(sample.group("name"), label == null ? "" : label);
            }
        }
        return labels.keySet().stream()
                .map(name -> new Metric(name, labels.get(name), types.get(name), meanings.get(name)))
                .toList();
    }
}
