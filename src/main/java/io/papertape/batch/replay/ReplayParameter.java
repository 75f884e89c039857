package io.papertape.batch.replay;

import java.util.Arrays;
import java.util.List;

/// The parameters of a replay, besides those of its strategy.
public enum ReplayParameter {
    SESSION("session", "made from the settings", "session to create or carry forward"),
    STRATEGY("strategy", "SimpleMAStrategy", "strategy, by name; its own parameters are parameters too"),
    SYMBOLS("symbols", "every symbol in prices, by name", "comma-separated, in processing order"),
    PRICES("prices", "data/prices", "folder or file with the prices"),
    FROM("from", "all", "ISO date or date-time, inclusive; earlier bars are not seen at all"),
    TO("to", "all", "ISO date or date-time, inclusive; later bars are not seen at all"),
    TRADE_FROM(
            "tradeFrom",
            "from",
            "ISO date or date-time: the first trade and equity point; bars before it warm the strategy up"),
    ZONE("zone", "UTC", "IANA zone whose dates are the session's days; a bar with a date alone keeps its date"),
    FILE_ZONE("fileZone", "UTC", "IANA zone of times in price files that have no offset"),
    INITIAL_CAPITAL("initialCapital", "100000", "cash at the beginning"),
    COMMISSION("commission", "0.001", "fraction of the traded value"),
    SLIPPAGE("slippage", "0.0005", "fraction by which a fill is worse than the price"),
    MAX_POSITIONS("maxPositions", "10", "open positions at most"),
    POSITION_SIZE("positionSize", "0.95", "fraction of cash that an entry may cost"),
    RISK("risk", "on", "on or off: whether entries are limited"),
    RISK_MAX_POSITION_SIZE("riskMaxPositionSize", "0.20", "value of an entry at most, fraction of equity"),
    RISK_MAX_DAILY_LOSS("riskMaxDailyLoss", "0.05", "no entry after a greater loss since the day before"),
    RISK_MAX_DRAWDOWN("riskMaxDrawdown", "0.15", "no entry below a greater drawdown from the highest equity"),
    RISK_MIN_CASH_RESERVE("riskMinCashReserve", "0.10", "cash that an entry leaves, fraction of equity"),
    RISK_DRAWDOWN_RESET(
            "riskDrawdownReset",
            "never",
            "never, or days without a position after which the highest equity counts from there"),
    BENCHMARK(
            "benchmark",
            "all symbols, equal weights",
            "symbol of the prices to compare with holding it, traded or not; empty for all of the session"),
    RISK_FREE_RATE("riskFreeRate", "0", "a year's, a fraction, for Sharpe ratio, Sortino ratio and alpha"),
    PERIODS_PER_YEAR(
            "periodsPerYear",
            "by the dates",
            "returns that make a year in annual figures; empty for as many as the dates of the prices have"),
    CLOSE_AT_END("closeAtEnd", "false", "true: sell everything at the last prices, close the session for good"),
    FRESH("fresh", "false", "true: start the session over; old results stay until the new run has succeeded"),
    ON_RESTATEMENT(
            "onRestatement",
            "stop",
            "stop or replay: what to do when bars that were used have changed; replay replays the session whole"),
    ON_CODE_CHANGE(
            "onCodeChange",
            "stop",
            "stop, replay or accept: what to do when the code of the strategy has changed; replay replays the session"
                    + " whole, accept goes on"),
    CHUNK_SIZE("chunkSize", "500", "slices per transaction at most; fewer where they have more than 500,000 bars"),
    MAX_REJECTED("maxRejected", "10000", "rejected rows that are tolerated; more fail the run"),
    MAX_FAILURES("maxFailures", "off", "failures of the strategy that are tolerated; more fail the run"),
    REPORTS("reports", "data/reports", "folder for the session's page and the index of all; off for none");

    private final String label;
    private final String defaultText;
    private final String meaning;

    ReplayParameter(String label, String defaultText, String meaning) {
        this.label = label;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /// The name as it is given.
    public String label() {
        return label;
    }

    /// The default, as a text that could be given or as a description of it.
    public String defaultText() {
        return defaultText;
    }

    /// What it means, as the end of a sentence.
    public String meaning() {
        return meaning;
    }

    /// Every name.
    public static List<String> labels() {
        return Arrays.stream(values()).map(ReplayParameter::label).toList();
    }
}
