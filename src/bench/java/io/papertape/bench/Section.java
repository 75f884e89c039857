package io.papertape.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be measured, in the order in which it is.
enum Section {
    ENGINE("The engine alone", EngineAlone::measure),
    PEER("The engine beside its peer", PeerComparison::measure),
    READ("Reading alone", ReadingAlone::measure),
    WRITE("Writing alone", WritingAlone::measure),
    WARM("The whole job in a warm process", WarmJob::measure),
    FRESH("The whole job in a fresh process", FreshJob::measure),
    LINEAR("The cost of more bars", LinearCost::measure);

    /// Fills the table of a section.
    @FunctionalInterface
    private interface Measurement {
        void measure(Workbench bench, Table table) throws Exception;
    }

    private final String title;
    private final Measurement measurement;

    Section(String title, Measurement measurement) {
        this.title = title;
        this.measurement = measurement;
    }

    /// The sections of these names; names that do not exist are added to the problems.
    static Set<Section> named(List<String> names, List<String> problems) {
        Set<Section> named = EnumSet.noneOf(Section.class);
        for (String name : names) {
            List<Section> found = Arrays.stream(values())
                    .filter(section -> section.label().equals(name))
                    .toList();
            if (found.isEmpty()) {
                problems.add("bench.only: there is no section '" + name + "'; there are " + labels());
            }
            named.addAll(found);
        }
        return named;
    }

    Table measure(Workbench bench) throws Exception {
        Progress.tell(title);
        Table table = new Table(title);
        measurement.measure(bench, table);
        return table;
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return Arrays.stream(values()).map(Section::label).collect(Collectors.joining(", "));
    }
}
