package io.papertape.yaml;

import io.papertape.settings.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The values of a YAML 1.2 file, and all that is wrong with them, by line and column. Not safe for use by several
/// threads.
///
/// ```java
/// YamlFile yaml = new YamlFile("prices.yaml");
/// Node root = yaml.root(content);
/// if (root != null) {
///     yaml.mapping(root, List.of("files", "zone")).forEach((key, value) -> yaml.text(value, key));
/// }
/// yaml.requireSound();
/// ```
public final class YamlFile {

    /// What is nested deeper would take more of the stack than there is.
    private static final int DEEPEST = 20;

    private final String name;
    private final LoadSettings settings;
    private final Set<Problem> problems = new LinkedHashSet<>();

    private record Problem(Place place, String text) {}

    /// @param name what messages call the file
    public YamlFile(String name) {
        this.name = name;
        settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(PlainSchema.INSTANCE)
                .build();
    }

    /// What stands in the file; null where it is empty.
    ///
    /// @throws InvalidYamlException if it is no YAML
    public @Nullable Node root(byte[] content) {
        try (Reader reader = new YamlUnicodeReader(new ByteArrayInputStream(content))) {
            String text = reader.readAllAsString();
            requireFlat(text);
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String place =
                    e.getProblemMark().map(Place::of).map(Place::toString).orElse("");
            throw new InvalidYamlException(name + place + ": is no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException | IOException e) {
            throw new InvalidYamlException(name + ": is no YAML: " + e.getMessage(), e);
        }
    }

    private void requireFlat(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {
                    // holds nothing else
                }
            }
            if (depth > DEEPEST) {
                Place place = event.getStartMark().map(Place::of).orElse(Place.BEGINNING);
                throw new InvalidYamlException(List.of(name + place + ": is nested too deeply"));
            }
        }
    }

    /// The values of a mapping by their keys, in the order of the file: those that are known, each once.
    public Map<String, Node> mapping(Node node, List<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        known(node, known).forEach(entry -> values.put(entry.key(), entry.value()));
        return values;
    }

    /// As [#mapping(Node, List)], with the places of the keys.
    public List<YamlEntry> known(Node node, List<String> known) {
        List<YamlEntry> entries = entries(node, known.getFirst());
        for (YamlEntry entry : entries) {
            if (!known.contains(entry.key())) {
                String nearest = Names.nearest(entry.key(), known).orElse("");
                problem(entry.place(), "knows no key '" + entry.key() + "'; the nearest is '" + nearest + "'");
            }
        }
        return entries.stream().filter(entry -> known.contains(entry.key())).toList();
    }

    /// The keys of a mapping, which must have one, with their values, in the order of the file, each once.
    ///
    /// @param example one of the keys that it may have
    public List<YamlEntry> entries(Node node, String example) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            problem(node, "expected keys with values, such as '" + example + ":'");
            return List.of();
        }
        Map<String, YamlEntry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String text = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            YamlEntry entry = new YamlEntry(text, Place.of(key), tuple.getValueNode());
            if (entries.putIfAbsent(text, entry) != null) {
                problem(key, "has '" + text + "' twice");
            }
        }
        return new ArrayList<>(entries.values());
    }

    /// The values of a list, which must have one.
    public List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        problem(node, "expected a list, each entry after a '-'");
        return List.of();
    }

    /// A value that is no list and has no keys, as it is written; null, and told, where it is another one or empty.
    public @Nullable String text(Node node, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        problem(node, key + " must have a value");
        return null;
    }

    /// Takes up what is wrong with a value.
    public void problem(Node node, String text) {
        problem(Place.of(node), text);
    }

    /// Takes up what is wrong at a place. What was told of it already is told once.
    public void problem(Place place, String text) {
        problems.add(new Problem(place, text));
    }

    /// Refuses the file where something is wrong with it.
    ///
    /// @throws InvalidYamlException with everything that is
    public void requireSound() {
        if (!problems.isEmpty()) {
            throw new InvalidYamlException(problems());
        }
    }

    /// What is wrong so far, in the order of the file, one sentence each.
    public List<String> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::place))
                .map(problem -> name + problem.place() + ": " + problem.text())
                .toList();
    }
}
