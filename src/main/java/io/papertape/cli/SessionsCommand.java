package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `sessions`: what there is.
final class SessionsCommand implements Command {

    private final Console console;
    private final Program program;

    SessionsCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        if (!arguments.parameters().isEmpty() || !arguments.words().isEmpty()) {
            problems.add("sessions takes no parameters");
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, "help");
        }
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.VIEW)) {
            ReportTable table = context.getBean(Reports.class).read(Report.SESSION_SUMMARY, null);
            if (table.rows().isEmpty()) {
                console.line("There is no session yet. Make one: " + program.invocation("replay", arguments.options()));
            } else {
                new SessionsTable(table).lines(console.width()).forEach(console::line);
            }
        }
        return ExitStatus.DONE;
    }
}
