package io.papertape.cli;

import io.papertape.batch.Names;
import io.papertape.ledger.BusyException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// Dispatches a command line and turns whatever happens into one message and an exit status.
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    /// H2: a relative path that does not begin with a dot, no such database, no such URL, no such setting.
    private static final Set<Integer> H2_URL_ERRORS = Set.of(90011, 90013, 90046, 90113, 90146);

    private static final String SQL_NO_ACCESS = "28";

    private final Console console;
    private final Map<String, Command> commands;

    Cli(Console console, Program program, GracefulStop stop) {
        this.console = console;
        HelpCommand help = new HelpCommand(console, program);
        commands = Map.of(
                "replay", new ReplayCommand(console, program, stop),
                "report", new ReportCommand(console, program),
                "sessions", new SessionsCommand(console, program),
                "help", help);
    }

    /// Runs a command line and ends the process with its exit status.
    ///
    /// @param application the class that configures the application
    public static void main(Class<?> application, String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Console console = Console.standard();
        GracefulStop stop = new GracefulStop(console);
        Cli cli = new Cli(console, new Program(application), stop);
        stop.exit(cli.run(args));
    }

    ExitStatus run(String... args) {
        Arguments arguments = Arguments.of(args);
        boolean wantsHelp = List.of(args).contains("--help") || List.of(args).contains("-h");
        Command command = commands.get(wantsHelp ? "help" : arguments.command());
        if (command == null) {
            return console.invalid(
                    List.of("unknown command '" + arguments.command() + "': "
                            + Names.hint(arguments.command(), new TreeSet<>(commands.keySet()))),
                    "help");
        }
        try {
            return command.run(arguments);
        } catch (RuntimeException | Error e) {
            return failure(e);
        }
    }

    private ExitStatus failure(Throwable failure) {
        LOG.debug("the command failed", failure);
        BusyException busy = cause(failure, BusyException.class);
        if (busy != null) {
            console.error("busy: " + busy.getMessage());
            return ExitStatus.BUSY;
        }
        SQLException sql = cause(failure, SQLException.class);
        console.error("failed: " + told(failure) + "; --debug shows more");
        return failure instanceof StartFailure && (sql == null || isConfiguration(sql))
                ? ExitStatus.INVALID
                : ExitStatus.FAILED;
    }

    /// A database that refuses who asks, or does not understand its URL. One that is not there may come back.
    private static boolean isConfiguration(SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return state.startsWith(SQL_NO_ACCESS) || H2_URL_ERRORS.contains(refusal.getErrorCode());
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    /// What a failure tells a person: what Papertape itself says of it, or the database, or else its root.
    static String told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("io.papertape.") && !(cause instanceof StartFailure)) {
                return firstLine(cause);
            }
        }
        SQLException sql = cause(failure, SQLException.class);
        return firstLine(sql == null ? NestedExceptionUtils.getMostSpecificCause(failure) : sql);
    }

    /// The message of a failure without what follows its first line; its class where it has none.
    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getName()
                : message.lines().findFirst().orElse(message);
    }
}
