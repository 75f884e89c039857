package io.papertape.cli;

import io.papertape.batch.EarlyPrices;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.PriceSource;
import io.papertape.batch.ReplayOutcome;
import io.papertape.batch.ReplayRequest;
import io.papertape.batch.ReplayService;
import io.papertape.batch.StopRequest;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceTape;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `replay [name=value ...]`.
final class ReplayCommand implements Command {

    private static final String HELP = "help replay";

    private final Console console;
    private final Program program;
    private final GracefulStop stop;

    ReplayCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        this.stop = stop;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        try {
            ReplayRequest request = ReplayRequest.parse(arguments.parameters(), StrategyFolder.catalog());
            return problems.isEmpty() ? replay(arguments, request) : console.invalid(problems, HELP);
        } catch (InvalidParametersException e) {
            problems.addAll(e.problems());
            return console.invalid(problems, HELP);
        } catch (PriceFileException e) {
            return console.invalid(e.problems(), HELP);
        }
    }

    /// Looks at the prices before the database is opened: a new one is not made for prices that are not there. They are
    /// read while the application starts. A session that is carried forward may know better where they are.
    private ExitStatus replay(Arguments arguments, ReplayRequest request) {
        if (request.leavesPricesToSession()) {
            return replay(arguments, request, PriceTape::open);
        }
        PriceTape.check(request.query());
        try (EarlyPrices prices = new EarlyPrices(request.query())) {
            return replay(arguments, request, prices);
        }
    }

    private ExitStatus replay(Arguments arguments, ReplayRequest request, PriceSource prices) {
        try (ConfigurableApplicationContext context =
                program.start(arguments, beans -> beans.registerBean(StopRequest.class, stop::request))) {
            ReplayOutcome outcome;
            try (ConsoleProgress progress = ConsoleProgress.on(console)) {
                outcome = context.getBean(ReplayService.class).replay(request, prices, progress);
            }
            SessionPages pages = new SessionPages(console, context, request.reports());
            return new Summary(console, program, context, arguments.options(), pages).print(outcome);
        }
    }
}
