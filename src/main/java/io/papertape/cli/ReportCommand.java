package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.report.Report;
import io.papertape.report.ReportQuery;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.TextTable;
import io.papertape.settings.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `report NAME [name=value ...]`; without a name, the list of reports.
final class ReportCommand implements Command {

    private static final String HELP = "help report";

    private final Console console;
    private final Program program;

    ReportCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), ReportParameter.labels(), problems);
        OutputOptions options = OutputOptions.of(arguments.parameters(), problems);
        Report report = report(arguments, problems);
        ReportPeriod period = ReportPeriod.of(arguments.parameters(), report, problems);
        ReportParameter owner = report != null && report.isOfSweeps() ? ReportParameter.SWEEP : ReportParameter.SESSION;
        requireNoOtherOwner(arguments, report, owner, problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        if (report == null) {
            list(arguments);
            return ExitStatus.DONE;
        }
        String name = arguments.parameters().get(owner.label());
        return print(new ReportQuery(report, name, period.from(), period.until()), options, arguments);
    }

    /// The report that is asked for; null where there is none, or no such.
    private static @Nullable Report report(Arguments arguments, List<String> problems) {
        List<String> names = arguments.words();
        if (names.isEmpty()) {
            if (!arguments.parameters().isEmpty()) {
                problems.add("parameters need a report to go with: report NAME "
                        + arguments.parameters().keySet().iterator().next() + "=VALUE");
            }
            return null;
        }
        if (names.size() > 1) {
            problems.add("one report at a time, but were " + String.join(", ", names));
        }
        List<Report> known = new ArrayList<>();
        for (String name : names) {
            Report.named(name)
                    .ifPresentOrElse(
                            known::add,
                            () -> problems.add("unknown report '" + name + "': " + Names.hint(name, Report.labels())));
        }
        return known.isEmpty() ? null : known.getFirst();
    }

    private static void requireNoOtherOwner(
            Arguments arguments, @Nullable Report report, ReportParameter owner, List<String> problems) {
        ReportParameter other = owner == ReportParameter.SWEEP ? ReportParameter.SESSION : ReportParameter.SWEEP;
        if (report != null && arguments.parameters().containsKey(other.label())) {
            problems.add("report " + report.label() + " is about " + owner.label() + "s: write " + owner.label()
                    + "=NAME instead of " + other.label() + "=NAME");
        }
    }

    private void list(Arguments arguments) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Arrays.stream(Report.values())
                .forEach(report -> rows.add(List.of(report.label(), report.view(), report.description())));
        ReportTable table = new ReportTable(List.of("report", "view", "what it shows"), rows);
        console.line(TextTable.of(table, console.width()));
        console.line("");
        console.line("Print one with: " + program.invocation("report NAME [session=NAME]", arguments.options()));
    }

    private ExitStatus print(ReportQuery query, OutputOptions options, Arguments arguments) {
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.VIEW)) {
            Reports reports = context.getBean(Reports.class);
            Optional<String> problem = query.report().isOfSweeps()
                    ? KnownName.problem("sweep", query.owner(), reports.sweeps())
                    : KnownName.problem("session", query.owner(), reports.sessions());
            if (problem.isPresent()) {
                return console.invalid(
                        List.of(problem.get()), query.report().isOfSweeps() ? "report sweep_best" : "sessions");
            }
            return new Output(console, options).write(query.report().label(), reports.rows(query));
        }
    }
}
