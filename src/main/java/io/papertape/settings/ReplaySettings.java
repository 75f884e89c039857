package io.papertape.settings;

import static io.papertape.settings.SettingScope.COMMAND;
import static io.papertape.settings.SettingScope.RUN;
import static io.papertape.settings.SettingScope.SESSION;
import static io.papertape.settings.SettingTypes.begin;
import static io.papertape.settings.SettingTypes.either;
import static io.papertape.settings.SettingTypes.end;
import static io.papertape.settings.SettingTypes.fraction;
import static io.papertape.settings.SettingTypes.listOfNames;
import static io.papertape.settings.SettingTypes.name;
import static io.papertape.settings.SettingTypes.oneOf;
import static io.papertape.settings.SettingTypes.path;
import static io.papertape.settings.SettingTypes.positive;
import static io.papertape.settings.SettingTypes.positiveFraction;
import static io.papertape.settings.SettingTypes.rate;
import static io.papertape.settings.SettingTypes.text;
import static io.papertape.settings.SettingTypes.wholeNumber;
import static io.papertape.settings.SettingTypes.yearlyRate;
import static io.papertape.settings.SettingTypes.zone;

import io.papertape.engine.market.Adjustment;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings of a replay, besides the parameters of its strategy. From these descriptors follow the parameters of
/// the command line with their help and hints, what a session keeps, and what is told of it: whoever adds a setting
/// adds one descriptor here, above [#ALL], or to [OrderSettings], and uses its value.
public final class ReplaySettings {

    /// Filled by the descriptors below, in their order.
    private static final List<Setting<?>> LISTED = new ArrayList<>();

    private static final int LONGEST_NAME = 400;
    private static final int MOST_DAYS_OF_RESET = 36_500;
    private static final int MOST_DAYS_OF_YEAR = 366;

    public static final Setting<Optional<String>> SESSION_NAME = command(
            "session",
            name(LONGEST_NAME),
            Optional.empty(),
            "made from the settings",
            "session to create or carry forward");

    public static final Setting<Optional<String>> COPY_OF = command(
            "copyOf",
            name(LONGEST_NAME),
            Optional.empty(),
            "none",
            "session whose settings a new one begins with; settings given beside it go before");

    public static final Setting<String> STRATEGY =
            session("strategy", text(), "SimpleMAStrategy", "strategy, by name; its own parameters are parameters too");

    public static final Setting<List<String>> SYMBOLS = session(
            "symbols",
            listOfNames(),
            List.of(),
            "every symbol in prices, by name",
            "comma-separated, in processing order");

    public static final Setting<Path> PRICES = run("prices", path(), "data/prices", "folder or file with the prices");

    public static final Setting<Boolean> RECURSIVE = run(
            "recursive",
            either("true", "false"),
            "false",
            "read the files in the subfolders of a folder of prices, too");

    public static final Setting<Optional<Long>> FROM = session(
            "from",
            begin(),
            Optional.empty(),
            "all",
            "ISO date or date-time, inclusive; earlier bars are not seen at all");

    public static final Setting<Optional<Long>> TO = run(
            "to", end(), Optional.empty(), "all", "ISO date or date-time, inclusive; later bars are not seen at all");

    public static final Setting<Optional<Long>> TRADE_FROM = session(
            "tradeFrom",
            begin(),
            Optional.empty(),
            "from",
            "ISO date or date-time: the first trade and equity point; bars before it warm the strategy up");

    public static final Setting<ZoneId> ZONE = session(
            "zone",
            zone(),
            "UTC",
            "IANA zone whose dates are the session's days; a bar with a date alone keeps its date");

    public static final Setting<ZoneId> FILE_ZONE =
            session("fileZone", zone(), "UTC", "IANA zone of times in price files that have no offset");

    public static final Setting<Boolean> CONFLICT = session(
            "conflict",
            either("last", "reject"),
            "reject",
            "reject or last: which of the rows of a file is used that differ for one symbol and time");

    public static final Setting<Adjustment> ADJUST = session(
            "adjust",
            oneOf(Adjustment.class, Adjustment::label),
            "none",
            "none, splits or all: what prices are adjusted for; all makes them depend on dividends to come");

    public static final Setting<Long> INITIAL_CAPITAL =
            session("initialCapital", positive(), "100000", "cash at the beginning");

    static {
        LISTED.addAll(OrderSettings.COSTS);
    }

    public static final Setting<Integer> MAX_POSITIONS =
            session("maxPositions", wholeNumber(1, Integer.MAX_VALUE), "10", "open positions at most");

    public static final Setting<Long> POSITION_SIZE = session(
            "positionSize",
            positiveFraction(),
            "0.95",
            "fraction of cash that an entry may cost; of equity with sizing=equity, risk or volatility");

    static {
        LISTED.addAll(OrderSettings.SIZES);
        LISTED.addAll(OrderSettings.FILLS);
        LISTED.addAll(OrderSettings.EXITS);
        LISTED.addAll(OrderSettings.SHORTS);
        LISTED.addAll(OrderSettings.ACTIONS);
    }

    public static final Setting<Boolean> RISK =
            session("risk", either("on", "off"), "on", "on or off: whether entries are limited");

    public static final Setting<Long> RISK_MAX_POSITION_SIZE =
            session("riskMaxPositionSize", fraction(), "0.20", "value of an entry at most, fraction of equity");

    public static final Setting<Long> RISK_MAX_DAILY_LOSS =
            session("riskMaxDailyLoss", fraction(), "0.05", "no entry after a greater loss since the day before");

    public static final Setting<Long> RISK_MAX_DRAWDOWN =
            session("riskMaxDrawdown", fraction(), "0.15", "no entry below a greater drawdown from the highest equity");

    public static final Setting<Long> RISK_MIN_CASH_RESERVE =
            session("riskMinCashReserve", fraction(), "0.10", "cash that an entry leaves, fraction of equity");

    public static final Setting<Optional<Integer>> RISK_DRAWDOWN_RESET = session(
            "riskDrawdownReset",
            wholeNumber(1, MOST_DAYS_OF_RESET).unless("never"),
            "never",
            "never, or days without a position after which the highest equity counts from there");

    public static final Setting<Optional<String>> BENCHMARK = session(
            "benchmark",
            text().unless(""),
            Optional.empty(),
            "all symbols, equal weights",
            "symbol of the prices to compare with holding it, traded or not; empty for all of the session");

    public static final Setting<Long> RISK_FREE_RATE = session(
            "riskFreeRate", yearlyRate(), "0", "a year's, a fraction, for Sharpe ratio, Sortino ratio and alpha");

    public static final Setting<Optional<Integer>> PERIODS_PER_YEAR = session(
            "periodsPerYear",
            wholeNumber(1, MOST_DAYS_OF_YEAR).unless(""),
            Optional.empty(),
            "by the dates",
            "returns that make a year in annual figures; empty for as many as the dates of the prices have");

    public static final Setting<Boolean> CLOSE_AT_END = run(
            "closeAtEnd",
            either("true", "false"),
            "false",
            "true: sell everything at the last prices, close the session for good");

    public static final Setting<Boolean> FRESH = run(
            "fresh",
            either("true", "false"),
            "false",
            "true: start the session over; old results stay until the new run has succeeded");

    public static final Setting<Boolean> ON_RESTATEMENT = run(
            "onRestatement",
            either("replay", "stop"),
            "stop",
            "stop or replay: what to do when bars that were used have changed; replay replays the session whole");

    public static final Setting<Long> PRICE_TOLERANCE = run(
            "priceTolerance",
            rate(),
            "0",
            "fraction by which prices that were used may differ now without having changed");

    public static final Setting<Integer> HOLD_BACK = run(
            "holdBack",
            wholeNumber(0, 1_000),
            "0",
            "newest slices that are left for a later run, because their bars may still change");

    public static final Setting<Boolean> INCOMPLETE = run(
            "incomplete",
            either("wait", "go"),
            "go",
            "go or wait: what to do with a newest slice that lacks a symbol which the slice before had");

    public static final Setting<Integer> WAIT_NIGHTS = run(
            "waitNights",
            wholeNumber(1, 1_000),
            "1",
            "dates of runs on which such a slice is left, with those after it, for incomplete=wait");

    public static final Setting<OnCodeChange> ON_CODE_CHANGE = run(
            "onCodeChange",
            oneOf(OnCodeChange.class, OnCodeChange::label),
            "stop",
            "stop, replay or accept: what to do when the code of the strategy has changed; replay replays the session"
                    + " whole, accept goes on");

    public static final Setting<Integer> CHUNK_SIZE = run(
            "chunkSize",
            wholeNumber(1, 1_000_000),
            "500",
            "slices per transaction at most; fewer where they have more than 500,000 bars");

    public static final Setting<Integer> MAX_REJECTED = run(
            "maxRejected", wholeNumber(0, 1_000_000), "10000", "rejected rows that are tolerated; more fail the run");

    public static final Setting<Optional<Integer>> MAX_FAILURES = run(
            "maxFailures",
            wholeNumber(0, Integer.MAX_VALUE).unless("off"),
            "off",
            "failures of the strategy that are tolerated; more fail the run");

    public static final Setting<Optional<Path>> REPORTS = run(
            "reports",
            path().unless("off"),
            "data/reports",
            "folder for the session's page and the index of all; off for none");

    /// All of them, in the order in which they are told.
    public static final List<Setting<?>> ALL = List.copyOf(LISTED);

    private ReplaySettings() {}

    private static <T> Setting<T> session(String name, SettingType<T> type, String defaultText, String meaning) {
        return listed(Setting.of(name, SESSION, type, defaultText, meaning));
    }

    private static <T> Setting<T> session(
            String name, SettingType<T> type, T defaultValue, String description, String meaning) {
        return listed(Setting.describing(name, SESSION, type, defaultValue, description, meaning));
    }

    private static <T> Setting<T> run(String name, SettingType<T> type, String defaultText, String meaning) {
        return listed(Setting.of(name, RUN, type, defaultText, meaning));
    }

    private static <T> Setting<T> run(
            String name, SettingType<T> type, T defaultValue, String description, String meaning) {
        return listed(Setting.describing(name, RUN, type, defaultValue, description, meaning));
    }

    private static <T> Setting<T> command(
            String name, SettingType<T> type, T defaultValue, String description, String meaning) {
        return listed(Setting.describing(name, COMMAND, type, defaultValue, description, meaning));
    }

    private static <T> Setting<T> listed(Setting<T> setting) {
        LISTED.add(setting);
        return setting;
    }

    /// Every name.
    public static List<String> names() {
        return ALL.stream().map(Setting::name).toList();
    }

    /// Those that belong to a scope, in the order in which they are told.
    public static List<Setting<?>> of(SettingScope scope) {
        return ALL.stream().filter(setting -> setting.scope() == scope).toList();
    }
}
