package io.papertape.bench;

import java.util.List;

/// The whole job in a process of its own, over daily bars, beside an empty job in one.
final class FreshJob {

    private static final double TARGET_FLOORS = 1.5;

    private static final String NOTE = """
            daily bars in one file, all defaults, from the start of `java` to its end, into an empty \
            folder, in turns with the empty job. That one has a step that does nothing, the same jar, class \
            path and settings, and a job repository in a new H2 file. Its tables are made by Spring Batch's \
            own script, with Flyway off: the least there is; or, for comparison, by all of Papertape's \
            migrations.""";

    private FreshJob() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Replay replay = Replay.plain(bench.daily());
        try (Floor floor = new Floor(bench, replay)) {
            Floor.Measured floors = Floor.Measured.of(Turns.of(bench.settings()).medians(floor.contenders()), 0);
            add(bench, table, Packaging.jar(bench), replay, floors);
            add(bench, table, Packaging.withCache(bench, replay), replay, floors);
            table.add("floors, warm", "", floors.told(), "");
            table.note(BenchmarkFigures.count(floor.bars()) + " " + NOTE);
        }
    }

    private static void add(Workbench bench, Table table, Packaging packaging, Replay replay, Floor.Measured floors)
            throws Exception {
        Progress.tell("  starting processes from the " + packaging.name());
        List<JavaProcess> medians = Turns.withoutWarmUp(bench.settings())
                .medians(List.of(
                        () -> Packaging.start(bench, packaging.replay(), replay.parameters()),
                        () -> Packaging.start(bench, packaging.empty(), Packaging.OWN_SCHEMA),
                        () -> Packaging.start(bench, packaging.empty(), Packaging.PAPERTAPE_SCHEMA)));
        JavaProcess job = medians.getFirst();
        JavaProcess empty = medians.get(1);
        JavaProcess migrated = medians.get(2);
        double most = empty.seconds() + TARGET_FLOORS * floors.seconds();
        table.add(
                packaging.name() + ", beside the empty job",
                BenchmarkFigures.seconds(job.seconds()),
                BenchmarkFigures.seconds(empty.seconds()),
                BenchmarkFigures.ratio(job.seconds() / empty.seconds()),
                "≤ " + BenchmarkFigures.seconds(most) + " (empty + " + TARGET_FLOORS + " × floor)",
                Table.Verdict.of(job.seconds() <= most));
        table.add(
                packaging.name() + ", beside the empty job with Papertape's tables",
                BenchmarkFigures.seconds(job.seconds()),
                BenchmarkFigures.seconds(migrated.seconds()),
                BenchmarkFigures.ratio(job.seconds() / migrated.seconds()));
        table.add(
                packaging.name() + ": peak memory",
                BenchmarkFigures.megabytes(job.peakBytes()),
                BenchmarkFigures.megabytes(empty.peakBytes()),
                BenchmarkFigures.ratio((double) job.peakBytes() / empty.peakBytes()));
    }
}
