package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.StrategyOrigin;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlEntry;
import io.papertape.yaml.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the sessions of the file, and checks the parameters of each.
final class SessionEntries {

    private static final int MOST_SESSIONS = 10_000;
    private static final String SESSION = ReplaySettings.SESSION_NAME.name();

    private final YamlFile yaml;
    private final FileTexts texts;
    private final ParameterKeys keys;
    private final Defaults defaults;
    private final StrategyCatalog catalog;
    private final Map<String, DeskSession> sessions = new LinkedHashMap<>();

    /// @param defaults what sessions share
    SessionEntries(YamlFile yaml, FileTexts texts, ParameterKeys keys, Defaults defaults, StrategyCatalog catalog) {
        this.yaml = yaml;
        this.texts = texts;
        this.keys = keys;
        this.defaults = defaults;
        this.catalog = catalog;
    }

    /// The sessions behind the key of them.
    List<DeskSession> read(Node node) {
        yaml.list(node).forEach(this::readEntry);
        return new ArrayList<>(sessions.values());
    }

    private void readEntry(Node node) {
        List<YamlEntry> entries = yaml.entries(node, SESSION);
        List<Alternatives> parameters = entries.stream()
                .filter(entry -> !entry.key().equals(SESSION))
                .map(keys::read)
                .flatMap(Optional::stream)
                .toList();
        Given name = entries.isEmpty() ? null : name(node, entries);
        long count = Combination.count(parameters);
        if (count > MOST_SESSIONS - sessions.size()) {
            yaml.problem(
                    node,
                    "makes " + (count == Long.MAX_VALUE ? "too many" : count) + " sessions, but a file has at most "
                            + MOST_SESSIONS);
        } else if (!entries.isEmpty()) {
            Combination.of(parameters).forEach(combination -> read(name, combination, Place.of(node)));
        }
    }

    private @Nullable Given name(Node node, List<YamlEntry> entries) {
        for (YamlEntry entry : entries) {
            if (entry.key().equals(SESSION)) {
                return texts.given(entry.value(), SESSION, entry.place());
            }
        }
        yaml.problem(node, "has no '" + SESSION + ":'");
        return null;
    }

    /// @param name of the entry; null where it has none, so that only its parameters can be checked
    private void read(@Nullable Given name, Combination combination, Place place) {
        Map<String, Given> parameters = new LinkedHashMap<>();
        if (name != null) {
            parameters.put(SESSION, new Given(name.text() + combination.suffix(), name.place()));
        }
        parameters.putAll(defaults.with(combination.choices()));
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        parameters.forEach((parameter, value) -> {
            given.put(parameter, value.text());
            places.put(parameter, value.place());
        });
        RequestedSettings.read(given, catalog, StrategyOrigin.COMMAND)
                .problems()
                .forEach(problem -> yaml.problem(places.getOrDefault(problem.parameter(), place), problem.sentence()));
        if (name != null) {
            add(new DeskSession(name.text() + combination.suffix(), given, place, places));
        }
    }

    private void add(DeskSession session) {
        DeskSession first = sessions.putIfAbsent(session.name(), session);
        if (first != null) {
            yaml.problem(
                    session.place(),
                    "makes a second session '" + session.name() + "'; the first stands in line "
                            + first.place().line());
        }
    }
}
