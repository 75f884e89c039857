package io.papertape.engine.performance;

/// What metrics are about that stand together.
public enum MetricGroup {
    RETURN("Return"),
    RISK("Risk"),
    CAPITAL("Use of capital and costs"),
    TRADING("Trading"),
    BENCHMARK("Against the benchmark"),
    CONVENTIONS("Conventions");

    private final String title;

    MetricGroup(String title) {
        this.title = title;
    }

    /// For people.
    public String title() {
        return title;
    }
}
