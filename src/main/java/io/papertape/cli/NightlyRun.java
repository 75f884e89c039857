package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.nightly.NightOutcome;
import io.papertape.batch.nightly.NightRequest;
import io.papertape.batch.nightly.NightlyService;
import io.papertape.database.BooksAccess;
import io.papertape.desk.Desk;
import io.papertape.ledger.SessionLedger;
import io.papertape.report.Figures;
import io.papertape.report.TextWidth;
import io.papertape.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// `nightly [sessions=FILE] [name=value ...]`: carries the sessions of a file forward.
final class NightlyRun implements Command {

    private static final int MOST_NAMED = 10;

    private final Console console;
    private final Program program;
    private final ReplayApplication application;

    NightlyRun(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        Map<String, String> given = arguments.parameters();
        OutputOptions.checkNames(given, NightlyParameters.names(), problems);
        NightlyParameters parameters = NightlyParameters.of(given, problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, NightlyCommand.HELP);
        }
        try {
            Desk desk = read(parameters);
            return application.start(arguments, BooksAccess.MAKE, context -> run(context, desk, parameters));
        } catch (InvalidYamlException e) {
            return console.invalid(e.problems(), NightlyCommand.HELP);
        }
    }

    /// Reads the file of the sessions.
    ///
    /// @throws InvalidYamlException with all that is wrong
    static Desk read(NightlyParameters parameters) {
        return Desk.read(parameters.sessions(), StrategyFolder.catalog(), System.getenv());
    }

    /// Carries the sessions of a file forward, and tells what came of it.
    ExitStatus run(ConfigurableApplicationContext context, Desk desk, NightlyParameters parameters) {
        NightOutcome outcome = outcome(context.getBean(NightlyService.class), request(desk, parameters), parameters);
        String left = left(desk, desk.left(context.getBean(SessionLedger.class).names()));
        boolean told = new NightSummary(console, context, parameters).tell(desk, outcome, left);
        return outcome.exitStatus() == 0 && !told ? ExitStatus.FAILED : ExitStatus.ofCode(outcome.exitStatus());
    }

    private NightOutcome outcome(NightlyService nights, NightRequest request, NightlyParameters parameters) {
        if (parameters.quiet()) {
            return nights.run(request, program.prices(), (bars, estimatedBars) -> {});
        }
        try (ConsoleProgress progress = ConsoleProgress.on(console, "nightly")) {
            return nights.run(request, program.prices(), progress);
        }
    }

    /// Names sessions in the books that the file does not have, as many as there is room for in a line: it is told each
    /// night.
    private String left(Desk desk, List<String> left) {
        if (left.isEmpty()) {
            return "";
        }
        String beginning = "In the books, but not in " + desk.file().getFileName() + ": ";
        String line = beginning + Figures.counted(left.size(), "session", "sessions");
        for (int named = 1; named <= Math.min(left.size(), MOST_NAMED); named++) {
            int more = left.size() - named;
            String longer = Figures.oneLine(beginning
                    + String.join(", ", left.subList(0, named))
                    + (more == 0 ? "" : " and " + Figures.grouped(more) + " more"));
            if (TextWidth.wrap(longer, console.width()).size() == 1) {
                line = longer;
            }
        }
        return line;
    }

    /// By which the books know a file.
    static String place(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static NightRequest request(Desk desk, NightlyParameters parameters) {
        return new NightRequest(
                place(desk.file()),
                desk.sessions().stream()
                        .map(session -> new NightRequest.Entry(session.name(), session.parameters()))
                        .toList(),
                parameters.date(),
                parameters.threads(),
                parameters.shard());
    }
}
