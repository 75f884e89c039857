package io.papertape.batch.sweep;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.sweep.Trial;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the combinations of a sweep are for the engine. They are made when they are asked for, so that memory does not
/// grow with their number. Safe for use by several threads.
final class SweepTrials {

    private static final int MOST_TOLD = 3;
    private static final int MOST_SETTINGS_KEPT = 1_000;

    private final Map<String, String> fixed;
    private final SweepGrid grid;
    private final StrategyCatalog catalog;
    private final String strategy;

    /// Names of the parameters of the strategy.
    private final Set<String> own;

    /// Where all combinations have the same settings besides the parameters of their strategy.
    private final boolean strategyAlone;

    private final SessionSettings first;
    private final Map<Map<String, String>, SessionSettings> kept = new ConcurrentHashMap<>();

    /// @param fixed texts of what all combinations have, by name
    /// @param first the settings of the first combination, which are valid
    SweepTrials(Map<String, String> fixed, SweepGrid grid, StrategyCatalog catalog, RequestedSettings first) {
        this.fixed = Map.copyOf(fixed);
        this.grid = grid;
        this.catalog = catalog;
        this.first = Objects.requireNonNull(first.settings());
        strategy = first.values().get(ReplaySettings.STRATEGY);
        own = Objects.requireNonNull(first.strategy()).parameters().keySet();
        strategyAlone =
                grid.parameters().stream().map(SweepGrid.Parameter::name).allMatch(own::contains);
    }

    /// Looks at every combination.
    ///
    /// @throws InvalidParametersException if one cannot be tried, with the first of them and their number
    void requireValid() {
        List<String> problems = new ArrayList<>();
        int wrong = 0;
        for (int combination = 0; combination < grid.size(); combination++) {
            List<String> found = strategyAlone
                    ? found(combination).problems()
                    : RequestedSettings.read(texts(combination), catalog, StrategyOrigin.COMMAND)
                            .sentences();
            if (!found.isEmpty()) {
                wrong++;
                if (problems.size() < MOST_TOLD) {
                    problems.add(grid.text(combination) + ": " + String.join("; ", found));
                }
            }
        }
        if (wrong > 0) {
            problems.addFirst(wrong + " of " + grid.size()
                    + " combinations cannot be tried; leave them out by where=CONDITION, such as"
                    + " where=\"fastPeriod < slowPeriod\"");
            throw new InvalidParametersException(problems);
        }
    }

    /// A combination as parameters of a replay: texts by name.
    Map<String, String> texts(int combination) {
        Map<String, String> texts = new LinkedHashMap<>(fixed);
        texts.putAll(grid.values(combination));
        return texts;
    }

    /// The settings of a combination. Where only parameters of the strategy are varied they are those of the first one.
    SessionSettings settings(int combination) {
        if (strategyAlone) {
            return first;
        }
        Map<String, String> texts = texts(combination);
        Map<String, String> key = new LinkedHashMap<>(texts);
        key.keySet().removeAll(own);
        SessionSettings known = kept.get(key);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST_SETTINGS_KEPT) {
            kept.clear();
        }
        SessionSettings made = Objects.requireNonNull(
                RequestedSettings.read(texts, catalog, StrategyOrigin.COMMAND).settings());
        kept.put(key, made);
        return made;
    }

    /// The strategy of a combination.
    StrategyCatalog.Found found(int combination) {
        Map<String, String> texts = new LinkedHashMap<>();
        fixed.forEach((name, value) -> putOwn(texts, name, value));
        grid.values(combination).forEach((name, value) -> putOwn(texts, name, value));
        return catalog.find(strategy, texts);
    }

    private void putOwn(Map<String, String> texts, String name, String value) {
        if (own.contains(name)) {
            texts.put(name, value);
        }
    }

    /// A combination on an account of one symbol.
    ///
    /// @param tradeFrom first time that trades, epoch milliseconds UTC
    Trial on(String symbol, long tradeFrom, int combination) {
        StrategyCatalog.Found found = found(combination);
        return Trial.of(config(List.of(symbol), tradeFrom, combination, found), found.strategy());
    }

    /// A combination on an account of several symbols.
    ///
    /// @param tradeFrom first time that trades, epoch milliseconds UTC
    SessionConfig on(List<String> symbols, long tradeFrom, int combination) {
        return config(symbols, tradeFrom, combination, found(combination));
    }

    private SessionConfig config(List<String> symbols, long tradeFrom, int combination, StrategyCatalog.Found found) {
        return settings(combination)
                .configBuilder(strategy, found.factory())
                .symbols(symbols)
                .tradeFrom(tradeFrom)
                .build();
    }

    /// Class of the strategy.
    Class<? extends Strategy> strategyClass() {
        return found(0).strategy().getClass();
    }
}
