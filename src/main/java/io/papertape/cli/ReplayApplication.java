package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.DelistedException;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.database.BooksAccess;
import io.papertape.database.BooksReaders;
import io.papertape.database.Compaction;
import io.papertape.database.NewBooks;
import io.papertape.database.NoBooksException;
import io.papertape.database.socket.Readers;
import io.papertape.prices.PriceFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/// The application as a command starts it that replays prices into a session. Books that were made for what then cannot
/// begin are discarded; a file of books that has become large for what is in it is compacted in the end.
final class ReplayApplication {

    private final Console console;
    private final Program program;
    private final GracefulStop stop;

    ReplayApplication(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        this.stop = stop;
    }

    /// What a command does in the application.
    interface Work {
        ExitStatus in(ConfigurableApplicationContext context);
    }

    /// Reads what a command that has parameters alone is asked for, and does it unless something is wrong.
    ///
    /// @param help where its parameters are told
    <R> ExitStatus answer(Arguments arguments, String help, Supplier<R> reading, Function<R, ExitStatus> work) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        try {
            R request = reading.get();
            return problems.isEmpty() ? work.apply(request) : console.invalid(problems, help);
        } catch (InvalidParametersException e) {
            problems.addAll(e.problems());
            return console.invalid(problems, help);
        } catch (PriceFileException e) {
            return console.invalid(e.problems(), help);
        }
    }

    /// Looks at the prices, then starts the application.
    ExitStatus run(Arguments arguments, ReplayRequest request, Work work) {
        return run(arguments, request, () -> start(arguments, BooksAccess.MAKE, work), work);
    }

    /// Looks at the prices before the database is opened: a new one is not made for prices that are not there.
    ///
    /// @param there what is done where they are there
    /// @param elsewhere what is done where only a session that there is can know of others
    ExitStatus run(Arguments arguments, ReplayRequest request, Supplier<ExitStatus> there, Work elsewhere) {
        try {
            program.prices().check(request.query());
        } catch (PriceFileException e) {
            if (request.leavesPricesToSession() || request.leavesSymbolsToSession()) {
                return runExisting(arguments, request, e, elsewhere);
            }
            throw e;
        }
        return there.get();
    }

    /// A session may have other prices, or need fewer of them: a file that is no price file matters to those whose
    /// symbol it may have. Without books there is none.
    private ExitStatus runExisting(Arguments arguments, ReplayRequest request, PriceFileException noPrices, Work work) {
        try {
            return start(arguments, BooksAccess.KEEP, work);
        } catch (StartFailure e) {
            NoBooksException none = Failures.cause(e, NoBooksException.class);
            if (none == null) {
                throw e;
            }
            throw request.leavesPricesToSession() ? request.withoutSession(none.place(), noPrices) : noPrices;
        }
    }

    /// Starts the application for prices that are there.
    ExitStatus start(Arguments arguments, BooksAccess access, Work work) {
        return start(arguments, access, beans -> {}, work);
    }

    /// As [#start(Arguments, BooksAccess, Work)], with more of the application than most commands need.
    ExitStatus start(Arguments arguments, BooksAccess access, Program.Beans more, Work work) {
        NewBooks made = new NewBooks();
        try (ConfigurableApplicationContext context = program.start(arguments, access, beans -> {
            more.register(beans);
            beans.registerBean(StopRequest.class, stop::request);
            beans.registerBean(NewBooks.class, () -> made, bean -> bean.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
        })) {
            ExitStatus status = work(context, work);
            if (!stop.request().requested()) {
                Compaction.ofWaste(context.getBean(DataSource.class));
            }
            return status;
        } catch (StartFailure | InvalidParametersException | PriceFileException | DelistedException e) {
            made.discard();
            throw e;
        }
    }

    /// Others may read the books meanwhile.
    private static ExitStatus work(ConfigurableApplicationContext context, Work work) {
        try (Readers _ = BooksReaders.admit(context.getBean(DataSource.class), context.getEnvironment())) {
            return work.in(context);
        }
    }
}
