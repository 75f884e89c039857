package io.papertape.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The whole job in a process of its own, over daily bars, beside an empty job in one.
final class FreshJob {

    private static final double TARGET_FLOORS = 1.5;

    private FreshJob() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Replay replay = Replay.plain(bench.daily());
        Floors floors = bench.floors(replay);
        for (Packaging packaging : List.of(Packaging.jar(bench), Packaging.unpackedWithCache(bench, replay))) {
            Progress.tell("  starting processes from the " + packaging.name());
            add(bench, table, packaging, replay, floors);
        }
        table.add(
                "floors",
                "",
                Figures.format(
                        "scan %s, insert %s by chunk, %s at once",
                        Figures.seconds(floors.scanSeconds()),
                        Figures.seconds(floors.insertByChunkSeconds()),
                        Figures.seconds(floors.insertAtOnceSeconds())),
                "");
        table.note(Figures.format(
                "%,d daily bars in one file, all defaults, from the start of `java` to its end, into an empty folder."
                        + " The empty job has one step that does nothing, the same jar, class path and settings, and a"
                        + " job repository in a new H2 file, whose tables Spring Batch's own script makes, with Flyway"
                        + " off: the least there is. The line with Papertape's schema is the same job with all"
                        + " migrations. The floor is measured warm, on the same file.",
                floors.bars()));
    }

    private static void add(Workbench bench, Table table, Packaging packaging, Replay replay, Floors floors)
            throws Exception {
        JavaProcess job = median(bench, packaging.replay(), replay.parameters());
        JavaProcess empty = median(bench, packaging.empty(), Packaging.OWN_SCHEMA);
        JavaProcess withSchema = median(bench, packaging.empty(), Packaging.PAPERTAPE_SCHEMA);
        double most = empty.seconds() + TARGET_FLOORS * floors.seconds();
        table.add(
                packaging.name() + ", beside the empty job",
                Figures.seconds(job.seconds()),
                Figures.seconds(empty.seconds()),
                Figures.ratio(job.seconds() / empty.seconds()),
                "≤ " + Figures.seconds(most) + " (empty + " + TARGET_FLOORS + " × floor)",
                Table.Verdict.of(job.seconds() <= most));
        table.add(
                packaging.name() + ", beside the empty job with Papertape's schema",
                Figures.seconds(job.seconds()),
                Figures.seconds(withSchema.seconds()),
                Figures.ratio(job.seconds() / withSchema.seconds()));
        table.add(
                packaging.name() + ": peak memory",
                Figures.megabytes(job.peakBytes()),
                Figures.megabytes(empty.peakBytes()),
                Figures.ratio((double) job.peakBytes() / empty.peakBytes()));
    }

    private static JavaProcess median(Workbench bench, List<String> program, List<String> arguments) throws Exception {
        JavaProcess[] runs = new JavaProcess[bench.settings().repeat()];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = Packaging.start(bench, program, arguments);
        }
        Arrays.sort(runs, Comparator.comparingDouble(JavaProcess::seconds));
        return runs[runs.length / 2];
    }
}
