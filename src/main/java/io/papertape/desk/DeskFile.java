package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.ReplaySettings;
import io.papertape.yaml.InvalidYamlException;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlEntry;
import io.papertape.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the file of a desk, checked as a whole. Used once, by one thread.
final class DeskFile {

    static final String DEFAULTS = "defaults";
    static final String PRICES = "prices";
    static final String SYMBOLS = "symbols";
    static final String SESSIONS = "sessions";
    static final String NOTIFY = "notify";
    static final String SCHEDULE = "schedule";

    private static final List<String> KEYS = List.of(SESSIONS, DEFAULTS, PRICES, SYMBOLS, NOTIFY, SCHEDULE);

    /// As many characters as the library takes.
    private static final int MOST_BYTES = 3 << 20;

    private final Path file;
    private final YamlFile yaml;
    private final StrategyCatalog catalog;
    private final FileTexts texts;

    DeskFile(Path file, StrategyCatalog catalog, Map<String, String> environment) {
        this.file = file;
        this.catalog = catalog;
        yaml = new YamlFile(file.toString());
        texts = new FileTexts(yaml, file.getParent(), new Variables(environment));
    }

    Desk read() {
        Node root = yaml.root(content());
        if (root == null) {
            throw new InvalidYamlException(List.of(file + ": is empty; expected '" + SESSIONS + ":'"));
        }
        Map<String, Node> parts = yaml.mapping(root, KEYS);
        PriceSets prices = new PriceSets(yaml, texts);
        SymbolLists symbols = new SymbolLists(yaml, texts);
        Optional.ofNullable(parts.get(PRICES)).ifPresent(prices::read);
        Optional.ofNullable(parts.get(SYMBOLS)).ifPresent(symbols::read);
        ParameterKeys keys = new ParameterKeys(yaml, texts, prices, symbols);
        Defaults defaults = new Defaults(
                Optional.ofNullable(parts.get(DEFAULTS))
                        .map(node -> defaults(node, keys))
                        .orElse(Map.of()),
                catalog);
        List<DeskSession> sessions = sessions(parts, new SessionEntries(yaml, texts, keys, defaults, catalog));
        defaults.reportUnused(yaml);
        Notification notification = Optional.ofNullable(parts.get(NOTIFY))
                .map(new NotificationReader(yaml, texts)::read)
                .orElse(Notification.NONE);
        Schedule schedule = Optional.ofNullable(parts.get(SCHEDULE))
                .map(new ScheduleReader(yaml, texts)::read)
                .orElse(Schedule.NONE);
        yaml.requireSound();
        return new Desk(file, sessions, notification, schedule);
    }

    private List<DeskSession> sessions(Map<String, Node> parts, SessionEntries entries) {
        Node node = parts.get(SESSIONS);
        if (node == null) {
            yaml.problem(Place.BEGINNING, "has no '" + SESSIONS + ":'");
            return List.of();
        }
        return entries.read(node);
    }

    private byte[] content() {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] content = bytes.readNBytes(MOST_BYTES + 1);
            if (content.length <= MOST_BYTES) {
                return content;
            }
        } catch (NoSuchFileException e) {
            throw new InvalidYamlException(List.of(file + ": there is no such file; nightly init writes one"));
        } catch (IOException e) {
            throw new InvalidYamlException(List.of(file + ": cannot be read: " + e));
        }
        throw new InvalidYamlException(List.of(file + ": is longer than " + MOST_BYTES + " bytes"));
    }

    private Map<String, Choice> defaults(Node node, ParameterKeys keys) {
        Map<String, Choice> defaults = new LinkedHashMap<>();
        for (YamlEntry entry : yaml.entries(node, ReplaySettings.STRATEGY.name())) {
            if (entry.key().equals(ReplaySettings.SESSION_NAME.name())) {
                yaml.problem(entry.place(), "sessions have no name in common; 'session:' stands in each of them");
            } else if (ParameterKeys.isGrid(entry)) {
                yaml.problem(entry.place(), entry.key() + " must have one value here; a grid belongs to a session");
            } else {
                keys.read(entry)
                        .ifPresent(key -> defaults.put(key.key(), key.choices().getFirst()));
            }
        }
        return defaults;
    }
}
