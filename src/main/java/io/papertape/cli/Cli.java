package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.Names;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/// Dispatches a command line and turns whatever happens into one message and an exit status.
public final class Cli {

    private static final String REPLAY = "replay";

    /// H2: a relative path that does not begin with a dot, no such database, no such URL, no such setting.
    private static final Set<Integer> H2_URL_ERRORS = Set.of(90011, 90013, 90046, 90113, 90146);

    /// SQL states: no access, no such database.
    private static final Set<String> CONFIGURATION_STATES = Set.of("28", "3D");

    private final Console console;
    private final Map<String, Command> commands;

    Cli(Console console, Program program, GracefulStop stop) {
        this.console = console;
        HelpCommand help = new HelpCommand(console, program);
        commands = Map.of(
                REPLAY,
                new ReplayCommand(console, program, stop),
                "report",
                new ReportCommand(console, program),
                "sessions",
                new SessionsCommand(console, program),
                "sql",
                new SqlCommand(console, program),
                "tearsheet",
                new TearsheetCommand(console, program),
                "help",
                help);
    }

    /// Runs a command line and ends the process with its exit status.
    ///
    /// @param application the class that configures the application
    public static void main(Class<?> application, String[] args) {
        GracefulStop stop = new GracefulStop(System.out);
        if (Arguments.of(args).command().equals(REPLAY)) {
            stop.guard();
        }
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Console console = Console.standard();
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
            return failure(arguments.command(), e);
        }
    }

    private ExitStatus failure(String command, Throwable failure) {
        LoggerFactory.getLogger(Cli.class).debug("the command failed", failure);
        Throwable reason = failure instanceof StartFailure && failure.getCause() != null ? failure.getCause() : failure;
        ExitStatus status = console.failed(Failures.remedy(failure), Failures.told(reason));
        if (status == ExitStatus.FAILED && isMisconfigured(failure)) {
            return ExitStatus.INVALID;
        }
        if (status == ExitStatus.FAILED && command.equals(REPLAY)) {
            console.resumable();
        }
        return status;
    }

    private static boolean isMisconfigured(Throwable failure) {
        SQLException sql = Failures.cause(failure, SQLException.class);
        return failure instanceof StartFailure && (sql == null || isConfiguration(sql));
    }

    /// A database that refuses who asks, or does not understand its URL. One that is not there may come back.
    private static boolean isConfiguration(SQLException refusal) {
        String state = refusal.getSQLState();
        boolean refused = state != null && state.length() == 5 && CONFIGURATION_STATES.contains(state.substring(0, 2));
        return refused || H2_URL_ERRORS.contains(refusal.getErrorCode());
    }
}
