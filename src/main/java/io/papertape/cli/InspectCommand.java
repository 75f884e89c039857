package io.papertape.cli;

import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.inspection.Inspection;
import io.papertape.report.OutputFormat;
import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `inspect prices=... [name=value ...]`: what prices are like, before anything is replayed. Opens no books.
final class InspectCommand implements Command {

    /// What to list, in the formats that hold one table.
    static final String LIST = "list";

    /// The settings of a replay that tell which rows are read, and what they mean.
    static final List<Setting<?>> SETTINGS = List.of(
            ReplaySettings.PRICES,
            ReplaySettings.RECURSIVE,
            ReplaySettings.SYMBOLS,
            ReplaySettings.FROM,
            ReplaySettings.TO,
            ReplaySettings.FILE_ZONE,
            ReplaySettings.CONFLICT,
            ReplaySettings.ADJUST);

    /// The parameters of a report that tell how rows are written.
    static final List<ReportParameter> OUTPUT =
            List.of(ReportParameter.LIMIT, ReportParameter.FORMAT, ReportParameter.OUT);

    private static final String HELP = "help inspect";

    /// More than these are counted, and the first of them named, by a failure.
    private static final int MOST_REJECTED = 1_000_000;

    private final Console console;
    private final Program program;

    InspectCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), names(), problems);
        OutputOptions options = OutputOptions.of(arguments.parameters(), problems);
        InspectList list = list(arguments.parameters(), problems);
        PriceQuery query = query(arguments.parameters(), problems);
        if (!arguments.words().isEmpty()) {
            problems.add("inspect takes parameters alone, but was given " + String.join(" ", arguments.words()));
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        Inspection inspection;
        try (PriceTape tape = program.prices().open(query)) {
            inspection = Inspection.of(tape);
        }
        if (list != null || options.file() != null || options.format() != OutputFormat.TABLE) {
            InspectList one = list == null ? InspectList.SYMBOLS : list;
            return new Output(console, options).write(one.label(), one.rows(inspection));
        }
        return all(inspection, options);
    }

    private ExitStatus all(Inspection inspection, OutputOptions options) {
        boolean first = true;
        for (InspectList list : InspectList.values()) {
            if (!first) {
                console.line("");
            }
            first = false;
            ExitStatus status = new Output(console, options).write(list.label(), list.rows(inspection));
            if (status != ExitStatus.DONE) {
                return status;
            }
        }
        return ExitStatus.DONE;
    }

    private static List<String> names() {
        return Stream.of(
                        SETTINGS.stream().map(Setting::name),
                        Stream.of(LIST),
                        OUTPUT.stream().map(ReportParameter::label))
                .flatMap(names -> names)
                .toList();
    }

    private static @Nullable InspectList list(Map<String, String> given, List<String> problems) {
        String label = given.get(LIST);
        if (label == null) {
            return null;
        }
        return InspectList.named(label).orElseGet(() -> {
            problems.add("unknown list '" + label + "': " + Names.hint(label, InspectList.labels()));
            return null;
        });
    }

    private static PriceQuery query(Map<String, String> given, List<String> problems) {
        SettingsReader reader = new SettingsReader(new LinkedHashMap<>(given));
        PriceQuery query = new PriceQuery(
                reader.read(ReplaySettings.PRICES),
                reader.read(ReplaySettings.RECURSIVE),
                reader.read(ReplaySettings.SYMBOLS),
                reader.read(ReplaySettings.FROM).orElse(Long.MIN_VALUE),
                reader.read(ReplaySettings.TO).orElse(Long.MAX_VALUE),
                MOST_REJECTED,
                reader.read(ReplaySettings.FILE_ZONE),
                reader.read(ReplaySettings.CONFLICT),
                reader.read(ReplaySettings.ADJUST),
                false,
                null);
        problems.addAll(reader.problems());
        return query;
    }
}
