package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.code.StrategyFolder;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.batch.replay.ReplayService;
import io.papertape.batch.sweep.SweepRequest;
import io.papertape.batch.sweep.SweepService;
import io.papertape.report.Report;
import io.papertape.report.Reports;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SweepSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// Replays the best results of a sweep into sessions.
final class KeptSweepSessions {

    private final Console console;
    private final Program program;
    private final ConfigurableApplicationContext context;

    KeptSweepSessions(Console console, Program program, ConfigurableApplicationContext context) {
        this.console = console;
        this.program = program;
        this.context = context;
    }

    /// Makes the sessions, or carries them forward, and tells of each.
    ///
    /// @return DONE, or what the first replay that did not complete ended with
    ExitStatus keep(SweepRequest request) {
        int most = request.get(SweepSettings.KEEP);
        if (most == 0) {
            return ExitStatus.DONE;
        }
        List<Map<String, String>> best = context.getBean(SweepService.class).best(request, most);
        console.line("");
        for (int i = 0; i < best.size(); i++) {
            Map<String, String> parameters = new LinkedHashMap<>(best.get(i));
            parameters.put(ReplaySettings.SESSION_NAME.name(), request.name() + "-" + (i + 1));
            parameters.put(
                    ReplaySettings.FRESH.name(),
                    request.get(SweepSettings.FRESH).toString());
            ExitStatus status = replay(parameters);
            if (status != ExitStatus.DONE) {
                return status;
            }
        }
        return ExitStatus.DONE;
    }

    private ExitStatus replay(Map<String, String> parameters) {
        ReplayRequest request =
                ReplayRequest.parse(parameters, StrategyFolder.catalog()).orThrow(program.prices());
        ReplayOutcome outcome;
        try (ConsoleProgress progress = ConsoleProgress.on(console, "replay")) {
            outcome = context.getBean(ReplayService.class).replay(request, program.prices(), progress);
        }
        Throwable failure = outcome.failure();
        if (failure != null) {
            console.failed(Failures.remedy(failure), Failures.told(failure));
            return new CommandFailure(failure).status();
        }
        if (outcome.status() == ReplayOutcome.Status.STOPPED) {
            return ExitStatus.STOPPED;
        }
        new SessionPages(console, context, request.get(ReplaySettings.REPORTS).orElse(null)).write(outcome.session());
        console.line("Kept as session " + outcome.session() + ": "
                + context.getBean(Reports.class)
                        .read(Report.SESSION_SUMMARY, outcome.session())
                        .value(0, "parameters")
                + (request.settings().symbols().isEmpty()
                        ? ""
                        : ", " + String.join(",", request.settings().symbols())));
        return ExitStatus.DONE;
    }
}
