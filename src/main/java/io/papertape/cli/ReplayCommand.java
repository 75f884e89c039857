package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.StopRequest;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.replay.EarlyPrices;
import io.papertape.batch.replay.RawSplitException;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayService;
import io.papertape.database.BooksAccess;
import io.papertape.database.NewBooks;
import io.papertape.database.NoBooksException;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceSource;
import io.papertape.settings.ReplaySettings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanDefinition;
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
            ReplayRequest request = ReplayRequest.parse(arguments.parameters(), StrategyFolder.catalog())
                    .orThrow(program.prices());
            return problems.isEmpty() ? replay(arguments, request) : console.invalid(problems, HELP);
        } catch (InvalidParametersException e) {
            problems.addAll(e.problems());
            return console.invalid(problems, HELP);
        } catch (PriceFileException e) {
            return console.invalid(e.problems(), HELP);
        }
    }

    /// Looks at the prices before the database is opened: a new one is not made for prices that are not there. They are
    /// read while the application starts, unless a session that is carried forward may know better where they are.
    private ExitStatus replay(Arguments arguments, ReplayRequest request) {
        try {
            program.prices().check(request.query());
        } catch (PriceFileException e) {
            if (request.leavesPricesToSession() || request.leavesSymbolsToSession()) {
                return replayExisting(arguments, request, e);
            }
            throw e;
        }
        if (request.leavesPricesToSession()) {
            return replay(arguments, request, BooksAccess.MAKE, program.prices());
        }
        try (EarlyPrices prices = new EarlyPrices(request.query(), program.prices())) {
            return replay(arguments, request, BooksAccess.MAKE, prices);
        }
    }

    /// A session may have other prices, or need fewer of them: a file that is no price file matters to those whose
    /// symbol it may have. Without books there is none.
    private ExitStatus replayExisting(Arguments arguments, ReplayRequest request, PriceFileException noPrices) {
        try {
            return replay(arguments, request, BooksAccess.KEEP, program.prices());
        } catch (StartFailure e) {
            NoBooksException none = Failures.cause(e, NoBooksException.class);
            if (none == null) {
                throw e;
            }
            throw request.leavesPricesToSession() ? request.withoutSession(none.place(), noPrices) : noPrices;
        }
    }

    private ExitStatus replay(Arguments arguments, ReplayRequest request, BooksAccess access, PriceSource prices) {
        NewBooks made = new NewBooks();
        try {
            return replay(arguments, request, access, prices, made);
        } catch (StartFailure | InvalidParametersException | PriceFileException | RawSplitException e) {
            made.discard();
            throw e;
        }
    }

    private ExitStatus replay(
            Arguments arguments, ReplayRequest request, BooksAccess access, PriceSource prices, NewBooks made) {
        try (ConfigurableApplicationContext context = program.start(arguments, access, beans -> {
            beans.registerBean(StopRequest.class, stop::request);
            beans.registerBean(NewBooks.class, () -> made, bean -> bean.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
        })) {
            ReplayOutcome outcome;
            try (ConsoleProgress progress = ConsoleProgress.on(console)) {
                outcome = context.getBean(ReplayService.class).replay(request, prices, progress);
            }
            SessionPages pages = new SessionPages(
                    console, context, request.get(ReplaySettings.REPORTS).orElse(null));
            return new Summary(console, program, context, arguments.options(), pages).print(outcome);
        }
    }
}
