package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.StrategyFactory;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import io.papertape.settings.SettingValues;
import io.papertape.settings.StrategyOrigin;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A replay as it is asked for: its parameters, valid each by itself and together.
///
/// @param given the texts of the parameters that were given, by name
/// @param strategy makes the instances of the strategy
/// @param strategyClass class of these instances
/// @param settings settings of the session; its symbols are empty when every symbol is meant
/// @param ofRun values of the settings that belong to the run, see [#get(Setting)]
public record ReplayRequest(
        Map<String, String> given,
        StrategyFactory strategy,
        Class<? extends Strategy> strategyClass,
        SessionSettings settings,
        SettingValues ofRun) {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRequest.class);

    public ReplayRequest {
        given = Map.copyOf(given);
        ofRun = ofRun.of(SettingScope.RUN);
    }

    /// Reads and checks parameters, as far as can be told before the books are opened: which parameters a strategy has
    /// is left open where a session is named that may exist and have another strategy, or settings are copied.
    ///
    /// @param given texts by name
    /// @param catalog finds the strategy
    public static ParsedRequest parse(Map<String, String> given, StrategyCatalog catalog) {
        boolean named = given.containsKey(ReplaySettings.SESSION_NAME.name());
        boolean newStrategy = given.containsKey(ReplaySettings.STRATEGY.name())
                && "true".equals(given.get(ReplaySettings.FRESH.name()));
        boolean open = (named && !newStrategy) || given.containsKey(ReplaySettings.COPY_OF.name());
        return parse(given, catalog, open ? StrategyOrigin.UNKNOWN : StrategyOrigin.COMMAND);
    }

    /// This replay for a session that does not exist yet.
    ParsedRequest creating(StrategyCatalog catalog) {
        return parse(given, catalog, StrategyOrigin.COMMAND);
    }

    private static ParsedRequest parse(Map<String, String> given, StrategyCatalog catalog, StrategyOrigin origin) {
        return parsed(RequestedSettings.read(given, catalog, origin));
    }

    private static ParsedRequest parsed(RequestedSettings asked) {
        SessionSettings settings = asked.settings();
        StrategyCatalog.Found found = asked.strategy();
        if (found == null || settings == null) {
            return new ParsedRequest(null, asked.sentences(), pricesAsked(asked));
        }
        return new ParsedRequest(
                new ReplayRequest(
                        asked.given(), found.factory(), found.strategy().getClass(), settings, asked.values()),
                List.of(),
                null);
    }

    /// The prices that were asked for, unless the session tells where they are.
    private static @Nullable PriceQuery pricesAsked(RequestedSettings asked) {
        SettingValues values = asked.values();
        if (leavesPricesToSession(asked.given())) {
            return null;
        }
        return new PriceQuery(
                values.get(ReplaySettings.PRICES),
                values.get(ReplaySettings.RECURSIVE),
                values.get(ReplaySettings.SYMBOLS),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0,
                ZoneOffset.UTC,
                values.get(ReplaySettings.CONFLICT),
                values.get(ReplaySettings.ADJUST),
                false,
                null);
    }

    /// The value of a setting of the run.
    public <T> T get(Setting<T> setting) {
        return ofRun.get(setting);
    }

    /// Folder or file with the prices.
    public Path prices() {
        return get(ReplaySettings.PRICES);
    }

    /// Whether the strategy that is asked for, or the settings, look at volumes. A strategy that cannot be
    /// asked is taken for one that does.
    boolean usesVolumes() {
        if (settings.usesVolumes()) {
            return true;
        }
        try {
            return strategy.create().usesVolumes();
        } catch (Exception e) {
            LOG.debug("the strategy does not tell whether it looks at volumes", e);
            return true;
        }
    }

    /// The settings for the symbols that the prices have.
    SessionSettings settingsFor(List<String> symbols) {
        return settings.withPrices(symbols, prices());
    }

    /// The session's name: as given, or made from the settings, so that the same settings lead to the same session.
    public String sessionName() {
        String name = given.get(ReplaySettings.SESSION_NAME.name());
        if (name != null) {
            return name;
        }
        CRC32 digest = new CRC32();
        digest.update((settings.texts() + "|" + settings.prices()).getBytes(StandardCharsets.UTF_8));
        return "%s-%08x".formatted(settings.strategy(), digest.getValue());
    }

    /// Whether a setting was given.
    public boolean gives(Setting<?> setting) {
        return given.containsKey(setting.name());
    }

    /// Every parameter of this replay as it could be given, besides the session's name. A date stays one.
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>(settings.texts());
        for (Setting<?> setting : ReplaySettings.of(SettingScope.RUN)) {
            if (setting != ReplaySettings.TO) {
                texts.put(setting.name(), ofRun.text(setting));
            } else if (gives(setting)) {
                texts.put(setting.name(), given.get(setting.name()));
            }
        }
        return texts;
    }

    /// Whether a session, if it exists, tells where the prices are: the one that is carried forward, or is copied.
    public boolean leavesPricesToSession() {
        return leavesPricesToSession(given);
    }

    private static boolean leavesPricesToSession(Map<String, String> given) {
        return (given.containsKey(ReplaySettings.SESSION_NAME.name())
                        || given.containsKey(ReplaySettings.COPY_OF.name()))
                && !given.containsKey(ReplaySettings.PRICES.name());
    }

    /// The session whose settings a new one begins with.
    Optional<String> copyOf() {
        return Optional.ofNullable(given.get(ReplaySettings.COPY_OF.name()));
    }

    /// Whether the session, if it exists, tells whose prices are read.
    public boolean leavesSymbolsToSession() {
        return !gives(ReplaySettings.SYMBOLS);
    }

    /// What is wrong when prices that are left to a session cannot be used, because there is no such session.
    ///
    /// @param hint what is known of sessions
    /// @param prices what is wrong with those that a new one would have
    public InvalidParametersException withoutSession(String hint, PriceFileException prices) {
        List<String> problems = new ArrayList<>();
        problems.add("there is no session '" + copyOf().orElseGet(this::sessionName)
                + "' that tells where its prices are: " + hint);
        problems.addAll(prices.problems());
        return new InvalidParametersException(problems);
    }

    /// The bars that this replay may see.
    public PriceQuery query() {
        return new PriceQuery(
                prices(),
                get(ReplaySettings.RECURSIVE),
                settings.symbols(),
                settings.get(ReplaySettings.FROM).orElse(Long.MIN_VALUE),
                get(ReplaySettings.TO).orElse(Long.MAX_VALUE),
                get(ReplaySettings.MAX_REJECTED),
                settings.get(ReplaySettings.FILE_ZONE),
                settings.get(ReplaySettings.CONFLICT),
                settings.get(ReplaySettings.ADJUST),
                false,
                settings.metrics().benchmark());
    }

    /// This replay with the settings of a session that exists, for all that was not given.
    ParsedRequest filledFrom(SessionSettings stored, StrategyCatalog catalog) {
        Map<String, String> texts = textsOver(stored);
        texts.put(ReplaySettings.SESSION_NAME.name(), sessionName());
        return parse(texts, catalog, gives(ReplaySettings.STRATEGY) ? StrategyOrigin.COMMAND : StrategyOrigin.SESSION);
    }

    /// This replay with the settings of another session, for all that was not given.
    ParsedRequest copying(SessionSettings other, StrategyCatalog catalog) {
        return parse(textsOver(other), catalog, StrategyOrigin.COMMAND);
    }

    /// The parameters that were given, and for all others those of a session.
    private Map<String, String> textsOver(SessionSettings stored) {
        Map<String, String> texts = stored.textsWithPrices();
        if (gives(ReplaySettings.STRATEGY) && !settings.strategy().equals(stored.strategy())) {
            texts.keySet().removeAll(stored.parameters().keySet());
        }
        texts.putAll(given);
        return texts;
    }

    /// As [#filledFrom(SessionSettings, StrategyCatalog)], for a session that keeps its settings: every one that was
    /// given otherwise is a problem.
    ParsedRequest carrying(StoredSession stored, StrategyCatalog catalog) {
        Map<String, String> texts = new LinkedHashMap<>(stored.inOwnSymbols(given));
        texts.put(ReplaySettings.SESSION_NAME.name(), sessionName());
        return parsed(RequestedSettings.carrying(stored.settings(), texts, catalog));
    }
}
