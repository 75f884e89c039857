package io.papertape.cli;

import io.papertape.database.BooksAccess;
import io.papertape.report.ReadOnlyQuery;
import io.papertape.report.StatementFailedException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `sql "SELECT ..." [name=value ...]`: one statement of the user's own, which the database lets
/// change nothing of the books.
final class SqlCommand implements Command {

    private static final String HELP = "help sql";

    private final Console console;
    private final Program program;
    private final GracefulStop stop;

    SqlCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        this.stop = stop;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        OutputOptions.checkNames(arguments.parameters(), ReportParameter.labelsOfSql(), problems);
        OutputOptions options = OutputOptions.of(arguments.parameters(), problems);
        String statement = statement(arguments.words(), problems);
        return problems.isEmpty() ? run(arguments, statement, options) : console.invalid(problems, HELP);
    }

    private ExitStatus run(Arguments arguments, String statement, OutputOptions options) {
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.READ)) {
            ReadOnlyQuery query = context.getBean(ReadOnlyQuery.class);
            stop.cancelBy(query::cancel);
            return new Output(console, options).write("sql", query.rows(statement));
        } catch (StatementFailedException e) {
            if (!e.isFaulty()) {
                throw e;
            }
            return console.invalid(List.of(String.valueOf(e.getMessage())), HELP);
        }
    }

    private static String statement(List<String> words, List<String> problems) {
        if (words.size() > 1) {
            problems.add("one statement at a time, in quotes for the shell, but were " + words.size() + " words: "
                    + String.join(" ", words));
        }
        OneStatement statement = OneStatement.of(words.isEmpty() ? "" : words.getFirst());
        if (statement.text().isBlank()) {
            problems.add("there is no statement; write one in quotes: sql \"SELECT * FROM report_trades\"");
        } else if (!statement.rest().isEmpty()) {
            problems.add("one statement at a time, but after the semicolon there is more: " + statement.rest());
        }
        return statement.text();
    }
}
