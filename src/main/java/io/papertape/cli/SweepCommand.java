package io.papertape.cli;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.sweep.SweepEstimate;
import io.papertape.batch.sweep.SweepOutcome;
import io.papertape.batch.sweep.SweepRequest;
import io.papertape.batch.sweep.SweepService;
import io.papertape.database.BooksAccess;
import io.papertape.settings.SweepSettings;
import org.springframework.context.ConfigurableApplicationContext;

/// `sweep [name=value ...]`: tries many combinations of parameters.
final class SweepCommand implements Command {

    private static final String HELP = "help sweep";

    private final Console console;
    private final Program program;
    private final ReplayApplication application;

    SweepCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        return application.answer(
                arguments,
                HELP,
                () -> SweepRequest.parse(arguments.parameters(), StrategyFolder.catalog()),
                request -> sweep(arguments, request));
    }

    private ExitStatus sweep(Arguments arguments, SweepRequest request) {
        if (request.get(SweepSettings.DRY_RUN)) {
            new SweepSummary(console, program, arguments.options()).estimate(estimate(request));
            return ExitStatus.DONE;
        }
        program.prices().check(request.query());
        return application.start(arguments, BooksAccess.MAKE, context -> sweep(arguments, request, context));
    }

    private SweepEstimate estimate(SweepRequest request) {
        try (SweepConsole progress = new SweepConsole(console)) {
            return SweepEstimate.of(request, program.prices(), progress);
        }
    }

    private ExitStatus sweep(Arguments arguments, SweepRequest request, ConfigurableApplicationContext context) {
        SweepOutcome outcome;
        try (SweepConsole progress = new SweepConsole(console)) {
            outcome = context.getBean(SweepService.class).run(request, program.prices(), progress);
        }
        SessionPages pages =
                new SessionPages(console, context, request.reports().orElse(null));
        ExitStatus status = new SweepSummary(console, program, arguments.options()).tell(outcome, context, pages);
        return status == ExitStatus.DONE ? new KeptSweepSessions(console, program, context).keep(request) : status;
    }
}
