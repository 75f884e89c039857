package io.papertape.engine.performance;

import org.jspecify.annotations.Nullable;

/// The metrics that compare a session with buying and holding.
///
/// @param benchmarkReturn [TotalReturn] of the benchmark; null without a date
/// @param alpha see [Alpha]
/// @param beta see [Beta]
/// @param informationRatio see [InformationRatio]
/// @param trackingError see [TrackingError]
record AgainstBenchmark(
        @Nullable Double benchmarkReturn,
        @Nullable Double alpha,
        @Nullable Double beta,
        @Nullable Double informationRatio,
        @Nullable Double trackingError) {

    /// Of a session that is compared with nothing.
    static final AgainstBenchmark NONE = new AgainstBenchmark(null, null, null, null, null);

    /// @param returns of the session, one per date
    /// @throws IllegalStateException if the benchmark has another number of dates
    static AgainstBenchmark of(double[] returns, Benchmark benchmark, double riskFreeRate, int periodsPerYear) {
        double[] held = benchmark.returns();
        if (held.length != returns.length) {
            throw new IllegalStateException("the benchmark must have as many dates as the equity points, "
                    + returns.length + ", but had " + held.length);
        }
        return new AgainstBenchmark(
                benchmark.totalReturn(),
                Alpha.of(returns, held, riskFreeRate, periodsPerYear),
                Beta.of(returns, held),
                InformationRatio.of(returns, held, periodsPerYear),
                TrackingError.of(returns, held, periodsPerYear));
    }
}
