package io.papertape.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.batch.Failures;
import io.papertape.batch.Remedy;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.prices.UnusedAdjustment;
import io.papertape.report.Figures;
import io.papertape.report.FirstFailures;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.Sparkline;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// Tells a trader how a replay ended, and what to do next.
final class Summary {

    private static final int FAILURES_SHOWN = 3;
    private static final int CURVE_WIDTH = 40;

    /// Trading days; only another number is told.
    private static final int USUAL_PERIODS_PER_YEAR = 252;

    private final Console console;
    private final Program program;
    private final Reports reports;
    private final List<String> options;
    private final String books;
    private final SessionPages pages;

    /// @param options what Spring Boot was told on the command line, for the commands that follow
    Summary(Console console, Program program, ApplicationContext context, List<String> options, SessionPages pages) {
        this.console = console;
        this.program = program;
        this.options = options;
        this.pages = pages;
        reports = context.getBean(Reports.class);
        Environment environment = context.getEnvironment();
        books = environment.getProperty("spring.datasource.url") + user(context);
    }

    private static String user(ApplicationContext context) {
        HikariDataSource source = context.getBean(HikariDataSource.class);
        String password = source.getPassword();
        return source.getUsername() == null
                ? ""
                : ", user " + source.getUsername() + (password == null || password.isEmpty() ? ", no password" : "");
    }

    ExitStatus print(ReplayOutcome outcome) {
        return switch (outcome.status()) {
            case COMPLETED -> completed(outcome);
            case STOPPED -> stopped(outcome);
            case FAILED -> failed(outcome);
        };
    }

    /// The same of live trading, whose bars come when they come.
    ExitStatus printLive(ReplayOutcome outcome) {
        if (outcome.status() != ReplayOutcome.Status.COMPLETED) {
            return print(outcome);
        }
        ReportTable summary = reports.read(Report.SESSION_SUMMARY, outcome.session());
        console.line(
                isClosed(summary)
                        ? "Stopped on request; the session is closed for good."
                        : "Stopped on request; live, replay and nightly go on with the session.");
        results(outcome, summary);
        places(outcome.session());
        return ExitStatus.DONE;
    }

    private ExitStatus completed(ReplayOutcome outcome) {
        ReportTable summary = reports.read(Report.SESSION_SUMMARY, outcome.session());
        SummaryPreface.lines(outcome, isClosed(summary)).forEach(console::line);
        results(outcome, summary);
        row("Speed", speed(outcome));
        places(outcome.session());
        return ExitStatus.DONE;
    }

    private static boolean isClosed(ReportTable summary) {
        return text(summary, "status").equals("CLOSED");
    }

    private void results(ReplayOutcome outcome, ReportTable summary) {
        row("Session", outcome.session());
        row("Strategy", (text(summary, "strategy") + " " + text(summary, "parameters")).strip());
        code(outcome.session());
        if (summary.value(0, "equity") == null) {
            row("Warm-up", warmUp(summary));
        } else {
            account(summary, outcome.session());
        }
        failures(outcome);
        rows("Prices", reports.remarks(outcome.session()));
        row("Rejected", Figures.counted(number(summary, "rejected_bars"), "row", "rows") + " of the price files");
        unadjusted(outcome);
    }

    private void places(String session) {
        row("Books", books);
        pages.write(session).ifPresent(page -> row("Page", page.toString()));
        console.line("");
        console.line("Next:");
        String ofSession = " session=" + Program.quoted(session);
        for (String command : List.of("report trades" + ofSession, "report monthly_returns" + ofSession, "sessions")) {
            console.line("  " + program.invocation(command, options));
        }
    }

    private void account(ReportTable summary, String session) {
        row("Period", time(summary, "first_slice_at") + " to " + time(summary, "last_slice_at"));
        row("Trades", trades(summary));
        row("Fills", OrderLines.fills(text(summary, "fill")));
        AccountLines.of(summary).forEach(this::row);
        rows("Ambiguous", OrderLines.ambiguous(reports.read(Report.EXITS, session), text(summary, "intrabar")));
        row("Equity", decimal(summary, "equity") + ", began with " + decimal(summary, "initial_capital"));
        row("Curve", curve(summary, session));
        row("Return", percent(summary, "total_return") + ", max drawdown " + percent(summary, "max_drawdown"));
        year(summary);
        ReportTable positions = reports.read(Report.OPEN_POSITIONS, session);
        row("Open", OrderLines.held(positions));
        rows("Orders", OrderLines.waiting(reports.read(Report.ORDERS, session)));
        rows("Stale", Attention.stale(positions, (BigDecimal) value(summary, "equity")));
        rows("Locked", Attention.lockedOut(summary));
        rows("Ruined", Attention.ruined(summary));
        refusals(summary, session);
    }

    /// Of a session that has not begun to trade.
    private static String warmUp(ReportTable summary) {
        return Figures.counted(number(summary, "warm_up_slices"), "slice", "slices") + " up to "
                + time(summary, "last_slice_at")
                + "; the account begins with the first slice at tradeFrom, " + time(summary, "trade_from_at")
                + ", or after it";
    }

    private ExitStatus stopped(ReplayOutcome outcome) {
        console.line("Stopped on request "
                + outcome.lastSliceAt()
                        .map(time ->
                                "after the slice of " + Figures.time(LocalDateTime.ofInstant(time, ZoneOffset.UTC)))
                        .orElse("before the first slice")
                + ". Run the same command again to go on.");
        pages.tellUncompleted(outcome.session());
        return ExitStatus.STOPPED;
    }

    /// Books that were begun go on: nothing is left to correct first, unless a person must decide.
    private ExitStatus failed(ReplayOutcome outcome) {
        Throwable failure = outcome.failure();
        boolean undecided = failure != null && Failures.remedy(failure) == Remedy.DECIDE;
        ExitStatus status = console.failed(
                undecided ? Remedy.DECIDE : Remedy.RUN_AGAIN,
                failure == null ? "the job ended without a reason" : Failures.told(failure));
        if (!undecided) {
            console.resumable();
        }
        pages.tellUncompleted(outcome.session());
        return status;
    }

    private void row(String name, String text) {
        console.line(String.format(Locale.ROOT, "%-9s %s", name, Figures.oneLine(text)));
    }

    /// A label stands once before what it is about.
    private void rows(String name, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            row(i == 0 ? name : "", texts.get(i));
        }
    }

    private static String trades(ReportTable summary) {
        long roundTrips = number(summary, "round_trips");
        return Figures.grouped(number(summary, "trades")) + " ("
                + Figures.counted(roundTrips, "round trip", "round trips")
                + (roundTrips == 0 ? "" : ", " + percent(summary, "win_rate") + " of them gained") + ")";
    }

    private String curve(ReportTable summary, String session) {
        Charset charset = console.out().charset();
        return Sparkline.of(reports.equity(session, CURVE_WIDTH), charset) + "  "
                + Figures.glance((BigDecimal) value(summary, "initial_capital"))
                + " " + Sparkline.arrow(charset) + " "
                + Figures.glance((BigDecimal) value(summary, "equity"));
    }

    private void year(ReportTable summary) {
        if (((Number) value(summary, "periods_per_year")).intValue() != USUAL_PERIODS_PER_YEAR) {
            row("Year", text(summary, "periods_per_year") + " returns: " + text(summary, "periods_reason"));
        }
    }

    private void refusals(ReportTable summary, String session) {
        long total = number(summary, "refused_entries");
        if (total == 0) {
            return;
        }
        row("Refused", Figures.counted(total, "entry", "entries") + ", by risk");
        Map<String, Long> refusals = reports.refusals(session);
        long kept = refusals.values().stream().mapToLong(Long::longValue).sum();
        if (kept < total) {
            row("", "of " + Figures.grouped(kept) + (kept == 1 ? " that is kept:" : " that are kept:"));
        }
        refusals.forEach((reason, count) -> row("", Figures.grouped(count) + " because " + reason));
    }

    private void failures(ReplayOutcome outcome) {
        if (outcome.failures() == 0) {
            return;
        }
        row(
                "Failures",
                Figures.counted(outcome.failures(), "time", "times")
                        + " a symbol did not trade because the strategy failed");
        FirstFailures first = reports.firstFailures(outcome.session(), FAILURES_SHOWN);
        first.lines().forEach(line -> row("", line));
        if (first.kinds() > first.lines().size()) {
            row("", "and more, see report strategy_failures");
        }
    }

    private void unadjusted(ReplayOutcome outcome) {
        UnusedAdjustment bar = outcome.unusedAdjustment();
        if (bar != null) {
            row(
                    "Adjust",
                    bar.difference() + " of " + bar.symbol() + " on "
                            + Figures.time(LocalDateTime.ofInstant(bar.time(), ZoneOffset.UTC))
                            + " and is not used; adjust=all would use it");
        }
    }

    /// Only of a session whose slices were made with more than one.
    private void code(String session) {
        ReportTable versions = reports.read(Report.STRATEGY_VERSIONS, session);
        int latest = versions.rows().size() - 1;
        if (latest > 0) {
            row(
                    "Code",
                    "changed " + Figures.grouped(latest) + (latest == 1 ? " time" : " times") + ", the last time after "
                            + Figures.cell(versions.value(latest, "after_slice_at")) + "; report strategy_versions");
        }
    }

    private static String speed(ReplayOutcome outcome) {
        double seconds = Math.max(outcome.elapsed().toNanos(), 1) / 1e9;
        return String.format(
                Locale.ROOT,
                "%s in %.2f s, %,.0f bars per second",
                Figures.counted(outcome.bars(), "bar", "bars"),
                seconds,
                outcome.bars() / seconds);
    }

    private static String text(ReportTable table, String column) {
        return Figures.cell(value(table, column));
    }

    private static long number(ReportTable table, String column) {
        return ((Number) value(table, column)).longValue();
    }

    private static String decimal(ReportTable table, String column) {
        return Figures.grouped((BigDecimal) value(table, column));
    }

    private static String percent(ReportTable table, String column) {
        return Figures.percent((Double) value(table, column));
    }

    private static String time(ReportTable table, String column) {
        return Figures.time((LocalDateTime) value(table, column));
    }

    private static Object value(ReportTable table, String column) {
        return Objects.requireNonNull(table.value(0, column), column);
    }
}
