package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.StopRequest;
import io.papertape.database.BooksAccess;
import io.papertape.database.NoBooksException;
import io.papertape.desk.Desk;
import io.papertape.ledger.EndedNight;
import io.papertape.ledger.NightHistory;
import io.papertape.report.Figures;
import io.papertape.serve.NightBoard;
import io.papertape.serve.NightMetrics;
import io.papertape.serve.NightWatch;
import io.papertape.yaml.InvalidYamlException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// The nights of a file, each of which is one of `nightly`: between them the books are closed, so that others may read
/// them. A night that fails is told of, and the next one begins when it is due. Not safe for use by several threads.
final class DueNights implements NightWatch.Nights {

    /// A night that begins so late was missed.
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Console console;
    private final Program program;
    private final StopRequest stop;
    private final Arguments arguments;
    private final NightlyParameters parameters;
    private final InstantSource clock;
    private final NightBoard board;
    private final NightMetrics metrics;
    private final NightlyRun night;
    private final ReplayApplication application;
    private final String file;

    /// Why a night was put off last; empty where none is.
    private String reason = "";

    private boolean stopped;

    DueNights(
            Console console,
            Program program,
            GracefulStop stop,
            Arguments arguments,
            NightlyParameters parameters,
            InstantSource clock,
            NightBoard board,
            NightMetrics metrics) {
        this.console = console;
        this.program = program;
        this.stop = stop.request();
        this.arguments = arguments;
        this.parameters = parameters;
        this.clock = clock;
        this.board = board;
        this.metrics = metrics;
        night = new NightlyRun(console, program, stop);
        application = new ReplayApplication(console, program, stop);
        file = NightlyRun.place(parameters.sessions());
    }

    /// Whether a night was stopped before its end.
    boolean stopped() {
        return stopped;
    }

    /// Books that another process holds, and a database that cannot be reached, are waited for.
    @Override
    public Optional<Instant> last(Instant otherwise) {
        try (ConfigurableApplicationContext context = program.open(arguments, BooksAccess.KEEP)) {
            NightHistory history = context.getBean(NightHistory.class);
            history.last(file).ifPresent(board::read);
            return Optional.of(history.lastNotStopped(file).orElse(otherwise));
        } catch (RuntimeException e) {
            if (Failures.cause(e, NoBooksException.class) != null) {
                return Optional.of(otherwise);
            }
            CommandFailure failure = new CommandFailure(e);
            if (failure.status() != ExitStatus.BUSY && failure.status() != ExitStatus.FAILED) {
                throw e;
            }
            return putOff(failure);
        }
    }

    @Override
    public void next(Optional<Instant> due) {
        board.due(due);
        console.err()
                .println(due.map(time -> "The next night is due at " + told(time))
                        .orElse("No night is due any more"));
    }

    @Override
    public Optional<Instant> carryOut(Instant due) {
        Instant now = clock.instant();
        if (reason.isEmpty() && Duration.between(due, now).compareTo(LATE) > 0) {
            console.err().println("The night of " + told(due) + " was missed; it is caught up now");
        }
        board.began(now);
        OneNight one = new OneNight(due, now);
        try {
            Desk desk = NightlyRun.read(parameters);
            one.ended(application.start(
                    arguments, BooksAccess.MAKE, parameters::register, context -> one.in(context, desk)));
        } catch (InvalidYamlException e) {
            one.ended(console.invalid(e.problems(), ServeCommand.HELP));
        } catch (RuntimeException | Error e) {
            CommandFailure failure = new CommandFailure(e);
            if (failure.status() == ExitStatus.BUSY) {
                return putOff(failure);
            }
            one.ended(failure.tell(console));
        }
        reason = "";
        return Optional.of(one.began);
    }

    private Optional<Instant> putOff(CommandFailure failure) {
        board.putOff();
        if (!failure.told().equals(reason) && !stop.requested()) {
            reason = failure.told();
            failure.tell(console);
            console.err().println("It is tried again every minute.");
        }
        return Optional.empty();
    }

    /// What comes of one that is due.
    private final class OneNight {

        private final Instant due;
        private final Instant now;
        private Instant began;
        private @Nullable EndedNight books;
        private boolean byAnother;

        private OneNight(Instant due, Instant now) {
            this.due = due;
            this.now = now;
            began = now;
        }

        /// Another process may have carried the sessions forward while this one waited for it.
        private ExitStatus in(ConfigurableApplicationContext context, Desk desk) {
            NightHistory history = context.getBean(NightHistory.class);
            Optional<Instant> other = history.lastNotStopped(file).filter(since -> !since.isBefore(due));
            ExitStatus status = ExitStatus.DONE;
            if (other.isPresent()) {
                began = other.get();
                byAnother = true;
                console.err().println("Another process has carried the sessions forward at " + told(began));
            } else {
                status = night.run(context, desk, parameters);
            }
            books = history.last(file).orElse(null);
            return status;
        }

        private void ended(ExitStatus status) {
            stopped = status == ExitStatus.STOPPED;
            if (byAnother && books != null) {
                board.putOff();
                board.read(books);
            } else {
                metrics.ended(new NightBoard.Attempt(now, clock.instant(), status.code()), books);
            }
        }
    }

    private static String told(Instant time) {
        return Figures.time(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + " UTC";
    }
}
