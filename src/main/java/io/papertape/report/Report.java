package io.papertape.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The reports that come with Papertape: views whose first column is the session's name.
public enum Report {
    SESSION_SUMMARY("one line for each session", "session"),
    TRADES("every trade with its reason", "session, trade_no"),
    ROUND_TRIPS("every buy with the sell that closed it", "session, exit_trade_no"),
    EQUITY_CURVE("equity after every slice", "session, recorded_at"),
    DRAWDOWNS("losses from a peak: depth, trough, recovery", "session, depth DESC, began_at"),
    MONTHLY_RETURNS("return of every month", "session, calendar_year, calendar_month"),
    SYMBOL_PNL("gains and costs by symbol", "session, realized_pnl DESC, symbol"),
    OPEN_POSITIONS("what is held", "session, symbol"),
    REJECTED_BARS("rows of the price files that could not be trusted", "session, file, line"),
    RUNS("every carrying forward of a session", "session, run_id"),
    RESTATEMENTS("replays under prices that had changed, and what that did", "session, run_id"),
    RESTATED_BARS("the first bars that had changed, before and after", "session, run_id, bar_at, symbol"),
    RESTATED_TRADES(
            "trades that only one of the two histories has", "session, run_id, traded_at, symbol, side, history");

    private static final String PREFIX = "report_";

    private final String description;
    private final String order;

    Report(String description, String order) {
        this.description = description;
        this.order = order;
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
