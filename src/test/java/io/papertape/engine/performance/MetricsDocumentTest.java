package io.papertape.engine.performance;

import io.papertape.DocumentTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keeps the table of the metrics in the page about the reports equal to the list of metrics.
class MetricsDocumentTest {

    @Test
    void tellsEveryMetricAsTheProgramDoes() throws IOException {
        DocumentTable page = new DocumentTable("REPORTS.md");

        page.put(
                "### Every metric",
                "| metric | unit | what it is |",
                Arrays.stream(Metric.values())
                        .map(metric -> List.of(
                                "`" + metric.label() + "`", "`" + metric.unit().label() + "`", metric.meaning()))
                        .toList());

        page.check();
    }
}
