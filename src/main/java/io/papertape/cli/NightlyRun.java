package io.papertape.cli;

import io.papertape.batch.StopRequest;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.nightly.NightOutcome;
import io.papertape.batch.nightly.NightRequest;
import io.papertape.batch.nightly.NightlyService;
import io.papertape.database.BooksAccess;
import io.papertape.database.NewBooks;
import io.papertape.desk.BooksCheck;
import io.papertape.desk.Desk;
import io.papertape.ledger.SessionLedger;
import io.papertape.yaml.InvalidYamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/// `nightly [sessions=FILE] [name=value ...]`: carries the sessions of a file forward.
final class NightlyRun implements Command {

    private final Console console;
    private final Program program;
    private final GracefulStop stop;

    NightlyRun(Console console, Program program, GracefulStop stop) {
        this.console = console;
        this.program = program;
        this.stop = stop;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        List<String> problems = new ArrayList<>(arguments.problems());
        Map<String, String> given = arguments.parameters();
        OutputOptions.checkNames(given, NightlyParameter.labels(), problems);
        NightlyParameters parameters = NightlyParameters.of(given, problems);
        if (!problems.isEmpty()) {
            return console.invalid(problems, NightlyCommand.HELP);
        }
        try {
            Desk desk = Desk.read(parameters.sessions(), StrategyFolder.catalog(), System.getenv());
            return run(arguments, desk, parameters);
        } catch (InvalidYamlException e) {
            return console.invalid(e.problems(), NightlyCommand.HELP);
        }
    }

    private ExitStatus run(Arguments arguments, Desk desk, NightlyParameters parameters) {
        NewBooks made = new NewBooks();
        try (ConfigurableApplicationContext context = program.start(arguments, BooksAccess.MAKE, beans -> {
            beans.registerBean(StopRequest.class, stop::request);
            beans.registerBean(NewBooks.class, () -> made, bean -> bean.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
        })) {
            NightOutcome outcome;
            try (ConsoleProgress progress = ConsoleProgress.on(console)) {
                outcome = context.getBean(NightlyService.class)
                        .run(request(desk, parameters), program.prices(), progress::advanced);
            }
            NightlyCheck.tellLeft(
                    console,
                    desk,
                    BooksCheck.of(desk, context.getBean(SessionLedger.class), StrategyFolder.catalog())
                            .left());
            boolean told = new NightSummary(console, context, parameters).tell(desk, outcome);
            return outcome.exitStatus() == 0 && !told ? ExitStatus.FAILED : ExitStatus.ofCode(outcome.exitStatus());
        }
    }

    private static NightRequest request(Desk desk, NightlyParameters parameters) {
        return new NightRequest(
                desk.file().toAbsolutePath().normalize().toString(),
                desk.sessions().stream()
                        .map(session -> new NightRequest.Entry(session.name(), session.parameters()))
                        .toList(),
                parameters.date(),
                parameters.threads(),
                parameters.shard());
    }
}
