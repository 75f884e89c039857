package io.papertape.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be measured, in the order in which it is.
enum BenchmarkSection {
    ENGINE("The engine alone"),
    PEER("The engine beside its peer"),
    SWEEP("The trials of a sweep"),
    READ("Reading alone"),
    LAYOUTS("The same bars in other layouts"),
    WRITE("Writing alone"),
    WARM("The whole job in a warm process"),
    ACTIONS("The whole job with companies that act"),
    FRESH("The whole job in a fresh process"),
    NIGHT("Many sessions a night"),
    WORKERS("A night with workers"),
    YEAR("A year of nights"),
    LINEAR("The cost of more bars"),
    BRIEF("In brief");

    private final String title;

    BenchmarkSection(String title) {
        this.title = title;
    }

    /// The sections of these names; names that do not exist are added to the problems.
    static Set<BenchmarkSection> named(List<String> names, List<String> problems) {
        Set<BenchmarkSection> named = EnumSet.noneOf(BenchmarkSection.class);
        for (String name : names) {
            List<BenchmarkSection> found = Arrays.stream(values())
                    .filter(section -> section.label().equals(name))
                    .toList();
            if (found.isEmpty()) {
                problems.add("bench.only: there is no section '" + name + "'; there are " + labels());
            }
            named.addAll(found);
        }
        return named;
    }

    /// Fills the table of the section.
    Table measure(Workbench bench) throws Exception {
        Progress.tell(title);
        Table table = new Table(title);
        switch (this) {
            case ENGINE -> EngineAlone.measure(bench, table);
            case PEER -> PeerComparison.measure(bench, table);
            case SWEEP -> SweepSpeed.measure(bench, table);
            case READ -> ReadingAlone.measure(bench, table);
            case LAYOUTS -> Layouts.measure(bench, table);
            case WRITE -> WritingAlone.measure(bench, table);
            case WARM -> WarmJob.measure(bench, table);
            case ACTIONS -> ActingCompanies.measure(bench, table);
            case FRESH -> FreshJob.measure(bench, table);
            case NIGHT -> NightCost.measure(bench, table);
            case WORKERS -> WorkersCost.measure(bench, table);
            case YEAR -> YearCost.measure(bench, table);
            case LINEAR -> LinearCost.measure(bench, table);
            case BRIEF -> Brief.measure(bench, table);
        }
        return table;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return Arrays.stream(values()).map(BenchmarkSection::label).collect(Collectors.joining(", "));
    }
}
