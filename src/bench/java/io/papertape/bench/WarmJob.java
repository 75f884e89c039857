package io.papertape.bench;

import java.nio.file.Path;

/// The whole job in this process, over the minute bars, beside the larger floor.
final class WarmJob {

    private static final int WARM_UPS = 2;
    private static final int LARGE_CHUNK = 5_000;
    private static final double TARGET = 1.3;

    private WarmJob() {}

    static void measure(Workbench bench, Table table) throws Exception {
        for (int chunkSize : new int[] {Replay.CHUNK_SIZE, LARGE_CHUNK}) {
            add(bench, table, Replay.trading(bench.minutes(), chunkSize));
        }
        table.note(
                "From opening the files to proven books, each time into a new database file; the process is warm, the"
                        + " application's start is not counted. The floor is the larger of DuckDB's scan of the files and bare"
                        + " JDBC inserting the rows that the job has written, by chunk or at once, whichever is faster.");
    }

    private static void add(Workbench bench, Table table, Replay replay) throws Exception {
        Floors floors = bench.floors(replay);
        Sample job = Sample.median(WARM_UPS, bench.settings().repeat(), () -> once(bench, replay));
        double ratio = job.seconds() / floors.seconds();
        String figure = Figures.count(floors.bars()) + " bars, chunkSize " + replay.chunkSize();
        table.add(
                figure,
                Figures.seconds(job.seconds()) + ", " + Figures.rate(floors.bars(), job.seconds(), "bars"),
                Figures.seconds(floors.seconds()),
                Figures.ratio(ratio),
                "≤ " + Figures.ratio(TARGET),
                Table.Verdict.of(ratio <= TARGET));
        table.add(
                figure + ": floors",
                "",
                Figures.format(
                        "scan %s, insert %s by chunk, %s at once",
                        Figures.seconds(floors.scanSeconds()),
                        Figures.seconds(floors.insertByChunkSeconds()),
                        Figures.seconds(floors.insertAtOnceSeconds())),
                "");
        table.add(figure + ": allocated", Figures.bytesEach((double) job.allocatedBytes() / floors.bars(), "bar"));
    }

    private static Sample once(Workbench bench, Replay replay) throws Exception {
        Path folder = bench.newFolder();
        try (Books books = new Books(folder)) {
            return Sample.of(() -> books.replay(replay));
        } finally {
            Workbench.clear(folder);
        }
    }
}
