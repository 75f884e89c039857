package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.replay.EarlyPrices;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayService;
import io.papertape.database.BooksAccess;
import io.papertape.prices.PriceSource;
import io.papertape.settings.ReplaySettings;
import org.springframework.context.ConfigurableApplicationContext;

/// `replay [name=value ...]`.
final class ReplayCommand implements Command {

    private static final String HELP = "help replay";

    private final Console console;
    private final Program program;
    private final ReplayApplication application;

    ReplayCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        return application.answer(
                arguments,
                HELP,
                () -> ReplayRequest.parse(arguments.parameters(), StrategyFolder.catalog())
                        .orThrow(program.prices()),
                request -> replay(arguments, request));
    }

    private ExitStatus replay(Arguments arguments, ReplayRequest request) {
        return application.run(
                arguments,
                request,
                () -> replayThere(arguments, request),
                context -> replay(arguments, request, program.prices(), context));
    }

    /// Prices are read while the application starts, unless a session that is carried forward may know better where
    /// they are.
    private ExitStatus replayThere(Arguments arguments, ReplayRequest request) {
        if (request.leavesPricesToSession()) {
            return application.start(
                    arguments, BooksAccess.MAKE, context -> replay(arguments, request, program.prices(), context));
        }
        try (EarlyPrices prices = new EarlyPrices(request.query(), program.prices())) {
            return application.start(
                    arguments, BooksAccess.MAKE, context -> replay(arguments, request, prices, context));
        }
    }

    private ExitStatus replay(
            Arguments arguments, ReplayRequest request, PriceSource prices, ConfigurableApplicationContext context) {
        ReplayOutcome outcome;
        try (ConsoleProgress progress = ConsoleProgress.on(console, "replay")) {
            outcome = context.getBean(ReplayService.class).replay(request, prices, progress);
        }
        SessionPages pages = new SessionPages(
                console, context, request.get(ReplaySettings.REPORTS).orElse(null));
        return new Summary(console, program, context, arguments.options(), pages).print(outcome);
    }
}
