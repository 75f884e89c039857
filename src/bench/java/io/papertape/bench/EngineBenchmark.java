package io.papertape.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The engine alone, on one thread, on bars in memory: bars per second, and bytes allocated per bar
/// (gc profiler).
///
/// A session of its own replays 100,000 bars in every invocation. What is allocated is the session,
/// its trades and its equity points.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-Xms1g", "-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
public class EngineBenchmark {

    /// Bars in every invocation.
    static final int BARS = 100_000;

    /// Name of a bundled strategy, with its default parameters.
    @Param({"SimpleMAStrategy", "MomentumStrategy", "MeanReversionStrategy", "VolatilityStrategy", "BreakoutStrategy"})
    public String strategy;

    /// Symbols, each with a bar in every slice.
    @Param({"1", "20"})
    public int symbols;

    /// Whether positions have levels and orders fill at the next open.
    @Param({"PLAIN", "LEVELS"})
    public String orders;

    /// Seed of the bars.
    @Param("42")
    public long seed;

    private EngineSession session;

    /// Makes the bars. A whole collection leaves them in their order in memory; one that copies the young objects
    /// strews them, and the way to them is then measured and not the engine.
    @Setup
    public void prepare() {
        session = new EngineSession(strategy, symbols, BARS, seed, EngineSession.Orders.valueOf(orders));
        System.gc();
    }

    /// One session over all bars.
    @Benchmark
    @OperationsPerInvocation(BARS)
    public long bars() {
        return session.replay();
    }
}
