package io.papertape.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.DocumentTable;
import io.papertape.serve.Exposition.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the page about schedules and the dashboard equal to what `serve` tells of its nights.
class MetricsOfServeDocumentTest {

    private static final Path DASHBOARD = Path.of("src", "main", "deploy", "grafana", "papertape-nights.json");
    private static final Pattern METRIC = Pattern.compile("papertape_\\w+");

    @Test
    void tellsEveryMetric() throws IOException {
        DocumentTable page = new DocumentTable("SCHEDULES.md");

        page.put(
                "#### Metrics",
                "| metric | label | type | unit | what it is |",
                Exposition.metrics().stream()
                        .map(metric -> List.of(
                                "`" + metric.name() + "`",
                                metric.label().isEmpty() ? "" : "`" + metric.label() + "`",
                                metric.type(),
                                metric.unit(),
                                metric.meaning()))
                        .toList());

        page.check();
    }

    @Test
    void showsEveryMetricAndNoOtherOnTheDashboard() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
        Set<String> queried = dashboard.findValuesAsString("expr").stream()
                .flatMap(query -> METRIC.matcher(query).results().map(MatchResult::group))
                .collect(Collectors.toSet());

        assertThat(queried)
                .hasSizeGreaterThan(10)
                .isEqualTo(Exposition.metrics().stream().map(Metric::name).collect(Collectors.toSet()));
        assertThat(dashboard
                        .path("panels")
                        .valueStream()
                        .map(panel -> panel.path("id").asInt()))
                .hasSize(dashboard.path("panels").size())
                .doesNotHaveDuplicates();
    }
}
