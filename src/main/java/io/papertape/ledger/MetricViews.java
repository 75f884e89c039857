package io.papertape.ledger;

import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.MetricGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The views that are made of the list of metrics: the list itself, and what a session or a run has come to with one
/// column for each metric.
final class MetricViews {

    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final List<MetricGroup> GROUPS = List.of(MetricGroup.values());

    private static final String COLUMNS =
            "position_no, metric, title, unit, meaning, group_no, group_title, headline_no";

    private MetricViews() {}

    /// Their descriptions put them before the views of the reports, which read them.
    static List<ReportView> all() {
        return List.of(
                view("metric", "metric", list()),
                view("run_metrics", "metrics of a run", columns("run")),
                view("session_metrics", "metrics of a session", columns("session")));
    }

    /// Of what these views are made of, without making them: it is asked for at every start.
    static int checksum() {
        List<String> parts = new ArrayList<>();
        for (Metric metric : METRICS) {
            parts.add(metric.label());
            parts.add(metric.title());
            parts.add(metric.unit().label());
            parts.add(metric.meaning());
            parts.add(metric.group().title());
        }
        Metric.HEADLINES.forEach(metric -> parts.add(metric.label()));
        return MigrationScript.checksum(parts);
    }

    private static ReportView view(String name, String description, String statement) {
        return new ReportView(name, description, statement, ReportView.NO_CHECKSUM);
    }

    private static String list() {
        return METRICS.stream()
                .map(metric -> "(%d, '%s', '%s', '%s', '%s', %d, '%s', %s)"
                        .formatted(
                                METRICS.indexOf(metric) + 1,
                                metric.label(),
                                quoted(metric.title()),
                                metric.unit().label(),
                                quoted(metric.meaning()),
                                GROUPS.indexOf(metric.group()) + 1,
                                quoted(metric.group().title()),
                                headline(metric)))
                .collect(Collectors.joining(
                        ",\n    ",
                        "CREATE OR REPLACE VIEW metric AS\nSELECT " + COLUMNS + "\nFROM (\n    VALUES ",
                        "\n) AS m (" + COLUMNS + ")"));
    }

    /// Its place among what is told first of a session, from 1.
    private static String headline(Metric metric) {
        int place = Metric.HEADLINES.indexOf(metric);
        return place < 0 ? "CAST(NULL AS INTEGER)" : Integer.toString(place + 1);
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /// @param owner what has metrics, as its table is called
    private static String columns(String owner) {
        String key = owner + "_id";
        return METRICS.stream()
                .map(MetricViews::column)
                .collect(Collectors.joining(
                        "",
                        "CREATE OR REPLACE VIEW " + owner + "_metrics AS\nSELECT " + key,
                        remark(Metric.PERIODS_PER_YEAR, "periods_reason") + "\nFROM " + owner + "_metric\nGROUP BY "
                                + key));
    }

    private static String column(Metric metric) {
        return switch (metric.unit()) {
            case RETURN, FRACTION, RATIO, DAYS, GAIN -> column(metric, "metric_value", "DOUBLE PRECISION");
            case COST -> column(metric, "exact_value", "DECIMAL(20, 8)");
            case COUNT -> column(metric, "exact_value", "BIGINT");
            case RETURNS_PER_YEAR -> column(metric, "exact_value", "INTEGER");
        };
    }

    private static String column(Metric metric, String value, String type) {
        return ",\n       CAST(MAX(CASE WHEN metric = '%1$s' THEN %2$s END) AS %3$s) AS %1$s"
                .formatted(metric.label(), value, type);
    }

    private static String remark(Metric metric, String column) {
        return ",\n       CAST(MAX(CASE WHEN metric = '%s' THEN remark END) AS VARCHAR(200)) AS %s"
                .formatted(metric.label(), column);
    }
}
