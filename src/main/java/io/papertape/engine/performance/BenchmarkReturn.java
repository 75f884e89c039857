package io.papertape.engine.performance;

/// [TotalReturn] of the benchmark. Undefined (null) without a benchmark and without a date.
final class BenchmarkReturn implements MetricCalculator {

    @Override
    public MetricValue of(Measured session) {
        Benchmark benchmark = session.benchmark();
        return MetricValue.of(benchmark == null ? null : benchmark.totalReturn());
    }
}
