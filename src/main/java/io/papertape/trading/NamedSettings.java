package io.papertape.trading;

import io.papertape.engine.performance.Conventions;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import io.papertape.settings.StrategyOrigin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings of a session as texts by name, which are those of a replay.
///
/// @param config what the engine takes from them
/// @param conventions of the metrics
record NamedSettings(SessionConfig config, Conventions conventions) {

    /// Settings that are arguments of their own.
    private static final Set<Setting<?>> GIVEN =
            Set.of(ReplaySettings.STRATEGY, ReplaySettings.SYMBOLS, ReplaySettings.INITIAL_CAPITAL);

    /// Settings of a session that are about the files of its prices.
    private static final Set<Setting<?>> OF_FILES = Set.of(
            ReplaySettings.FROM,
            ReplaySettings.FILE_ZONE,
            ReplaySettings.CONFLICT,
            ReplaySettings.ADJUST,
            ReplaySettings.BENCHMARK);

    /// @throws IllegalArgumentException if something is wrong, with all that is
    static NamedSettings of(
            String strategy,
            List<String> symbols,
            BigDecimal capital,
            Map<String, String> settings,
            StrategyCatalog catalog) {
        List<String> problems = new ArrayList<>();
        Map<String, String> texts = new HashMap<>(settings);
        Duration interval = interval(texts, problems);
        refuse(texts, GIVEN, " is an argument of its own", problems);
        refuse(texts, OF_FILES, " is about price files; a feed gives the prices", problems);
        refuse(
                texts,
                new HashSet<>(ReplaySettings.of(SettingScope.RUN)),
                " is of a replay; a feed gives the prices",
                problems);
        refuse(texts, Set.of(ReplaySettings.COPY_OF), " is of a replay; there are no books to copy from", problems);
        symbols.stream()
                .filter(symbol -> symbol.contains(",") || !symbol.equals(symbol.strip()))
                .forEach(symbol -> problems.add("symbol '" + symbol + "' has a comma, or blanks around it"));
        texts.putIfAbsent(ReplaySettings.SESSION_NAME.name(), strategy);
        texts.put(ReplaySettings.STRATEGY.name(), strategy);
        texts.put(ReplaySettings.SYMBOLS.name(), String.join(",", symbols));
        texts.put(ReplaySettings.INITIAL_CAPITAL.name(), capital.toPlainString());
        RequestedSettings asked = RequestedSettings.read(texts, catalog, StrategyOrigin.COMMAND);
        problems.addAll(asked.sentences());
        SessionSettings read = asked.settings();
        StrategyCatalog.Found found = asked.strategy();
        if (!problems.isEmpty() || read == null || found == null) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new NamedSettings(
                read.configBuilder(texts.get(ReplaySettings.SESSION_NAME.name()), found.factory())
                        .updateInterval(interval)
                        .build(),
                read.metrics().conventions());
    }

    private static Duration interval(Map<String, String> texts, List<String> problems) {
        Setting<Duration> setting = LiveSettings.INTERVAL;
        String text = texts.remove(setting.name());
        try {
            return text == null ? SessionConfig.DEFAULT_UPDATE_INTERVAL : setting.parse(text);
        } catch (InvalidValueException e) {
            problems.add(e.problem());
            return SessionConfig.DEFAULT_UPDATE_INTERVAL;
        }
    }

    private static void refuse(Map<String, String> texts, Set<Setting<?>> settings, String why, List<String> problems) {
        settings.stream()
                .map(Setting::name)
                .sorted()
                .filter(name -> texts.remove(name) != null)
                .forEach(name -> problems.add("setting '" + name + "'" + why));
    }
}
