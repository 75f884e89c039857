package io.papertape.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The whole job in this process, over the minute bars, beside the larger floor.
final class WarmJob {

    private static final int LARGE_CHUNK = 5_000;
    private static final double TARGET = 1.3;

    private WarmJob() {}

    static void measure(Workbench bench, Table table) throws Exception {
        for (int chunkSize : new int[] {Replay.CHUNK_SIZE, LARGE_CHUNK}) {
            add(bench, table, Replay.trading(bench.minutes(), chunkSize));
        }
        table.note("From opening the files to proven books, each time into a new database file; the process is"
                + " warm, the application's start is not counted. The floor is the larger of DuckDB's scan of the"
                + " files and bare JDBC inserting the rows that the job has written, by chunk or at once, whichever"
                + " is faster; all in turns.");
    }

    private static void add(Workbench bench, Table table, Replay replay) throws Exception {
        try (Floor floor = new Floor(bench, replay)) {
            List<Callable<Sample>> contenders = new ArrayList<>(List.of(() -> once(bench, replay)));
            contenders.addAll(floor.contenders());
            List<Sample> medians = Turns.of(bench.settings()).medians(contenders);
            Sample job = medians.getFirst();
            Floor.Measured floors = Floor.Measured.of(medians, 1);
            double ratio = job.seconds() / floors.seconds();
            String figure = BenchmarkFigures.count(floor.bars()) + " bars, chunkSize " + replay.chunkSize();
            table.add(
                    figure,
                    BenchmarkFigures.timed(floor.bars(), job.seconds(), "bars"),
                    BenchmarkFigures.seconds(floors.seconds()),
                    BenchmarkFigures.ratio(ratio),
                    "≤ " + BenchmarkFigures.ratio(TARGET),
                    Table.Verdict.of(ratio <= TARGET));
            table.add(figure + ": floors", "", floors.told(), "");
            table.add(
                    figure + ": allocated, beside the insert by chunk",
                    job.allocatedEach(floor.bars(), "bar"),
                    floors.byChunk().allocatedEach(floor.bars(), "bar"),
                    BenchmarkFigures.ratio(
                            (double) job.allocatedBytes() / floors.byChunk().allocatedBytes()));
        }
    }

    /// Replays into a new database file.
    static Sample once(Workbench bench, Replay replay) throws Exception {
        Path folder = bench.newFolder();
        try (BenchmarkBooks books = new BenchmarkBooks(folder)) {
            return Sample.of(() -> books.replay(replay));
        } finally {
            Workbench.clear(folder);
        }
    }
}
