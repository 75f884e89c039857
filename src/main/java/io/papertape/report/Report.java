package io.papertape.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reports that come with Papertape: views whose first column is the name of the session, or of the sweep.
public enum Report {
    SESSION_SUMMARY("one line for each session", "session", ReportRanks.SESSION_SUMMARY),
    MORNING(
            "what the last night did with each session, those that need attention first",
            "CASE WHEN attention IS NULL THEN 1 ELSE 0 END, position",
            ReportRanks.MORNING),
    COMPARISON(
            "the sessions beside each other, the best first",
            "sharpe_ratio DESC NULLS LAST, session",
            ReportRanks.COMPARISON),
    METRICS(
            "every metric of a session",
            "session, position_no",
            ColumnRanks.of("session metric metric_value", "position_no")),
    TRADES("every trade, and why it was made", "session, trade_no", "traded_at", ReportRanks.TRADES),
    ORDERS(
            "orders that wait for the next bar",
            "session, position_effect, order_no",
            "decided_at",
            ColumnRanks.of(
                    "session symbol side quantity kind level decided_at",
                    "reason limit_price trigger_price bars_left limited_by requested_quantity order_no position_effect")),
    ENDED_ORDERS(
            "orders that ended before they were filled whole, and why",
            "session, order_no",
            "ended_at",
            ColumnRanks.of(
                    "session symbol side quantity kind ended_at ended_by",
                    "level decided_at reason limited_by requested_quantity order_no position_effect")),
    AUDITS(
            "audits: whether trades depend on anything but bars and settings",
            "session, audit_no, finding_no",
            "audited_at",
            ColumnRanks.of(
                    "session audited_at verdict found_by finding",
                    "symbol slice_at certain trades futures last_slice_at seed code audit_no finding_no")),
    EXITS(
            "exits by kind: gains, and what the bars leave open",
            "session, kind",
            ColumnRanks.of(
                    "session kind exits realized_pnl win_rate",
                    "ambiguous_exits mean_pnl might_have_gained might_have_lost missed_trails")),
    ROUND_TRIPS(
            "every entry with the exit that closed it", "session, exit_trade_no", "exited_at", ReportRanks.ROUND_TRIPS),
    EQUITY_CURVE(
            "equity after every slice",
            "session, recorded_at",
            "recorded_at",
            ColumnRanks.of("session recorded_at equity drawdown", "cash positions_value receivables shorts_value")),
    EQUITY_BY_DAY(
            "equity and benchmark at the end of every date",
            "session, calendar_day",
            "calendar_day",
            ColumnRanks.of(
                    "session calendar_day equity day_return",
                    "drawdown benchmark_return positions_value cash benchmark points receivables shorts_value")),
    ROLLING(
            "equity, and Sharpe ratio, volatility and beta of 63 returns",
            "session, calendar_day",
            "calendar_day",
            ColumnRanks.of("session calendar_day equity sharpe_63", "volatility_63 beta_63 drawdown")),
    DRAWDOWNS(
            "losses from a peak: depth, trough, recovery",
            "session, depth DESC, began_at",
            "began_at",
            ColumnRanks.of(
                    "session depth peak_at trough_at recovered_at",
                    "length_days peak_equity trough_equity began_at points")),
    MONTHLY_RETURNS(
            "return of every month",
            "session, calendar_year, calendar_month",
            ColumnRanks.of(
                    "session calendar_year calendar_month month_return", "end_equity benchmark_return start_equity")),
    RETURNS_MATRIX(
            "returns of months and years, a line for each year",
            "session, calendar_year",
            ColumnRanks.of("session calendar_year year_return", "jan feb mar apr may jun jul aug sep oct nov dec")),
    SYMBOL_PNL(
            "gains and costs by symbol",
            "session, realized_pnl DESC, symbol",
            ColumnRanks.of(
                    "session symbol realized_pnl unrealized_pnl",
                    "round_trips win_rate trades commission slippage_cost turnover bought sold total_pnl dividends "
                            + "borrow_fees split_cash")),
    EXPOSURE(
            "how much was invested, and how often",
            "session, calendar_day",
            "calendar_day",
            ColumnRanks.of(
                    "session calendar_day invested",
                    "equity positions_value time_invested gross_exposure net_exposure long_value short_value")),
    CASH_EVENTS(
            "cash and shares that changed without a trade: dividends, splits, borrow fees",
            "session, event_no",
            "booked_at",
            ColumnRanks.of("session booked_at symbol type amount", "quantity_change realized_pnl event_no")),
    CORPORATE_ACTIONS(
            "splits, dividends and delistings of the session's symbols",
            "session, ex_date, symbol, type",
            "ex_date",
            ColumnRanks.of("session ex_date symbol type action_value", "pay_date")),
    COSTS(
            "commission, slippage and borrow fees of every month",
            "session, calendar_year, calendar_month",
            ColumnRanks.of(
                    "session calendar_year calendar_month commission slippage_cost",
                    "trades cost_rate traded_value borrow_fees")),
    OPEN_POSITIONS("what is held", "session, symbol", "entered_at", ReportRanks.OPEN_POSITIONS),
    REJECTED_BARS(
            "rows of the price files that could not be trusted",
            "session, file, line",
            ColumnRanks.of("session file line reason", "symbol text run_id")),
    REFUSED_ENTRIES(
            "entries that risk refused",
            "session, run_id, refusal_no",
            "refused_at",
            ColumnRanks.of(
                    "session refused_at symbol reason",
                    "requested_quantity price limited_by signal run_id refusal_no")),
    STRATEGY_FAILURES(
            "what strategies threw: the first of each kind, and how often",
            "session, run_id DESC, failed_at, symbol, exception",
            "failed_at",
            ColumnRanks.of("session symbol failed_at exception occurrences", "message run_id")),
    RUNS(
            "every carrying forward of a session, the latest first",
            "session, run_id DESC",
            "started_at",
            ColumnRanks.of(
                    "session run_id status started_at",
                    "last_slice_at slices trades failure strategy_failures bars elapsed_ms rejected_bars "
                            + "refused_entries first_slice_at ended_at bars_per_second made_with")),
    STRATEGY_VERSIONS(
            "the code that a session's strategy had, and since when",
            "session, version_no",
            "used_since",
            ColumnRanks.of("session version_no digest used_since", "after_slice_at")),
    PRICE_FILES(
            "files that the runs read, and their digests",
            "session, run_id DESC, file",
            ColumnRanks.of("session run_id file data_rows", "bytes sha256")),
    SUSPICIOUS_BARS(
            "bars that were used though they may be a fault of their source",
            "session, bar_at, symbol",
            "bar_at",
            ColumnRanks.of("session symbol bar_at reason", "run_id")),
    REMARKS(
            "what the runs told of their prices: symbols that are gone, stale or new, slices left for later",
            "session, run_id DESC, remark_no",
            ColumnRanks.of("session run_id kind remark", "remark_no")),
    CHANGES(
            "what the latest run changed",
            "session, position_no, changed_at, item, was NULLS FIRST, is_now NULLS FIRST",
            ColumnRanks.of("session change item was is_now", "changed_at detail run_id position_no")),
    RESTATEMENTS(
            "replays under prices that had changed, and what that did",
            "session, run_id",
            "replayed_at",
            ReportRanks.RESTATEMENTS),
    RESTATED_BARS(
            "the first bars that had changed, before and after",
            "session, run_id, bar_at, symbol",
            "bar_at",
            ReportRanks.RESTATED_BARS),
    RESTATED_TRADES(
            "trades that only one of the two histories has",
            "session, run_id, traded_at, symbol, side, history",
            "traded_at",
            ColumnRanks.of("session history traded_at symbol side quantity price", "cash_flow realized_pnl run_id")),
    RESTATED_ACTIONS(
            "splits, dividends and delistings that had changed, before and after",
            "session, run_id, ex_date, symbol, type",
            "ex_date",
            ColumnRanks.of("session symbol ex_date type before_value after_value", "run_id")),
    SWEEP("every combination of a sweep and what it came to", "sweep, result_id", ReportRanks.SWEEP),
    SWEEP_BEST(
            "the best combination of each account and window, and its test",
            "sweep, symbol, window_no",
            ReportRanks.SWEEP_BEST),
    SWEEP_STABILITY(
            "every combination of a sweep beside those that differ by one step of one parameter",
            "sweep, symbol, window_no, objective DESC NULLS LAST, combination",
            ReportRanks.SWEEP_STABILITY),
    SWEEP_OVERFITTING(
            "how much of the best of a sweep may be luck", "sweep, symbol, window_no", ReportRanks.SWEEP_OVERFITTING),
    WALK_FORWARD(
            "the tests of a sweep one after the other, as a curve for each account and for all",
            "sweep, equal_weights DESC, symbol, calendar_day",
            "calendar_day",
            ColumnRanks.of("sweep symbol calendar_day growth benchmark", "hindsight equal_weights"));

    private static final String PREFIX = "report_";

    private static final String SWEEP_OWNER = "sweep";
    private static final String SESSION_OWNER = "session";

    private final String description;
    private final String order;
    private final @Nullable String timeColumn;

    @SuppressWarnings("ImmutableEnumChecker")
    private final ColumnRanks ranks;

    Report(String description, String order, ColumnRanks ranks) {
        this(description, order, null, ranks);
    }

    Report(String description, String order, @Nullable String timeColumn, ColumnRanks ranks) {
        this.description = description;
        this.order = order;
        this.timeColumn = timeColumn;
        this.ranks = ranks;
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

    /// Whose name the first column has: `session` or `sweep`.
    public String owner() {
        return isOfSweeps() ? SWEEP_OWNER : SESSION_OWNER;
    }

    /// Whether it is about sweeps; otherwise it is about sessions.
    public boolean isOfSweeps() {
        return order.startsWith(SWEEP_OWNER);
    }

    /// Its columns with their importance for a person.
    ///
    /// @param oneSession whether all rows are of a session that the reader has named
    List<ReportColumn> ranked(List<ReportColumn> columns, boolean oneSession) {
        return ranks.rank(columns, oneSession);
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
