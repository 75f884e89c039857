package io.papertape.cli;

import io.papertape.desk.Desk;
import io.papertape.report.Figures;
import io.papertape.serve.NightBoard;
import io.papertape.serve.NightServer;
import io.papertape.serve.NightWatch;
import io.papertape.yaml.InvalidYamlException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// `serve [sessions=FILE] [name=value ...]`: carries the sessions of a file forward whenever its schedule says so,
/// until it is stopped.
final class ServeCommand implements Command {

    static final String HELP = "help serve";

    private final Console console;
    private final Program program;
    private final GracefulStop stop;

    ServeCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        this.stop = stop;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        ServeParameters parameters = ServeParameters.of(arguments.parameters(), problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        try {
            Desk desk = NightlyRun.read(parameters.night());
            return desk.schedule().times().isEmpty()
                    ? console.invalid(List.of(ScheduleFile.missing(desk.file())), HELP)
                    : serve(arguments, parameters, desk);
        } catch (InvalidYamlException e) {
            return console.invalid(e.problems(), HELP);
        }
    }

    private ExitStatus serve(Arguments arguments, ServeParameters parameters, Desk desk) {
        InstantSource clock = InstantSource.system();
        NightBoard board = new NightBoard();
        try (NightServer server = NightServer.open(board, clock, parameters.address(), parameters.port())) {
            console.err().println(told(parameters, desk));
            DueNights nights = new DueNights(
                    console, program, stop, arguments, parameters.night(), clock, board, server.metrics());
            ScheduleFile schedule = new ScheduleFile(console, () -> NightlyRun.read(parameters.night()), desk);
            new NightWatch(clock, stop::pause, schedule, nights).run();
            return nights.stopped() ? ExitStatus.STOPPED : ExitStatus.DONE;
        } catch (IOException e) {
            return console.invalid(
                    List.of("port " + parameters.port() + " of " + parameters.address() + " cannot be opened: "
                            + e.getMessage() + "; port=NUMBER names another one, port=0 none"),
                    HELP);
        }
    }

    private static String told(ServeParameters parameters, Desk desk) {
        return "serve: " + Figures.counted(desk.sessions().size(), "session", "sessions") + " of " + desk.file()
                + ", until Ctrl-C or SIGTERM"
                + (parameters.port() == 0
                        ? ""
                        : "; http://" + parameters.address() + ":" + parameters.port() + " has /health and /metrics");
    }
}
