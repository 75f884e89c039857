package io.papertape.cli;

import io.papertape.batch.Failures;
import io.papertape.batch.live.LiveListener;
import io.papertape.batch.replay.ReplayStart;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.StrategyFailure;
import io.papertape.report.Figures;
import io.papertape.report.Report;
import io.papertape.report.ReportTable;
import io.papertape.report.Reports;
import io.papertape.report.TextWidth;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/// Tells a trader what a session does that trades live, a line for each thing: its state, trades, failures.
final class LiveLines implements LiveListener {

    private final Console console;
    private final Reports reports;
    private final ConsoleProgress progress;
    private final Duration interval;

    /// @param progress of the replay that comes first
    LiveLines(Console console, Reports reports, ConsoleProgress progress, Duration interval) {
        this.console = console;
        this.reports = reports;
        this.progress = progress;
        this.interval = interval;
    }

    @Override
    public void began(ReplayStart start) {
        progress.began(start);
    }

    @Override
    public void advanced(long bars, long estimatedBars) {
        progress.advanced(bars, estimatedBars);
    }

    @Override
    public void follows(String session, List<String> symbols) {
        progress.close();
        ReportTable summary = reports.read(Report.SESSION_SUMMARY, session);
        Object capital = Objects.requireNonNull(summary.value(0, "initial_capital"));
        Object equity = Objects.requireNonNullElse(summary.value(0, "equity"), capital);
        String text = "live: session " + session + ", "
                + (cell(summary, "strategy") + " " + cell(summary, "parameters")).strip()
                + ", " + StartLine.symbols(symbols) + ", capital " + Figures.grouped((BigDecimal) capital) + ", equity "
                + Figures.grouped((BigDecimal) equity) + ", last slice " + cell(summary, "last_slice_at")
                + "; looks every " + seconds(interval) + " s until it is stopped";
        TextWidth.wrap(text, console.width()).forEach(progress::line);
    }

    @Override
    public void traded(String symbol, Trade trade) {
        line(time(trade.time()) + " " + trade.side() + " " + Money.format(trade.quantity()) + " " + symbol + " at "
                + Money.format(trade.price()) + ": " + trade.reason());
    }

    @Override
    public void strategyFailed(String symbol, StrategyFailure failure) {
        String message = failure.message();
        console.error(time(failure.time()) + " " + symbol + " did not trade, the strategy threw " + failure.exception()
                + (message == null ? "" : ": " + message));
    }

    @Override
    public void failed(Throwable failure) {
        console.error(Failures.told(failure) + "; live goes on");
    }

    private void line(String text) {
        console.line(Figures.oneLine(text));
        console.out().flush();
    }

    private static String cell(ReportTable table, String column) {
        return Figures.cell(table.value(0, column));
    }

    private static String seconds(Duration duration) {
        return new BigDecimal(duration.toNanos())
                .movePointLeft(9)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String time(long epochMillis) {
        return Figures.time(LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC));
    }
}
