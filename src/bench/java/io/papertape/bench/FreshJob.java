package io.papertape.bench;

import java.util.List;

/// The whole job in a process of its own, over daily bars, beside an empty job in one.
final class FreshJob {

    private static final double TARGET_JAR = 1.5;
    private static final double TARGET_CACHE = 2;

    private static final String NOTE = """
            daily bars in one file, all defaults, from the start of `java` to its end, into an empty \
            folder, in turns with the empty job. That one has a step that does nothing, the same jar, class \
            path and settings, and a job repository in a new H2 file. Its tables are made by Spring Batch's \
            own script, with Flyway off: the least there is.""";

    private FreshJob() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Replay replay = Replay.plain(bench.daily());
        try (Floor floor = new Floor(bench, replay)) {
            Floor.Measured floors = Floor.Measured.of(Turns.of(bench.settings()).medians(floor.contenders()), 0);
            add(bench, table, Packaging.jar(bench), replay, TARGET_JAR);
            add(bench, table, Packaging.withCache(bench, replay), replay, TARGET_CACHE);
            table.add("floors of reading and writing, warm", "", floors.told(), "");
            table.note(BenchmarkFigures.count(floor.bars()) + " " + NOTE);
        }
    }

    private static void add(Workbench bench, Table table, Packaging packaging, Replay replay, double target)
            throws Exception {
        Progress.tell("  starting processes from the " + packaging.name());
        List<JavaProcess> medians = Turns.withoutWarmUp(bench.settings())
                .medians(List.of(
                        () -> Packaging.start(bench, packaging.program(), replay.command()),
                        () -> Packaging.start(bench, packaging.empty(), Packaging.OWN_SCHEMA)));
        JavaProcess job = medians.getFirst();
        JavaProcess empty = medians.get(1);
        double ratio = job.seconds() / empty.seconds();
        table.add(
                packaging.name() + ", beside the empty job",
                BenchmarkFigures.seconds(job.seconds()),
                BenchmarkFigures.seconds(empty.seconds()),
                BenchmarkFigures.ratio(ratio),
                "≤ " + BenchmarkFigures.ratio(target),
                Table.Verdict.of(ratio <= target));
        table.add(
                packaging.name() + ": processor time",
                BenchmarkFigures.seconds(job.cpuSeconds()),
                BenchmarkFigures.seconds(empty.cpuSeconds()),
                BenchmarkFigures.ratio(job.cpuSeconds() / empty.cpuSeconds()));
        table.add(
                packaging.name() + ": peak memory",
                BenchmarkFigures.megabytes(job.peakBytes()),
                BenchmarkFigures.megabytes(empty.peakBytes()),
                BenchmarkFigures.ratio((double) job.peakBytes() / empty.peakBytes()));
    }
}
