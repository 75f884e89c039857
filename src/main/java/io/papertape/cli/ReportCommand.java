package io.papertape.cli;

import io.papertape.batch.Names;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// `report NAME [session=NAME]`; without a name, the list of reports.
final class ReportCommand implements Command {

    private final Console console;
    private final Program program;

    ReportCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.parameters().keySet().stream()
                .filter(name -> !name.equals("session"))
                .forEach(name -> problems.add("unknown parameter '" + name + "': report takes session=NAME"));
        if (arguments.words().size() > 1) {
            problems.add("one report at a time, but were " + String.join(", ", arguments.words()));
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, "report");
        }
        if (arguments.words().isEmpty()) {
            console.line(TextTable.of(list()));
            console.line("");
            console.line("Print one with: " + program.invocation("report NAME [session=NAME]", arguments.options()));
            return ExitStatus.DONE;
        }
        String name = arguments.words().getFirst();
        Optional<Report> report = Report.named(name);
        return report.map(found -> print(found, arguments))
                .orElseGet(() -> console.invalid(
                        List.of("unknown report '" + name + "': " + Names.hint(name, Report.labels())), "report"));
    }

    private static ReportTable list() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Arrays.stream(Report.values())
                .forEach(report -> rows.add(List.of(report.label(), report.view(), report.description())));
        return new ReportTable(List.of("report", "view", "what it shows"), rows);
    }

    private ExitStatus print(Report report, Arguments arguments) {
        String session = arguments.parameters().get("session");
        try (ConfigurableApplicationContext context = program.start(arguments, beans -> {})) {
            Reports reports = context.getBean(Reports.class);
            List<String> sessions = reports.sessions();
            if (session != null && !sessions.contains(session)) {
                return console.invalid(
                        List.of(
                                sessions.isEmpty()
                                        ? "there is no session yet"
                                        : "unknown session '" + session + "': " + Names.hint(session, sessions)),
                        "sessions");
            }
            ReportTable table = reports.read(report, session);
            console.line(table.rows().isEmpty() ? report.label() + ": no rows" : TextTable.of(table));
        }
        return ExitStatus.DONE;
    }
}
