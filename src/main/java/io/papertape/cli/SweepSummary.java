package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import io.papertape.batch.sweep.SweepEstimate;
import io.papertape.batch.sweep.SweepOutcome;
import io.papertape.report.Figures;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// Tells a trader how a sweep ended, and what to do next.
final class SweepSummary {

    private static final List<String> SHOWN = List.of(
            "symbol",
            "window_no",
            "parameters",
            "objective",
            "test_objective",
            "trades",
            "total_return",
            "benchmark_return",
            "trials",
            "deflated_sharpe_ratio",
            "overfitting_probability");

    private static final int MOST_ROWS = 20;
    private static final double MILLION = 1e6;
    private static final double MILLIS = 1e3;

    private final Console console;
    private final Program program;
    private final List<String> options;

    /// @param options what Spring Boot was told on the command line, for the commands that follow
    SweepSummary(Console console, Program program, List<String> options) {
        this.console = console;
        this.program = program;
        this.options = options;
    }

    /// Tells what a sweep would do.
    void estimate(SweepEstimate estimate) {
        console.line("sweep '" + estimate.name() + "' would try "
                + work(estimate.combinations(), estimate.accounts(), estimate.windows()) + ".");
        console.line(String.format(
                Locale.ROOT,
                "%s bars are evaluated %s times in all: %s bars. Here a thread evaluates %.1f million in a second, so that"
                        + " it takes about %s on %s, and the writing of results besides.",
                Figures.grouped(estimate.bars()),
                Figures.grouped(estimate.evaluations() / Math.max(1, estimate.bars())),
                Figures.grouped(estimate.evaluations()),
                estimate.barsPerSecond() / MILLION,
                time(estimate.time()),
                Figures.counted(estimate.threads(), "thread", "threads")));
    }

    /// Tells how a sweep ended.
    ExitStatus tell(SweepOutcome outcome, ApplicationContext context, SessionPages pages) {
        String name = "sweep '" + outcome.name() + "'";
        return switch (outcome.status()) {
            case COMPLETED -> {
                console.line(String.format(
                        Locale.ROOT,
                        "%s: %s in %s%s, %.1f million bars in a second.",
                        name,
                        work(outcome.combinations(), outcome.accounts(), outcome.windows()),
                        time(outcome.elapsed()),
                        outcome.resumed() ? ", resumed" : "",
                        outcome.evaluations() / Math.max(1, outcome.elapsed().toMillis() / MILLIS) / MILLION));
                yield results(outcome, context, pages);
            }
            case UNCHANGED -> {
                console.line(name + " was completed before; there is nothing to do. fresh=true begins it anew.");
                yield results(outcome, context, pages);
            }
            case STOPPED -> {
                console.line(name + " was stopped on request; the same command resumes it.");
                yield ExitStatus.STOPPED;
            }
            case FAILED -> {
                Throwable failure = outcome.failure();
                console.failed(
                        failure == null ? Remedy.RUN_AGAIN : Failures.remedy(failure),
                        failure == null ? name + " failed" : Failures.told(failure));
                yield failure == null ? ExitStatus.FAILED : new CommandFailure(failure).status();
            }
        };
    }

    private ExitStatus results(SweepOutcome outcome, ApplicationContext context, SessionPages pages) {
        if (outcome.rejected() > 0) {
            console.line(Figures.counted(outcome.rejected(), "row", "rows")
                    + " of the prices could not be trusted and were left out; inspect prices=... tells them.");
        }
        if (outcome.failures() > 0) {
            console.line(Figures.counted(outcome.failures(), "result has", "results have")
                    + " failures of the strategy, or values that the books cannot hold; the table sweep_failure has the"
                    + " first of each.");
        }
        ReportTable bests = context.getBean(Reports.class).read(Report.SWEEP_BEST, outcome.name());
        console.line("");
        console.line("The best of each account and window, in hindsight:");
        console.line("");
        List<List<@Nullable Object>> first =
                bests.rows().subList(0, Math.min(MOST_ROWS, bests.rows().size()));
        console.line(TextTable.of(new ReportTable(bests.columns(), first).select(SHOWN), console.width()));
        console.line("");
        console.line("All of it: "
                + program.invocation("report sweep_best sweep=" + Program.quoted(outcome.name()), options));
        pages.writeSweep(outcome.name()).ifPresent(page -> console.line("Page: " + page));
        return ExitStatus.DONE;
    }

    private static String work(long combinations, int accounts, int windows) {
        return Figures.counted(combinations, "combination", "combinations") + " × "
                + Figures.counted(accounts, "account", "accounts") + " × "
                + Figures.counted(windows, "window", "windows");
    }

    private static String time(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS)
                : seconds < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }
}
