package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.live.LiveRequest;
import io.papertape.batch.live.LiveService;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.report.Reports;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
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
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        return application.answer(
                arguments,
                HELP,
                () -> LiveRequest.parse(arguments.parameters(), StrategyFolder.catalog(), program.prices()),
                request -> application.run(arguments, request.first(), context -> trade(arguments, request, context)));
    }

    private ExitStatus trade(Arguments arguments, LiveRequest request, ConfigurableApplicationContext context) {
        ReplayOutcome outcome;
        try (ConsoleProgress progress = ConsoleProgress.on(console, "replay")) {
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
        return new Summary(console, program, context, arguments.options(), pages).printLive(outcome);
    }
}
