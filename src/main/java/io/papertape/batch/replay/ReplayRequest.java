package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategyFactory;
import io.papertape.ledger.MetricSettings;
import io.papertape.ledger.SessionPeriod;
import io.papertape.ledger.SessionSettings;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A replay as it is asked for: its parameters, valid each by itself and together.
///
/// @param given the texts of the parameters that were given, by name
/// @param strategy makes the instances of the strategy
/// @param strategyClass class of these instances
/// @param settings settings of the session; its symbols are empty when every symbol is meant
/// @param prices folder or file with the prices
/// @param to last time to see, epoch milliseconds UTC, or null for all
/// @param closeAtEnd whether to sell everything and close the session
/// @param fresh whether to start the session over
/// @param replaysRestated whether to replay the session whole when bars that were used have changed
/// @param onCodeChange what to do when the code of the strategy has changed
/// @param chunkSize slices per transaction
/// @param maxRejected rejected rows that are tolerated
/// @param maxFailures failures of the strategy that are tolerated, or null for any number
/// @param reports folder for the session's page, or null for none
public record ReplayRequest(
        Map<String, String> given,
        StrategyFactory strategy,
        Class<? extends Strategy> strategyClass,
        SessionSettings settings,
        Path prices,
        @Nullable Long to,
        boolean closeAtEnd,
        boolean fresh,
        boolean replaysRestated,
        OnCodeChange onCodeChange,
        int chunkSize,
        int maxRejected,
        @Nullable Integer maxFailures,
        @Nullable Path reports) {

    private static final String OFF = "off";
    private static final String NEVER = "never";
    private static final int MOST_DAYS_OF_RESET = 36_500;
    private static final int LONGEST_NAME = 400;
    private static final int MOST_DAYS_OF_YEAR = 366;

    public ReplayRequest {
        given = Map.copyOf(given);
    }

    /// Reads and checks parameters, as far as can be told before the books are opened: which parameters a strategy has
    /// is left open where a session is named that may exist and have another strategy.
    ///
    /// @param given texts by name
    /// @param catalog finds the strategy
    public static ParsedRequest parse(Map<String, String> given, StrategyCatalog catalog) {
        boolean named = given.containsKey(ReplayParameter.SESSION.label());
        boolean newStrategy = given.containsKey(ReplayParameter.STRATEGY.label())
                && "true".equals(given.get(ReplayParameter.FRESH.label()));
        return parse(given, catalog, named && !newStrategy ? StrategyOrigin.UNKNOWN : StrategyOrigin.COMMAND);
    }

    /// This replay for a session that does not exist yet.
    ParsedRequest creating(StrategyCatalog catalog) {
        return parse(given, catalog, StrategyOrigin.COMMAND);
    }

    private static ParsedRequest parse(Map<String, String> given, StrategyCatalog catalog, StrategyOrigin origin) {
        ParameterReader reader = new ParameterReader(given);
        StrategyCatalog.Found found = new RequestedStrategy(given, catalog, reader, origin).find();
        checkSession(reader);
        SessionPeriod period = new SessionPeriod(
                reader.begin(ReplayParameter.FROM),
                reader.begin(ReplayParameter.TRADE_FROM),
                reader.zone(ReplayParameter.ZONE),
                reader.zone(ReplayParameter.FILE_ZONE));
        Long to = reader.end(ReplayParameter.TO);
        reader.requireOrder(ReplayParameter.FROM, period.from(), ReplayParameter.TRADE_FROM, period.tradeFrom());
        reader.requireOrder(ReplayParameter.FROM, period.from(), ReplayParameter.TO, to);
        Path prices = reader.path(ReplayParameter.PRICES);
        SessionSettings settings = new SessionSettings(
                reader.text(ReplayParameter.STRATEGY),
                found == null ? Map.of() : found.parameters(),
                reader.names(ReplayParameter.SYMBOLS),
                prices.toString(),
                period,
                reader.positive(ReplayParameter.INITIAL_CAPITAL),
                new FillCosts(reader.rate(ReplayParameter.COMMISSION), reader.rate(ReplayParameter.SLIPPAGE)),
                reader.wholeNumber(ReplayParameter.MAX_POSITIONS, 1, Integer.MAX_VALUE),
                reader.positiveFraction(ReplayParameter.POSITION_SIZE),
                reader.either(ReplayParameter.RISK, "on", "off"),
                new RiskLimits(
                        reader.fraction(ReplayParameter.RISK_MAX_POSITION_SIZE),
                        reader.fraction(ReplayParameter.RISK_MAX_DAILY_LOSS),
                        reader.fraction(ReplayParameter.RISK_MAX_DRAWDOWN),
                        reader.fraction(ReplayParameter.RISK_MIN_CASH_RESERVE)),
                reader.wholeNumberUnless(ReplayParameter.RISK_DRAWDOWN_RESET, NEVER, 1, MOST_DAYS_OF_RESET),
                new MetricSettings(
                        reader.textUnlessEmpty(ReplayParameter.BENCHMARK),
                        reader.yearlyRate(ReplayParameter.RISK_FREE_RATE),
                        reader.wholeNumberUnlessEmpty(ReplayParameter.PERIODS_PER_YEAR, 1, MOST_DAYS_OF_YEAR)));
        boolean closeAtEnd = reader.either(ReplayParameter.CLOSE_AT_END, "true", "false");
        boolean fresh = reader.either(ReplayParameter.FRESH, "true", "false");
        boolean replaysRestated = reader.either(ReplayParameter.ON_RESTATEMENT, "replay", "stop");
        OnCodeChange onCodeChange =
                OnCodeChange.labelled(reader.oneOf(ReplayParameter.ON_CODE_CHANGE, OnCodeChange.labels()));
        int chunkSize = reader.wholeNumber(ReplayParameter.CHUNK_SIZE, 1, 1_000_000);
        int maxRejected = reader.wholeNumber(ReplayParameter.MAX_REJECTED, 0, 1_000_000);
        Integer maxFailures = reader.wholeNumberUnless(ReplayParameter.MAX_FAILURES, OFF, 0, Integer.MAX_VALUE);
        Path reports = reader.text(ReplayParameter.REPORTS).equals(OFF) ? null : reader.path(ReplayParameter.REPORTS);
        if (found == null || !reader.problems().isEmpty()) {
            return new ParsedRequest(null, reader.problems(), pricesAsked(reader, prices, settings.symbols()));
        }
        ReplayRequest request = new ReplayRequest(
                given,
                found.factory(),
                found.strategy().getClass(),
                settings,
                prices,
                to,
                closeAtEnd,
                fresh,
                replaysRestated,
                onCodeChange,
                chunkSize,
                maxRejected,
                maxFailures,
                reports);
        return new ParsedRequest(request, List.of(), null);
    }

    /// The settings for the symbols that the prices have.
    SessionSettings settingsFor(List<String> symbols) {
        return settings.withPrices(symbols, prices);
    }

    /// The session's name: as given, or made from the settings, so that the same settings lead to the same session.
    public String sessionName() {
        String name = given.get(ReplayParameter.SESSION.label());
        if (name != null) {
            return name;
        }
        CRC32 digest = new CRC32();
        digest.update((settings.texts() + "|" + settings.prices()).getBytes(StandardCharsets.UTF_8));
        return "%s-%08x".formatted(settings.strategy(), digest.getValue());
    }

    /// Whether a parameter was given.
    public boolean gives(ReplayParameter parameter) {
        return given.containsKey(parameter.label());
    }

    /// Every parameter of this replay as it could be given, besides the session's name.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(settings.texts());
        texts.put(ReplayParameter.PRICES.label(), prices.toString());
        String last = given.get(ReplayParameter.TO.label());
        if (last != null) {
            texts.put(ReplayParameter.TO.label(), last);
        }
        texts.put(ReplayParameter.CLOSE_AT_END.label(), Boolean.toString(closeAtEnd));
        texts.put(ReplayParameter.FRESH.label(), Boolean.toString(fresh));
        texts.put(ReplayParameter.ON_RESTATEMENT.label(), replaysRestated ? "replay" : "stop");
        texts.put(ReplayParameter.ON_CODE_CHANGE.label(), onCodeChange.label());
        texts.put(ReplayParameter.CHUNK_SIZE.label(), Integer.toString(chunkSize));
        texts.put(ReplayParameter.MAX_REJECTED.label(), Integer.toString(maxRejected));
        texts.put(ReplayParameter.MAX_FAILURES.label(), maxFailures == null ? OFF : maxFailures.toString());
        texts.put(ReplayParameter.REPORTS.label(), reports == null ? OFF : reports.toString());
        return texts;
    }

    /// Whether the session, if it exists, tells where the prices are.
    public boolean leavesPricesToSession() {
        return gives(ReplayParameter.SESSION) && !gives(ReplayParameter.PRICES);
    }

    /// What is wrong when prices that are left to a session cannot be used, because there is no such session.
    ///
    /// @param hint what is known of sessions
    /// @param prices what is wrong with those that a new one would have
    public InvalidParametersException withoutSession(String hint, PriceFileException prices) {
        List<String> problems = new ArrayList<>();
        problems.add("there is no session '" + sessionName() + "' that tells where its prices are: " + hint);
        problems.addAll(prices.problems());
        return new InvalidParametersException(problems);
    }

    /// The bars that this replay may see.
    public PriceQuery query() {
        Long from = settings.period().from();
        return new PriceQuery(
                prices,
                settings.symbols(),
                from == null ? Long.MIN_VALUE : from,
                to == null ? Long.MAX_VALUE : to,
                maxRejected,
                settings.period().fileZone(),
                false,
                settings.metrics().benchmark());
    }

    /// This replay with the settings of a session that exists, for all that was not given.
    ParsedRequest filledFrom(SessionSettings stored, StrategyCatalog catalog) {
        Map<String, String> texts = texts(stored);
        if (gives(ReplayParameter.STRATEGY) && !settings.strategy().equals(stored.strategy())) {
            texts.keySet().removeAll(stored.parameters().keySet());
        }
        texts.putAll(given);
        texts.put(ReplayParameter.SESSION.label(), sessionName());
        return parse(texts, catalog, gives(ReplayParameter.STRATEGY) ? StrategyOrigin.COMMAND : StrategyOrigin.SESSION);
    }

    /// As [#filledFrom(SessionSettings, StrategyCatalog)], for a session that keeps its settings: every one that was
    /// given otherwise is a problem.
    ParsedRequest carrying(SessionSettings stored, StrategyCatalog catalog) {
        Map<String, String> texts = texts(stored);
        texts.putAll(given);
        texts.put(ReplayParameter.SESSION.label(), sessionName());
        List<String> problems = new ArrayList<>();
        String asked = Objects.requireNonNull(texts.put(ReplayParameter.STRATEGY.label(), stored.strategy()));
        if (!asked.equals(stored.strategy())) {
            problems.add(keepsItsSettings("strategy was " + stored.strategy() + ", now " + asked));
        }
        ParsedRequest parsed = parse(texts, catalog, StrategyOrigin.SESSION);
        ReplayRequest carrying = parsed.request();
        if (carrying != null) {
            stored.differences(carrying.settings).forEach(difference -> problems.add(keepsItsSettings(difference)));
        }
        problems.addAll(parsed.problems());
        return problems.isEmpty() ? parsed : new ParsedRequest(null, problems, parsed.prices());
    }

    private static Map<String, String> texts(SessionSettings stored) {
        Map<String, String> texts = new LinkedHashMap<>(stored.texts());
        texts.put(ReplayParameter.PRICES.label(), stored.prices());
        return texts;
    }

    private String keepsItsSettings(String difference) {
        return "session '" + sessionName() + "' keeps its settings: " + difference + " (fresh=true starts it over)";
    }

    /// The prices that were asked for, unless the session tells where they are.
    private static @Nullable PriceQuery pricesAsked(ParameterReader reader, Path prices, List<String> symbols) {
        boolean storedOnes = reader.textIfGiven(ReplayParameter.SESSION) != null
                && reader.textIfGiven(ReplayParameter.PRICES) == null;
        return storedOnes ? null : new PriceQuery(prices, symbols, Long.MIN_VALUE, Long.MAX_VALUE, 0);
    }

    private static void checkSession(ParameterReader reader) {
        String name = reader.textIfGiven(ReplayParameter.SESSION);
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0)) {
            reader.problem("session must have 1 to " + LONGEST_NAME + " characters but was '" + name + "'");
        }
    }
}
