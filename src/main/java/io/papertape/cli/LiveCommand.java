package io.papertape.cli;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.live.LiveRequest;
import io.papertape.batch.live.LiveService;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.prices.PriceFileException;
import io.papertape.report.Reports;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `live [name=value ...]`.
final class LiveCommand implements Command {

    private static final String HELP = "help live";

    private final Console console;
    private final Program program;
    private final ReplayApplication application;

    LiveCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        application = new ReplayApplication(program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        try {
            LiveRequest request = LiveRequest.parse(arguments.parameters(), StrategyFolder.catalog(), program.prices());
            return problems.isEmpty()
                    ? application.run(arguments, request.first(), context -> trade(arguments, request, context))
                    : console.invalid(problems, HELP);
        } catch (InvalidParametersException e) {
            problems.addAll(e.problems());
            return console.invalid(problems, HELP);
        } catch (PriceFileException e) {
            return console.invalid(e.problems(), HELP);
        }
    }

    private ExitStatus trade(Arguments arguments, LiveRequest request, ConfigurableApplicationContext context) {
        ReplayOutcome outcome;
        try (ConsoleProgress progress = ConsoleProgress.on(console)) {
            outcome = context.getBean(LiveService.class)
                    .trade(
                            request,
                            program.prices(),
                            InstantSource.system(),
                            Thread::sleep,
                            new LiveLines(console, context.getBean(Reports.class), progress, request.interval()));
        }
        SessionPages pages = new SessionPages(
                console, context, request.first().get(ReplaySettings.REPORTS).orElse(null));
        return new Summary(console, program, context, arguments.options(), pages).print(outcome);
    }
}
