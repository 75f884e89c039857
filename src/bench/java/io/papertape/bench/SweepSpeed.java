package io.papertape.bench;

import io.papertape.engine.market.BarColumns;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.StrategyCatalog;
import java.util.List;
import java.util.concurrent.Callable;

/// How many bars the trials of a sweep evaluate in a second of one processor, beside what ta4j
/// replays.
final class SweepSpeed {

    private static final double TARGET = 200e6;
    private static final double TARGET_TIMES_PEER = 8;
    private static final int DAYS = 1_259;
    private static final int MINUTES = 100_000;
    private static final int WARM_UPS = 60;
    private static final int ROUNDS_PER_REPETITION = 5;

    /// Bars that a round evaluates at least, so that it is long enough to be measured.
    private static final long LEAST_BARS = 10_000_000;

    private SweepSpeed() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Turns turns = new Turns(WARM_UPS, bench.settings().repeat() * ROUNDS_PER_REPETITION);
        long seed = bench.settings().seed();
        double peer = PeerComparison.rates(seed, new Turns(20, turns.rounds())).theirs();
        for (boolean daily : List.of(true, false)) {
            BarColumns bars = SweepTrials.bars(daily, daily ? DAYS : MINUTES, seed);
            for (String strategy : StrategyCatalog.names()) {
                String figure = strategy + ", " + (daily ? "daily" : "minutes");
                add(table, turns, figure + ", risk off", new SweepTrials(bars, strategy, null), peer);
                add(table, turns, figure + ", risk on", new SweepTrials(bars, strategy, RiskLimits.DEFAULT), peer);
                addSignals(table, turns, figure, new SweepTrials(bars, strategy, null));
            }
        }
        table.note("Trials × bars a second of one processor: " + BenchmarkFigures.count(DAYS) + " daily and "
                + BenchmarkFigures.count(MINUTES) + " minute bars of one symbol in memory, a grid of 40 to 80"
                + " combinations each, commission 0.1 %, slippage 0.05 %, every metric of every trial. Beside it"
                + " ta4j's rate, as in the section of the engine beside its peer. Medians of "
                + turns.rounds() + " rounds, after " + WARM_UPS + " to warm up.");
    }

    private static void add(Table table, Turns turns, String figure, SweepTrials trials, double peer) throws Exception {
        double rate = rate(turns, trials, trials::evaluate);
        double fills = (double) trials.evaluate() / trials.size();
        table.add(
                figure + ", %.0f fills".formatted(fills),
                BenchmarkFigures.rate(rate, "bars"),
                BenchmarkFigures.rate(peer, "bars"),
                BenchmarkFigures.ratio(rate / peer),
                "≥ " + BenchmarkFigures.rate(TARGET, "bars"),
                Table.Verdict.of(rate >= TARGET && rate >= TARGET_TIMES_PEER * peer));
    }

    private static void addSignals(Table table, Turns turns, String figure, SweepTrials trials) throws Exception {
        table.add(figure + ": signals alone", BenchmarkFigures.rate(rate(turns, trials, trials::tellSignals), "bars"));
    }

    private static double rate(Turns turns, SweepTrials trials, Runnable work) throws Exception {
        long times = Math.ceilDiv(LEAST_BARS, trials.barEvaluations());
        Callable<Sample> round = () -> Sample.ofThread(() -> {
            for (long i = 0; i < times; i++) {
                work.run();
            }
        });
        Sample median = turns.medians(List.of(round)).getFirst();
        return times * trials.barEvaluations() / median.processorSeconds();
    }
}
