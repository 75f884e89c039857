package io.papertape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole job over more and more bars, each in a process of its own with the same small heap.
final class LinearCost {

    private static final String HEAP = "-Xmx512m";

    /// Bars per second that must be left when there are more bars, of those before.
    private static final double LEAST_RATE = 0.8;

    /// Memory that more bars may take, of that before.
    private static final double MOST_MEMORY = 1.25;

    private LinearCost() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Run before = null;
        for (double millions : bench.settings().linear()) {
            Run run = run(bench, (int) Math.round(millions * 1e6));
            add(table, run, before);
            before = run;
        }
        table.note("Minute bars of one symbol, `java " + HEAP + " -jar papertape.jar replay`, trading to the end, once."
                + " Beside each size: the one before it.");
    }

    private static Run run(Workbench bench, int bars) throws IOException, InterruptedException {
        Path prices = bench.minutes(bars);
        Path folder = bench.newFolder();
        Progress.tell("  replaying them");
        List<String> command = new ArrayList<>(List.of(HEAP));
        command.addAll(Packaging.jar(bench).program());
        command.addAll(Replay.trading(prices, Replay.CHUNK_SIZE).command());
        command.add("--spring.datasource.url=" + BenchmarkBooks.url(folder));
        JavaProcess process = JavaProcess.run(folder, command);
        long databaseBytes = Files.size(folder.resolve("books.mv.db"));
        Workbench.clear(prices);
        Workbench.clear(folder);
        return new Run(bars, process, databaseBytes);
    }

    private static void add(Table table, Run run, @Nullable Run before) {
        String bars = BenchmarkFigures.count(run.bars()) + " bars";
        if (before == null) {
            table.add(bars, run.rate());
            table.add(bars + ": peak memory", run.peak());
        } else {
            double rates = run.barsPerSecond() / before.barsPerSecond();
            double memories =
                    (double) run.process().peakBytes() / before.process().peakBytes();
            table.add(
                    bars,
                    run.rate(),
                    before.rate(),
                    BenchmarkFigures.ratio(rates),
                    "≥ " + BenchmarkFigures.ratio(LEAST_RATE),
                    Table.Verdict.of(rates >= LEAST_RATE));
            table.add(
                    bars + ": peak memory",
                    run.peak(),
                    before.peak(),
                    BenchmarkFigures.ratio(memories),
                    "≤ " + BenchmarkFigures.ratio(MOST_MEMORY),
                    Table.Verdict.of(memories <= MOST_MEMORY));
        }
        table.add(
                bars + ": database file",
                BenchmarkFigures.megabytes(run.databaseBytes()) + ", "
                        + BenchmarkFigures.bytesEach((double) run.databaseBytes() / run.bars(), "bar"));
    }

    /// How one size went.
    private record Run(int bars, JavaProcess process, long databaseBytes) {

        double barsPerSecond() {
            return bars / process.seconds();
        }

        String rate() {
            return BenchmarkFigures.timed(bars, process.seconds(), "bars");
        }

        String peak() {
            return BenchmarkFigures.megabytes(process.peakBytes());
        }
    }
}
