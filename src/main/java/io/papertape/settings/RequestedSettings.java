package io.papertape.settings;

import io.papertape.engine.strategy.StrategyCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of a replay, read and checked each by itself and together.
///
/// ```java
/// RequestedSettings asked =
///         RequestedSettings.read(Map.of("session", "mine", "lookback", "5"), catalog, StrategyOrigin.COMMAND);
/// List<SettingProblem> problems = asked.problems(); // one, about the parameter 'lookback'
/// ```
///
/// @param given the texts that were read, by name, with what `realism` among them stands for
/// @param strategy the strategy with its own parameters; null where there is none
/// @param values of the settings; one with a problem has its default
/// @param problems those with the strategy first, then those with times, then all others; empty where nothing is wrong
public record RequestedSettings(
        Map<String, String> given,
        StrategyCatalog.@Nullable Found strategy,
        SettingValues values,
        List<SettingProblem> problems) {

    public RequestedSettings {
        given = Map.copyOf(given);
        problems = List.copyOf(problems);
    }

    /// Reads and checks parameters.
    ///
    /// @param given texts by name
    /// @param catalog finds the strategy
    /// @param origin who tells which strategy it is
    public static RequestedSettings read(Map<String, String> given, StrategyCatalog catalog, StrategyOrigin origin) {
        Map<String, String> texts = Realism.spelledOut(given);
        SettingsReader reader = new SettingsReader(texts);
        StrategyCatalog.Found found = new RequestedStrategy(texts, catalog, reader, origin).find();
        reader.readAll(List.of(
                ReplaySettings.SESSION_NAME,
                ReplaySettings.FROM,
                ReplaySettings.TRADE_FROM,
                ReplaySettings.ZONE,
                ReplaySettings.FILE_ZONE,
                ReplaySettings.TO));
        reader.requireOrder(ReplaySettings.FROM, ReplaySettings.TRADE_FROM);
        reader.requireOrder(ReplaySettings.FROM, ReplaySettings.TO);
        reader.readAll(List.of(ReplaySettings.PRICES, ReplaySettings.SYMBOLS));
        reader.readAll(ReplaySettings.ALL);
        List<SettingProblem> problems = new ArrayList<>(reader.located());
        if (origin != StrategyOrigin.UNKNOWN) {
            Set<String> wrong = problems.stream().map(SettingProblem::parameter).collect(Collectors.toSet());
            problems.addAll(new OrderChecks(reader.values(), found, wrong).problems());
        }
        return new RequestedSettings(texts, found, reader.values(), problems);
    }

    /// Reads and checks parameters for a session that exists and keeps its settings: what was not given is taken from
    /// it, and every setting that was given otherwise is a problem, unless it was left to be decided later.
    ///
    /// @param stored settings of the session
    /// @param given texts by name, that of the session among them
    public static RequestedSettings carrying(
            SessionSettings stored, Map<String, String> given, StrategyCatalog catalog) {
        Map<String, String> texts = stored.textsWithPrices();
        texts.putAll(Realism.spelledOut(given));
        List<SettingProblem> problems = new ArrayList<>();
        String strategy = ReplaySettings.STRATEGY.name();
        String asked = Objects.requireNonNull(texts.put(strategy, stored.strategy()));
        if (!asked.equals(stored.strategy())) {
            problems.add(kept(texts, new SettingDifference(strategy, stored.strategy(), asked)));
        }
        RequestedSettings read = read(texts, catalog, StrategyOrigin.SESSION);
        SessionSettings settings = read.settings();
        if (settings != null) {
            stored.differences(settings).stream()
                    .filter(difference -> !isDecidedNow(difference, stored))
                    .forEach(difference -> problems.add(kept(texts, difference)));
        }
        problems.addAll(read.problems());
        return new RequestedSettings(texts, read.strategy(), read.values(), problems);
    }

    /// What a delisted share is worth is asked for when there is one.
    private static boolean isDecidedNow(SettingDifference difference, SessionSettings stored) {
        return difference.name().equals(OrderSettings.DELIST_PRICE.name())
                && stored.get(OrderSettings.DELIST_PRICE).isEmpty();
    }

    /// Those of the session; null where something is wrong.
    public @Nullable SessionSettings settings() {
        return strategy == null || !problems.isEmpty()
                ? null
                : new SessionSettings(
                        values,
                        strategy.parameters(),
                        values.get(ReplaySettings.PRICES).toString());
    }

    /// What is wrong, one sentence each.
    public List<String> sentences() {
        return problems.stream().map(SettingProblem::sentence).toList();
    }

    private static SettingProblem kept(Map<String, String> given, SettingDifference difference) {
        return new SettingProblem(
                difference.name(),
                "session '" + given.get(ReplaySettings.SESSION_NAME.name()) + "' keeps its settings: " + difference
                        + " (fresh=true starts it over)");
    }
}
