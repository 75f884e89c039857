package io.papertape.report.page;

import java.util.List;

/// The tables of a session's page.
final class SessionTables {

    /// As many days as there are: a century has 36,525.
    private static final int DAYS = 100_000;

    /// Each takes some 300 bytes, mostly its reasons.
    private static final int ROUND_TRIPS = 15_000;

    private static final int EVENTS = 2_000;
    private static final int SYMBOLS = 2_000;
    private static final int LISTED = 500;
    private static final int SAMPLE = 50;
    private static final int DEEPEST = 10;

    static final PageTable CHANGES = new PageTable(
            "changes",
            "change, item, changed_at, was, is_now, detail",
            "report_changes",
            "position_no, changed_at, item",
            LISTED);

    /// Of a session that may have short positions.
    static final PageTable GROSS_EXPOSURE =
            new PageTable("grossExposure", "calendar_day, gross_exposure", "report_exposure", "calendar_day", DAYS);

    /// All others.
    static final List<PageTable> ALL = List.of(
            new PageTable("summary", "*", "report_session_summary", "session", 1),
            new PageTable(
                    "days",
                    "calendar_day, equity, day_return, drawdown, benchmark",
                    "report_equity_by_day",
                    "calendar_day",
                    DAYS),
            new PageTable("exposure", "calendar_day, invested, time_invested", "report_exposure", "calendar_day", DAYS),
            new PageTable(
                    "months",
                    "calendar_year, jan, feb, mar, apr, may, jun, jul, aug, sep, oct, nov, dec, year_return",
                    "report_returns_matrix",
                    "calendar_year",
                    LISTED),
            new PageTable(
                    "drawdowns",
                    "peak_at, began_at, trough_at, recovered_at, peak_equity, trough_equity, depth, length_days",
                    "report_drawdowns",
                    "depth DESC, began_at",
                    DEEPEST),
            new PageTable(
                    "symbols",
                    "symbol, trades, round_trips, win_rate, realized_pnl, unrealized_pnl, commission, slippage_cost,"
                            + " turnover, dividends, split_cash, borrow_fees, total_pnl",
                    "report_symbol_pnl",
                    "symbol",
                    SYMBOLS),
            new PageTable(
                    "orders",
                    "symbol, side, quantity, kind, level, decided_at, bars_left, requested_quantity, limited_by,"
                            + " reason, position_effect",
                    "report_orders",
                    "position_effect, order_no",
                    LISTED),
            new PageTable(
                    "endedOrders",
                    "symbol, side, quantity, kind, level, decided_at, ended_at, ended_by, reason, position_effect",
                    "report_ended_orders",
                    "order_no DESC",
                    LISTED),
            new PageTable("exits", "*", "report_exits", "kind", LISTED),
            new PageTable(
                    "roundTrips",
                    "symbol, entered_at, exited_at, holding_days, quantity, entry_price, exit_price, commission,"
                            + " realized_pnl, return_on_cost, worst_excursion, best_excursion, entry_reason,"
                            + " exit_reason, entry_trade_no, exit_trade_no, side",
                    "report_round_trips",
                    "exit_trade_no DESC",
                    ROUND_TRIPS),
            new PageTable(
                    "openPositions",
                    "symbol, entered_at, quantity, entry_price, last_price, market_value, unrealized_pnl,"
                            + " unrealized_return, last_bar_at, stale, stop_price, target_price, trail_price, side",
                    "report_open_positions",
                    "symbol",
                    SYMBOLS),
            new PageTable(
                    "runs",
                    "run_id, status, started_at, ended_at, first_slice_at, last_slice_at, slices, bars, trades,"
                            + " rejected_bars, refused_entries, elapsed_ms, bars_per_second, made_with, failure,"
                            + " strategy_failures",
                    "report_runs",
                    "run_id DESC",
                    SAMPLE),
            new PageTable(
                    "strategyVersions",
                    "version_no, digest, used_since, after_slice_at",
                    "report_strategy_versions",
                    "version_no DESC",
                    SAMPLE),
            new PageTable(
                    "audits",
                    "audit_no, audited_at, verdict, found_by, certain, symbol, slice_at, finding, trades, futures",
                    "report_audits",
                    "audit_no DESC, finding_no",
                    SAMPLE),
            new PageTable(
                    "priceFiles",
                    "run_id, file, bytes, data_rows, sha256",
                    "report_price_files",
                    "run_id DESC, file",
                    LISTED),
            new PageTable(
                    "rejected",
                    "run_id, file, line, symbol, reason, text",
                    "report_rejected_bars",
                    "file, line",
                    SAMPLE),
            new PageTable(
                    "refused",
                    "run_id, refused_at, symbol, price, requested_quantity, signal, limited_by, reason",
                    "report_refused_entries",
                    "run_id DESC, refusal_no",
                    SAMPLE),
            new PageTable(
                    "failures",
                    "run_id, symbol, failed_at, occurrences, exception, message",
                    "report_strategy_failures",
                    "run_id DESC, failed_at, symbol, exception",
                    SAMPLE),
            new PageTable(
                    "restatements",
                    "run_id, replayed_at, bars_changed, bars_missing, bars_inserted, equity_before, equity_after,"
                            + " trades_before, trades_after, code_before, code_after, actions_changed",
                    "report_restatements",
                    "run_id DESC",
                    SAMPLE),
            new PageTable(
                    "restatedActions",
                    "run_id, symbol, ex_date, type, before_value, after_value",
                    "report_restated_actions",
                    "run_id DESC, ex_date, symbol, type",
                    SAMPLE),
            new PageTable(
                    "cashEvents",
                    "booked_at, symbol, type, amount, quantity_change",
                    "report_cash_events",
                    "event_no DESC",
                    EVENTS),
            new PageTable(
                    "corporateActions",
                    "ex_date, symbol, type, action_value, pay_date",
                    "report_corporate_actions",
                    "ex_date DESC, symbol, type",
                    LISTED));

    private SessionTables() {}
}
