package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.nightly.NightOutcome;
import io.papertape.batch.nightly.NightRequest;
import io.papertape.batch.nightly.NightlyService;
import io.papertape.batch.nightly.RemoteNightlyService;
import io.papertape.batch.replay.ReplayProgress;
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
import java.util.function.Consumer;
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
            if (parameters.dryRun()) {
                return new NightlyPreview(console, program)
                        .run(arguments, request(desk, parameters), parameters.output());
            }
            return application.start(
                    arguments, BooksAccess.MAKE, parameters::register, context -> run(context, desk, parameters));
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
        NightOutcome outcome = outcome(context, request(desk, parameters), parameters);
        String left = left(desk, desk.left(context.getBean(SessionLedger.class).names()));
        boolean told = new NightSummary(console, context, parameters).tell(desk, outcome, left);
        return outcome.exitStatus() == 0 && !told ? ExitStatus.FAILED : ExitStatus.ofCode(outcome.exitStatus());
    }

    private NightOutcome outcome(
            ConfigurableApplicationContext context, NightRequest request, NightlyParameters parameters) {
        if (parameters.quiet()) {
            return outcome(context, request, parameters, (bars, estimatedBars) -> {}, line -> {});
        }
        try (ConsoleProgress progress = ConsoleProgress.on(console, "nightly")) {
            return outcome(context, request, parameters, progress, line -> progress.line("nightly: " + line));
        }
    }

    private NightOutcome outcome(
            ConfigurableApplicationContext context,
            NightRequest request,
            NightlyParameters parameters,
            ReplayProgress progress,
            Consumer<String> lines) {
        return switch (parameters.workers()) {
            case LOCAL -> context.getBean(NightlyService.class).run(request, program.prices(), progress);
            case REMOTE ->
                context.getBean(RemoteNightlyService.class)
                        .run(request, program.prices(), parameters.patience(), lines);
        };
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
