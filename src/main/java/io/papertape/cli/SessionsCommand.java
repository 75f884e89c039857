package io.papertape.cli;

import io.papertape.ledger.BooksAccess;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `sessions`: what there is.
final class SessionsCommand implements Command {

    private static final List<String> COLUMNS = List.of(
            "session",
            "strategy",
            "status",
            "first_slice_at",
            "last_slice_at",
            "trades",
            "equity",
            "total_return",
            "max_drawdown");

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
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.KEEP)) {
            ReportTable table = context.getBean(Reports.class).read(Report.SESSION_SUMMARY, null);
            console.line(
                    table.rows().isEmpty()
                            ? "There is no session yet. Make one: " + program.invocation("replay", arguments.options())
                            : TextTable.of(table.select(COLUMNS), console.width()));
        }
        return ExitStatus.DONE;
    }
}
