package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.prices.PriceSource;
import io.papertape.settings.Names;
import java.nio.file.AccessDeniedException;
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
    private static final String NIGHTLY = "nightly";
    private static final String LIVE = "live";
    private static final String VERSION = "--version";

    /// H2: a relative path that does not begin with a dot, no such database, no such URL, no such setting, a file that
    /// may not be written.
    private static final Set<Integer> H2_URL_ERRORS = Set.of(90011, 90013, 90046, 90097, 90113, 90146);

    /// SQL states: no access, no such database.
    private static final Set<String> CONFIGURATION_STATES = Set.of("28", "3D");

    private final Console console;
    private final GracefulStop stop;
    private final Map<String, Command> commands;

    Cli(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.stop = stop;
        HelpCommand help = new HelpCommand(console, program);
        VersionCommand version = new VersionCommand(console);
        commands = Map.ofEntries(
                Map.entry(REPLAY, new ReplayCommand(console, program, stop)),
                Map.entry(LIVE, new LiveCommand(console, program, stop)),
                Map.entry("inspect", new InspectCommand(console, program)),
                Map.entry(NIGHTLY, new NightlyCommand(console, program, stop)),
                Map.entry("prune", new PruneCommand(console, program)),
                Map.entry("report", new ReportCommand(console, program)),
                Map.entry("sessions", new SessionsCommand(console, program)),
                Map.entry("sql", new SqlCommand(console, program, stop)),
                Map.entry("tearsheet", new TearsheetCommand(console, program)),
                Map.entry("version", version),
                Map.entry("help", help));
    }

    /// Runs a command line and ends the process with its exit status.
    ///
    /// @param application the class that configures the application
    /// @param prices where replays get theirs
    public static void main(Class<?> application, PriceSource prices, String[] args) {
        GracefulStop stop = new GracefulStop(System.out);
        if (carriesForward(Arguments.of(args), args)) {
            stop.guardReplay();
        } else {
            stop.guardReader();
        }
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Console console = Console.standard();
        Cli cli = new Cli(console, new Program(application, prices), stop);
        stop.exit(cli.run(args));
    }

    ExitStatus run(String... args) {
        Arguments arguments = Arguments.of(args);
        Command command = commands.get(command(arguments, args));
        if (command == null) {
            return console.invalid(
                    List.of("unknown command '" + arguments.command() + "': "
                            + Names.hint(arguments.command(), new TreeSet<>(commands.keySet()))),
                    "help");
        }
        try {
            return command.run(arguments);
        } catch (RuntimeException | Error e) {
            boolean carriesForward = carriesForward(arguments, args);
            return stop.request().requested() && !carriesForward ? ExitStatus.STOPPED : failure(e, carriesForward);
        }
    }

    private static String command(Arguments arguments, String... args) {
        List<String> given = List.of(args);
        if (given.contains("--help") || given.contains("-h")) {
            return "help";
        }
        return given.contains(VERSION) ? "version" : arguments.command();
    }

    /// Whether a command writes the books of sessions.
    private static boolean carriesForward(Arguments arguments, String... args) {
        String command = command(arguments, args);
        return command.equals(REPLAY)
                || command.equals(LIVE)
                || (command.equals(NIGHTLY) && arguments.words().isEmpty());
    }

    private ExitStatus failure(Throwable failure, boolean resumable) {
        LoggerFactory.getLogger(Cli.class).debug("the command failed", failure);
        Throwable reason = failure instanceof StartFailure && failure.getCause() != null ? failure.getCause() : failure;
        ExitStatus status = console.failed(Failures.remedy(failure), Failures.told(reason));
        if (status == ExitStatus.FAILED && isMisconfigured(failure)) {
            return ExitStatus.INVALID;
        }
        if (status == ExitStatus.FAILED && resumable) {
            console.resumable();
        }
        return status;
    }

    private static boolean isMisconfigured(Throwable failure) {
        SQLException sql = Failures.cause(failure, SQLException.class);
        boolean denied = Failures.cause(failure, AccessDeniedException.class) != null;
        return failure instanceof StartFailure && (sql == null || denied || isConfiguration(sql));
    }

    /// A database that refuses who asks, or does not understand its URL. One that is not there may come back.
    private static boolean isConfiguration(SQLException refusal) {
        String state = refusal.getSQLState();
        boolean refused = state != null && state.length() == 5 && CONFIGURATION_STATES.contains(state.substring(0, 2));
        return refused || H2_URL_ERRORS.contains(refusal.getErrorCode());
    }
}
