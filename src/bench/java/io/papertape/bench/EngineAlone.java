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
        results.forEach(result -> add(table, result));
        table.note("Strategy × symbols, one thread, bars in memory, " + BenchmarkFigures.count(EngineBenchmark.BARS)
                + " bars per session, risk off."
                + " What is allocated is the session, and its trades with their reasons.");
    }

    private static void add(Table table, RunResult result) {
        double barsPerSecond = result.getPrimaryResult().getScore();
        double bytesPerBar = score(result, ALLOCATED_PER_BAR);
        String figure = result.getParams().getParam("strategy") + " × "
                + result.getParams().getParam("symbols");
        table.add(
                figure,
                BenchmarkFigures.rate(barsPerSecond, "bars"),
                "",
                "",
                "≥ " + BenchmarkFigures.rate(TARGET_BARS_PER_SECOND, "bars"),
                Table.Verdict.of(barsPerSecond >= TARGET_BARS_PER_SECOND));
        table.add(
                figure + ": allocated",
                BenchmarkFigures.bytesEach(bytesPerBar, "bar")
                        + ", %.0f MB/s".formatted(score(result, ALLOCATED_PER_SECOND)),
                "",
                "",
                "< " + BenchmarkFigures.bytesEach(TARGET_BYTES_PER_BAR, "bar"),
                Table.Verdict.of(bytesPerBar < TARGET_BYTES_PER_BAR));
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
