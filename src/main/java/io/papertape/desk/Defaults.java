package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.UnknownStrategyException;
import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import io.papertape.yaml.YamlFile;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the sessions of a file share. A strategy's own parameter is for the sessions whose strategy has it.
final class Defaults {

    private static final String PRICES = ReplaySettings.PRICES.name();

    private final Map<String, Choice> choices;
    private final StrategyCatalog catalog;
    private final Set<String> used = new HashSet<>(ReplaySettings.names());
    private final Map<String, Optional<Set<String>>> parametersOf = new HashMap<>();

    /// @param choices by key
    Defaults(Map<String, Choice> choices, StrategyCatalog catalog) {
        this.choices = choices;
        this.catalog = catalog;
    }

    /// The parameters of a session: what it says itself goes before what is shared, and in both a key goes before what
    /// the price set says.
    ///
    /// @param own what the session says, by key
    Map<String, Given> with(Map<String, Choice> own) {
        Map<String, Given> parameters = new LinkedHashMap<>();
        if (!own.containsKey(PRICES)) {
            put(choices, parameters);
        } else {
            Map<String, Choice> others = new LinkedHashMap<>(choices);
            others.remove(PRICES);
            put(others, parameters);
        }
        Map<String, Given> said = new LinkedHashMap<>();
        put(own, said);
        parameters.putAll(said);
        dropForeign(parameters, said.keySet());
        return parameters;
    }

    private static void put(Map<String, Choice> choices, Map<String, Given> parameters) {
        Choice prices = choices.get(PRICES);
        if (prices != null) {
            parameters.putAll(prices.parameters());
        }
        choices.forEach((key, choice) -> {
            if (!key.equals(PRICES)) {
                parameters.putAll(choice.parameters());
            }
        });
    }

    private void dropForeign(Map<String, Given> parameters, Set<String> said) {
        Given strategy = parameters.get(ReplaySettings.STRATEGY.name());
        Optional<Set<String>> known =
                parametersOf(strategy == null ? ReplaySettings.STRATEGY.defaultText() : strategy.text());
        parameters
                .keySet()
                .removeIf(name -> !said.contains(name)
                        && !ReplaySettings.names().contains(name)
                        && known.isPresent()
                        && !known.get().contains(name));
        used.addAll(parameters.keySet());
    }

    private Optional<Set<String>> parametersOf(String strategy) {
        return parametersOf.computeIfAbsent(strategy, name -> {
            try {
                return Optional.of(catalog.find(name, Map.of()).parameters().keySet());
            } catch (UnknownStrategyException | UncheckedIOException e) {
                return Optional.empty();
            }
        });
    }

    /// Tells of keys that are parameters of no session.
    void reportUnused(YamlFile yaml) {
        List<String> known = new ArrayList<>(ReplaySettings.names());
        parametersOf.values().forEach(names -> known.addAll(new TreeSet<>(names.orElse(Set.of()))));
        choices.forEach((key, choice) -> {
            if (!used.contains(key) && !parametersOf.isEmpty()) {
                choice.parameters()
                        .values()
                        .forEach(given -> yaml.problem(
                                given.place(), "unknown parameter '" + key + "': " + Names.hint(key, known)));
            }
        });
    }
}
