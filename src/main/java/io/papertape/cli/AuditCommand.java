package io.papertape.cli;

import io.papertape.batch.audit.AuditRequest;
import io.papertape.batch.audit.AuditService;
import io.papertape.batch.audit.OtherProcess;
import io.papertape.batch.audit.ReplayInProcess;
import io.papertape.database.BooksAccess;
import io.papertape.engine.session.SessionEngine;
import io.papertape.ledger.AuditFinding;
import io.papertape.ledger.SessionAudit;
import io.papertape.report.Figures;
import io.papertape.report.Reports;
import io.papertape.settings.AuditSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/// `audit session=NAME [name=value ...]`: whether the trades of a session depend on anything but its bars and settings.
/// `audit process` is what an audit starts in another JVM.
final class AuditCommand implements Command {

    private static final String HELP = "help audit";
    private static final String PROCESS = "process";

    /// Strategies that fail at bars that never were are nobody's business.
    private static final String QUIET = "--logging.level." + SessionEngine.class.getName() + "=off";

    private final Console console;
    private final Program program;

    AuditCommand(Console console, Program program) {
        this.console = console;
        this.program = program;
    }

    @Override
    public ExitStatus run(Arguments arguments) {
        if (arguments.words().equals(List.of(PROCESS))) {
            return replayInProcess();
        }
        List<String> problems = new ArrayList<>(arguments.problems());
        arguments.words().forEach(word -> problems.add("'" + word + "' is not a parameter; write name=value"));
        OutputOptions.checkNames(
                arguments.parameters(),
                AuditSettings.ALL.stream().map(Setting::name).toList(),
                problems);
        SettingsReader settings = new SettingsReader(arguments.parameters());
        settings.readAll(AuditSettings.ALL);
        problems.addAll(settings.problems());
        String session = settings.read(AuditSettings.SESSION).orElse("");
        if (session.isEmpty()) {
            problems.add("write audit session=NAME");
        }
        if (!problems.isEmpty()) {
            return console.invalid(problems, HELP);
        }
        AuditRequest request =
                new AuditRequest(session, settings.read(AuditSettings.DATES), settings.read(AuditSettings.SEED));
        try (ConfigurableApplicationContext context = program.open(arguments.withFirst(QUIET), BooksAccess.KEEP)) {
            return audit(context, request);
        }
    }

    /// What a strategy prints must not come between the trades.
    private ExitStatus replayInProcess() {
        System.setOut(console.err());
        try {
            ReplayInProcess.run(System.in, console.data());
            return ExitStatus.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException("the process that audits has ended", e);
        }
    }

    private ExitStatus audit(ConfigurableApplicationContext context, AuditRequest request) {
        Optional<String> problem = KnownName.problem(
                "session", request.session(), context.getBean(Reports.class).sessions());
        if (problem.isPresent()) {
            return console.invalid(List.of(problem.get()), "sessions");
        }
        AuditService service = context.getBean(AuditService.class);
        OtherProcess other = options -> program.command(options, "audit", PROCESS);
        SessionAudit audit;
        try (ConsoleProgress progress = ConsoleProgress.on(console, "audit")) {
            audit = service.audit(request, other, new AuditSteps(progress, service.bars(request)));
        }
        tell(request, audit);
        return audit.passed() ? ExitStatus.DONE : ExitStatus.UNDECIDED;
    }

    private void tell(AuditRequest request, SessionAudit audit) {
        console.line("Audit of session '" + request.session() + "': " + (audit.passed() ? "passed." : "found."));
        console.line(
                audit.futures() == 0
                        ? "  " + Figures.grouped(audit.trades()) + " trades are those of a replay that changes nothing;"
                                + " others were not made, since the next is not"
                        : "  " + Figures.grouped(audit.trades()) + " trades, other bars after "
                                + Figures.grouped(audit.futures()) + " dates (seed " + audit.seed()
                                + "), another order of the symbols, another process, the code");
        for (AuditFinding finding : audit.findings()) {
            console.line("  " + (finding.certain() ? "found by " : "may be harmless: ")
                    + finding.check().name().toLowerCase(Locale.ROOT) + ": " + Figures.oneLine(finding.told()));
        }
        if (!audit.passed()) {
            console.error("failed: the trades of session '" + request.session() + "' depend on more than its bars and"
                    + " settings, or may; a person must decide whether the strategy is to be changed or what was"
                    + " found does no harm. report audits session=" + Program.quoted(request.session())
                    + " tells it again");
        }
    }
}
