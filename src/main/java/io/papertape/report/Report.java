package io.papertape.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reports that come with Papertape: views whose first column is the session's name.
public enum Report {
    SESSION_SUMMARY("one line for each session", "session"),
    COMPARISON("the sessions beside each other, the best first", "sharpe_ratio DESC NULLS LAST, session"),
    METRICS("every metric of a session", "session, position_no"),
    TRADES("every trade, and why it was made", "session, trade_no", "traded_at"),
    ROUND_TRIPS("every buy with the sell that closed it", "session, exit_trade_no", "exited_at"),
    EQUITY_CURVE("equity after every slice", "session, recorded_at", "recorded_at"),
    EQUITY_BY_DAY("equity and benchmark at the end of every date", "session, calendar_day", "calendar_day"),
    ROLLING("equity, loss and Sharpe ratio of 63 returns", "session, calendar_day", "calendar_day"),
    DRAWDOWNS("losses from a peak: depth, trough, recovery", "session, depth DESC, began_at", "began_at"),
    MONTHLY_RETURNS("return of every month", "session, calendar_year, calendar_month"),
    RETURNS_MATRIX("returns of months and years, a line for each year", "session, calendar_year"),
    SYMBOL_PNL("gains and costs by symbol", "session, realized_pnl DESC, symbol"),
    EXPOSURE("how much was invested, and how often", "session, calendar_day", "calendar_day"),
    COSTS("commission and slippage of every month", "session, calendar_year, calendar_month"),
    OPEN_POSITIONS("what is held", "session, symbol", "entered_at"),
    REJECTED_BARS("rows of the price files that could not be trusted", "session, file, line"),
    REFUSED_ENTRIES("buys that risk refused", "session, run_id, refusal_no", "refused_at"),
    STRATEGY_FAILURES(
            "what strategies threw: the first of each kind, and how often",
            "session, run_id DESC, failed_at, symbol, exception",
            "failed_at"),
    RUNS("every carrying forward of a session, the latest first", "session, run_id DESC", "started_at"),
    PRICE_FILES("files that the runs read, and their digests", "session, run_id DESC, file"),
    CHANGES("what the latest run changed", "session, change DESC, changed_at, item, is_now"),
    RESTATEMENTS("replays under prices that had changed, and what that did", "session, run_id", "replayed_at"),
    RESTATED_BARS("the first bars that had changed, before and after", "session, run_id, bar_at, symbol", "bar_at"),
    RESTATED_TRADES(
            "trades that only one of the two histories has",
            "session, run_id, traded_at, symbol, side, history",
            "traded_at");

    private static final String PREFIX = "report_";

    private final String description;
    private final String order;
    private final @Nullable String timeColumn;

    Report(String description, String order) {
        this(description, order, null);
    }

    Report(String description, String order, @Nullable String timeColumn) {
        this.description = description;
        this.order = order;
        this.timeColumn = timeColumn;
    }

    /// The name to ask for it: the view's name without its beginning.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The view's name.
    public String view() {
        return PREFIX + label();
    }

    /// What it shows.
    public String description() {
        return description;
    }

    String order() {
        return order;
    }

    /// The column of a time or a date by which a period restricts the rows; empty where a row
    /// stands for more than one time.
    public Optional<String> timeColumn() {
        return Optional.ofNullable(timeColumn);
    }

    /// The report of this name, with or without the view's beginning, with hyphens or underscores.
    public static Optional<Report> named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('-', '_');
        String label = plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain;
        return Arrays.stream(values())
                .filter(report -> report.label().equals(label))
                .findFirst();
    }

    /// Every name.
    public static List<String> labels() {
        return Arrays.stream(values()).map(Report::label).toList();
    }
}
