package io.papertape.cli;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.nightly.WorkerService;
import io.papertape.batch.nightly.WorkersConfiguration;
import io.papertape.database.BooksAccess;
import io.papertape.settings.NightlySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// `worker [threads=N]`: carries sessions forward for nights whose manager asks for it, until it is stopped.
final class WorkerCommand implements Command {

    /// Its parameters.
    static final List<Setting<?>> SETTINGS = List.of(NightlySettings.THREADS);

    /// It tells what it does.
    private static final String LOG = "--logging.level.io.papertape.batch.nightly=info";

    private static final String HELP = "help worker";

    private final Console console;
    private final Program program;
    private final ReplayApplication application;

    WorkerCommand(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        application = new ReplayApplication(console, program, stop);
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        return application.answer(
                arguments, HELP, () -> threads(arguments), threads -> start(arguments.withFirst(LOG), threads));
    }

    private static int threads(Arguments arguments) {
        List<String> problems = new ArrayList<>();
        OutputOptions.checkNames(
                arguments.parameters(), SETTINGS.stream().map(Setting::name).toList(), problems);
        SettingsReader reader = new SettingsReader(arguments.parameters());
        int threads = reader.read(NightlySettings.THREADS);
        problems.addAll(reader.problems());
        if (!problems.isEmpty()) {
            throw new InvalidParametersException(problems);
        }
        return threads;
    }

    private ExitStatus start(Arguments arguments, int threads) {
        return application.start(
                arguments,
                BooksAccess.MAKE,
                beans -> beans.registerBean(WorkersConfiguration.class),
                context -> work(context, threads));
    }

    private ExitStatus work(ConfigurableApplicationContext context, int threads) {
        console.line("worker: waits for shards of a night, takes " + (threads == 1 ? "one" : threads + "")
                + " at a time; Ctrl-C ends it");
        boolean interrupted = context.getBean(WorkerService.class).run(threads, program.prices());
        console.line(interrupted ? "worker: stopped; what it was at is left to other workers" : "worker: stopped");
        return interrupted ? ExitStatus.STOPPED : ExitStatus.DONE;
    }
}
