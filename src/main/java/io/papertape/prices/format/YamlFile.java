package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The values of a YAML file, and all that is wrong with them, by line and column. Not safe for use by several threads.
final class YamlFile {

    /// What is nested deeper would take more of the stack than there is.
    private static final int DEEPEST = 20;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private final String name;
    private final LoadSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(int line, int column, String text) {}

    /// @param name what messages call the file
    YamlFile(String name) {
        this.name = name;
        settings = LoadSettings.builder().setLabel(name).build();
    }

    /// What stands in the file; null where it is empty.
    ///
    /// @throws PriceFileException if it is no YAML
    @Nullable
    Node root(byte[] content) {
        try (Reader reader = new YamlUnicodeReader(new ByteArrayInputStream(content))) {
            String text = reader.readAllAsString();
            requireFlat(text);
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw new PriceFileException(
                    name + mark.map(YamlFile::place).orElse("") + ": is no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException | IOException e) {
            throw new PriceFileException(name + ": is no YAML: " + e.getMessage(), e);
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
                throw new PriceFileException(List.of(
                        name + event.getStartMark().map(YamlFile::place).orElse("") + ": is nested too deeply"));
            }
        }
    }

    /// The values of a mapping by their keys, in the order of the file: those that are known, each once.
    Map<String, Node> mapping(Node node, List<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            problem(node, "expected keys with values, such as '" + known.getFirst() + ":'");
            return values;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            String text = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(text)) {
                problem(key, "knows no key '" + text + "'; the nearest is '" + nearest(text, known) + "'");
            } else if (values.putIfAbsent(text, tuple.getValueNode()) != null) {
                problem(key, "has '" + text + "' twice");
            }
        }
        return values;
    }

    /// The values of a list, which must have one.
    List<Node> list(Node node) {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        problem(node, "expected a list, each entry after a '-'");
        return List.of();
    }

    /// A value that is no list and has no keys, as it is written; null, and told, where it is another one or empty.
    @Nullable
    String text(Node node, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        problem(node, key + " must have a value");
        return null;
    }

    /// Line where a value begins, the first being 1.
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /// Takes up what is wrong with a value.
    void problem(Node node, String text) {
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        problems.add(new Problem(line(node), column, text));
    }

    /// @throws PriceFileException if a value was wrong
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                    .map(problem -> name + place(problem.line(), problem.column()) + ": " + problem.text())
                    .toList());
        }
    }

    private static String place(Mark mark) {
        return place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String place(int line, int column) {
        return " line " + line + ", column " + column;
    }

    private static String nearest(String text, List<String> known) {
        return known.stream()
                .max(Comparator.comparingDouble(candidate -> SIMILARITY.apply(text, candidate)))
                .orElseThrow();
    }
}
