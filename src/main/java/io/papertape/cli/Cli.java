package io.papertape.cli;

import io.papertape.prices.PriceSource;
import io.papertape.settings.Names;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;

/// Dispatches a command line and turns whatever happens into one message and an exit status.
public final class Cli {

    private static final String REPLAY = "replay";
    private static final String NIGHTLY = "nightly";
    private static final String LIVE = "live";
    private static final String SWEEP = "sweep";
    private static final String SERVE = "serve";
    private static final String WORKER = "worker";
    private static final String VERSION = "--version";

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
                Map.entry(SWEEP, new SweepCommand(console, program, stop)),
                Map.entry("inspect", new InspectCommand(console, program)),
                Map.entry(NIGHTLY, new NightlyCommand(console, program, stop)),
                Map.entry("audit", new AuditCommand(console, program)),
                Map.entry("session", new SessionCommand(console, program)),
                Map.entry("backup", new BackupCommand(console, program)),
                Map.entry("restore", new RestoreCommand(console, program, stop)),
                Map.entry("export", new ExportCommand(console, program)),
                Map.entry("prune", new PruneCommand(console, program)),
                Map.entry(SERVE, new ServeCommand(console, program, stop)),
                Map.entry("report", new ReportCommand(console, program)),
                Map.entry("sessions", new SessionsCommand(console, program)),
                Map.entry("sql", new SqlCommand(console, program, stop)),
                Map.entry("tearsheet", new TearsheetCommand(console, program)),
                Map.entry("version", version),
                Map.entry(WORKER, new WorkerCommand(console, program, stop)),
                Map.entry("help", help));
    }

    /// Runs a command line and ends the process with its exit status.
    ///
    /// @param application the class that configures the application
    /// @param prices where replays get theirs
    public static void main(Class<?> application, PriceSource prices, String[] args) {
        GracefulStop stop = new GracefulStop(System.out);
        Arguments arguments = Arguments.of(args);
        if (command(arguments, args).equals(SERVE)) {
            stop.guardServe();
        } else if (carriesForward(arguments, args)) {
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
                || command.equals(SWEEP)
                || command.equals(WORKER)
                || (command.equals(NIGHTLY) && arguments.words().isEmpty());
    }

    private ExitStatus failure(Throwable failure, boolean resumable) {
        ExitStatus status = new CommandFailure(failure).tell(console);
        if (status == ExitStatus.FAILED && resumable) {
            console.resumable();
        }
        return status;
    }
}
