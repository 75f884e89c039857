package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.engine.strategy.UnknownStrategyException;
import io.papertape.ledger.StoredSession;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingScope;
import io.papertape.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The text of a new file, with comments for the person who goes on with it. [Desk] reads of it what the sessions have.
public final class DeskDraft {

    private static final String SYMBOLS = ReplaySettings.SYMBOLS.name();
    private static final String EXAMPLE = "example.yaml";

    private final Path folder;
    private final StrategyCatalog catalog;

    /// @param file that it is for: paths below its folder are written as seen from there
    /// @param catalog finds the strategies, whose defaults are left out
    public DeskDraft(Path file, StrategyCatalog catalog) {
        this.folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        this.catalog = catalog;
    }

    /// The file of sessions that trade on the prices that come with the program.
    public String example() {
        String prices = place(Path.of(ReplaySettings.PRICES.defaultText()));
        return resource(EXAMPLE)
                .replace(
                        "prices: " + ReplaySettings.PRICES.defaultText() + "\n", YamlText.of(Map.of("prices", prices)));
    }

    /// The file of these sessions: what each has besides the defaults, and what all have in common. Those that are
    /// closed for good do not run, and are left out.
    ///
    /// @param sessions of the books, at least one of which is open
    public String of(List<StoredSession> sessions) {
        Map<String, Map<String, Object>> open = new LinkedHashMap<>();
        sessions.stream()
                .filter(session -> !session.closed())
                .forEach(session -> open.put(session.name(), parameters(session)));
        Map<String, Object> common = common(List.copyOf(open.values()));
        open.values().forEach(parameters -> parameters.keySet().removeAll(common.keySet()));
        Map<Object, String> lists = sharedLists(open.values());
        StringBuilder text = new StringBuilder(resource("head.yaml"));
        if (!common.isEmpty()) {
            text.append("\n# What all sessions have in common; a session may say otherwise.\n")
                    .append(YamlText.of(Map.of(DeskFile.DEFAULTS, common)));
        }
        if (!lists.isEmpty()) {
            Map<String, Object> named = new LinkedHashMap<>();
            lists.forEach((symbols, name) -> named.put(name, symbols));
            text.append("\n# Lists of symbols that several sessions have.\n")
                    .append(YamlText.of(Map.of(DeskFile.SYMBOLS, named)));
        }
        text.append("\n").append(resource("hints.yaml")).append(closed(sessions));
        return text.append(YamlText.of(Map.of(DeskFile.SESSIONS, entries(open, lists))))
                .toString();
    }

    /// The lists of symbols that several sessions have, with a name for each.
    private static Map<Object, String> sharedLists(Collection<Map<String, Object>> sessions) {
        Map<Object, Integer> uses = new LinkedHashMap<>();
        for (Map<String, Object> parameters : sessions) {
            Object symbols = parameters.get(SYMBOLS);
            if (symbols != null) {
                uses.merge(symbols, 1, Integer::sum);
            }
        }
        Map<Object, String> names = new LinkedHashMap<>();
        uses.forEach((symbols, count) -> {
            if (count > 1) {
                names.put(symbols, "list-" + (names.size() + 1));
            }
        });
        return names;
    }

    private static List<Map<String, Object>> entries(
            Map<String, Map<String, Object>> sessions, Map<Object, String> lists) {
        List<Map<String, Object>> entries = new ArrayList<>();
        sessions.forEach((name, parameters) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put(ReplaySettings.SESSION_NAME.name(), Variables.escaped(name));
            entry.putAll(parameters);
            entry.computeIfPresent(SYMBOLS, (key, symbols) -> Objects.requireNonNullElse(lists.get(symbols), symbols));
            entries.add(entry);
        });
        return entries;
    }

    private static String closed(List<StoredSession> sessions) {
        String names = sessions.stream()
                .filter(StoredSession::closed)
                .map(StoredSession::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "# Closed for good, so that they stand in the books alone: " + names + "\n";
    }

    /// What all of several have.
    private static Map<String, Object> common(List<Map<String, Object>> sessions) {
        if (sessions.size() < 2) {
            return Map.of();
        }
        Map<String, Object> common = new LinkedHashMap<>(sessions.getFirst());
        sessions.forEach(session -> common.entrySet().retainAll(session.entrySet()));
        return common;
    }

    private Map<String, Object> parameters(StoredSession session) {
        SessionSettings settings = session.settings();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ReplaySettings.PRICES.name(), place(Path.of(settings.prices())));
        for (Setting<?> setting : ReplaySettings.of(SettingScope.SESSION)) {
            if (setting == ReplaySettings.SYMBOLS) {
                if (!session.allSymbols()) {
                    parameters.put(setting.name(), escaped(settings.symbols()));
                }
            } else if (!settings.values().isDefault(setting)) {
                parameters.put(
                        setting.name(), Variables.escaped(settings.values().text(setting)));
            }
            if (setting == ReplaySettings.STRATEGY) {
                parameters.putAll(own(settings));
            }
        }
        return parameters;
    }

    /// The parameters of the strategy that differ from its defaults, as far as these are known.
    private Map<String, String> own(SessionSettings settings) {
        Map<String, String> own = new LinkedHashMap<>(settings.parameters());
        try {
            own.entrySet()
                    .removeAll(catalog.find(settings.strategy(), Map.of())
                            .parameters()
                            .entrySet());
        } catch (UnknownStrategyException | UncheckedIOException e) {
            // whoever checks the file is told
        }
        own.replaceAll((name, text) -> Variables.escaped(text));
        return own;
    }

    private static List<String> escaped(List<String> texts) {
        return texts.stream().map(Variables::escaped).toList();
    }

    private String place(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path seen = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
        return Variables.escaped(seen.toString().isEmpty() ? "." : seen.toString());
    }

    private static String resource(String name) {
        try (InputStream text = Objects.requireNonNull(DeskDraft.class.getResourceAsStream(name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
