package io.papertape.bench;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.session.PaperTradingSession;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionListener;
import io.papertape.engine.session.SessionResults;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/// The engine alone, on one thread, on bars in memory: bars per second, and bytes allocated per bar (gc profiler).
///
/// A session of its own replays 100,000 bars of seeded random walks in every invocation. What is allocated is the
/// session and its trades.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {

    private static final int BARS = 100_000;
    private static final long MINUTE = 60_000L;

    /// Name of a bundled strategy, with its default parameters.
    @Param({"SimpleMAStrategy", "MomentumStrategy", "MeanReversionStrategy", "VolatilityStrategy", "BreakoutStrategy"})
    public String strategy;

    /// Symbols, each with a bar in every slice: 1 stands for minute bars of a pair, 20 for daily bars of stocks.
    @Param({"1", "20"})
    public int symbols;

    private final List<MarketSlice> slices = new ArrayList<>();
    private SessionConfig config;

    /// Makes the bars.
    @Setup
    public void prepare() {
        Random random = new Random(42);
        long[] closes = new long[symbols];
        List<String> names = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            closes[symbol] = (20 + random.nextInt(200)) * Money.ONE;
            names.add("S" + symbol);
        }
        for (int i = 0; i < BARS / symbols; i++) {
            slices.add(slice(i * MINUTE, closes, random));
        }
        Strategy chosen = new StrategyCatalog(getClass().getClassLoader())
                .find(strategy, Map.of())
                .strategy();
        config = SessionConfig.builder("benchmark", chosen).symbols(names).build();
    }

    /// One session over all bars.
    @Benchmark
    @OperationsPerInvocation(BARS)
    public SessionResults bars() {
        PaperTradingSession session = new PaperTradingSession(config, new SessionListener() {}, () -> Instant.EPOCH);
        for (MarketSlice slice : slices) {
            session.iteration().processSymbols(slice);
            session.iteration().recordEquity(slice);
        }
        return session.results();
    }

    private static MarketSlice slice(long time, long[] closes, Random random) {
        MarketSlice slice = new MarketSlice(time, closes.length);
        for (int symbol = 0; symbol < closes.length; symbol++) {
            long open = closes[symbol];
            long close = Math.max(Money.ONE, open + Math.round(open * random.nextGaussian() * 0.01));
            long high = Math.max(open, close) + random.nextInt(1_000_000);
            long low = Math.min(open, close) - random.nextInt(1_000_000);
            slice.add(symbol, open, high, low, close, 1);
            closes[symbol] = close;
        }
        return slice;
    }
}
