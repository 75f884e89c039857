package io.papertape.bench;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [EngineBenchmark], and whatever else `-Djmh.args` asks JMH for.
final class EngineAlone {

    private static final double TARGET_BARS_PER_SECOND = 20e6;
    private static final double TARGET_WITH_LEVELS = TARGET_BARS_PER_SECOND / 2;
    private static final int WARM_UPS = 20;

    /// Less than this is nothing: the session itself, shared among its bars.
    private static final double TARGET_BYTES_PER_BAR = 1;

    private static final String ALLOCATED_PER_BAR = "gc.alloc.rate.norm";
    private static final String ALLOCATED_PER_SECOND = "gc.alloc.rate";

    private EngineAlone() {}

    static void measure(Workbench bench, Table table) throws RunnerException, CommandLineOptionException {
        Settings settings = bench.settings();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(settings.jmh().toArray(String[]::new)))
                        .param("seed", Long.toString(settings.seed()))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        for (RunResult result : results) {
            add(table, result, settings.seed());
        }
        table.note("Strategy × symbols, one thread, bars in memory, " + BenchmarkFigures.count(EngineBenchmark.BARS)
                + " bars per session, risk off; traded at the close, or, with levels, at the next open with a stop of"
                + " 2 % and a target of 4 %."
                + " What is allocated is the session, and its trades with their reasons; without trades, as the same"
                + " session whose cash buys nothing, it is the session alone.");
    }

    private static void add(Table table, RunResult result, long seed) {
        double barsPerSecond = result.getPrimaryResult().getScore();
        double bytesPerBar = score(result, ALLOCATED_PER_BAR);
        String strategy = result.getParams().getParam("strategy");
        int symbols = Integer.parseInt(result.getParams().getParam("symbols"));
        boolean levels =
                EngineSession.Orders.LEVELS.name().equals(result.getParams().getParam("orders"));
        double target = levels ? TARGET_WITH_LEVELS : TARGET_BARS_PER_SECOND;
        String figure = strategy + " × " + symbols + (levels ? ", levels" : "");
        table.add(
                figure,
                BenchmarkFigures.rate(barsPerSecond, "bars"),
                "",
                "",
                "≥ " + BenchmarkFigures.rate(target, "bars"),
                Table.Verdict.of(barsPerSecond >= target));
        table.add(
                figure + ": allocated",
                BenchmarkFigures.bytesEach(bytesPerBar, "bar")
                        + ", %.0f MB/s".formatted(score(result, ALLOCATED_PER_SECOND)));
        if (!levels) {
            double idle = withoutTrades(strategy, symbols, seed);
            table.add(
                    figure + ": allocated without trades",
                    BenchmarkFigures.bytesEach(idle, "bar"),
                    "",
                    "",
                    "< " + BenchmarkFigures.bytesEach(TARGET_BYTES_PER_BAR, "bar"),
                    Table.Verdict.of(idle < TARGET_BYTES_PER_BAR));
        }
    }

    /// Bytes for each bar, once the JVM has compiled what is called.
    private static double withoutTrades(String strategy, int symbols, long seed) {
        EngineSession session =
                new EngineSession(strategy, symbols, EngineBenchmark.BARS, seed, EngineSession.Orders.NONE);
        for (int i = 0; i < WARM_UPS; i++) {
            session.replay();
        }
        return (double) Sample.ofThread(session::replay).allocatedBytes() / EngineBenchmark.BARS;
    }

    private static double score(RunResult result, String name) {
        Map<String, ? extends Result<?>> secondary = secondary(result);
        return secondary.containsKey(name) ? secondary.get(name).getScore() : Double.NaN;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, ? extends Result<?>> secondary(RunResult result) {
        return (Map) result.getSecondaryResults();
    }
}
