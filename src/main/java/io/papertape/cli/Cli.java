package io.papertape.cli;

import io.papertape.batch.Names;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/// Dispatches a command line and turns whatever happens into one message and an exit status.
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    /// H2: the file is locked by another process.
    private static final int H2_ALREADY_OPEN = 90020;

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
        GracefulStop stop = new GracefulStop();
        Cli cli = new Cli(Console.standard(), new Program(application), stop);
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
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private ExitStatus failure(RuntimeException failure) {
        LOG.debug("the command failed", failure);
        SQLException sql = sqlCause(failure);
        if (sql != null && sql.getErrorCode() == H2_ALREADY_OPEN) {
            console.error("busy: another run holds the database; try again when it has ended");
            return ExitStatus.BUSY;
        }
        console.error(
                "failed: " + firstLine(NestedExceptionUtils.getMostSpecificCause(failure)) + "; --debug shows more");
        return sql != null && sql.getSQLState() != null && isConfiguration(sql.getSQLState())
                ? ExitStatus.INVALID
                : ExitStatus.FAILED;
    }

    /// Classes 08 and 28 of SQL's states: no connection, no access.
    private static boolean isConfiguration(String state) {
        return state.startsWith("08") || state.startsWith("28");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /// The message of a failure without what follows its first line; its class where it has none.
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getName()
                : message.lines().findFirst().orElse(message);
    }
}
