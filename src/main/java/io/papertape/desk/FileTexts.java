package io.papertape.desk;

import io.papertape.settings.InvalidValueException;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads single values of the file: as they are on the command line.
final class FileTexts {

    private static final Map<String, Setting<?>> SETTINGS =
            ReplaySettings.ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));

    private final YamlFile yaml;
    private final @Nullable Path folder;
    private final Variables variables;

    /// @param yaml hears what is wrong
    /// @param folder of the file, from which its relative paths go; null for the working directory
    FileTexts(YamlFile yaml, @Nullable Path folder, Variables variables) {
        this.yaml = yaml;
        this.folder = folder;
        this.variables = variables;
    }

    /// A text with its variables; null, and told, where there is none.
    @Nullable
    String text(Node node, String key) {
        String text = yaml.text(node, key);
        if (text == null) {
            return null;
        }
        try {
            return variables.replacedIn(text);
        } catch (InvalidValueException e) {
            yaml.problem(node, key + " " + e.problem());
            return null;
        }
    }

    /// The value of a parameter, checked if it is a setting; null, and told, where there is none.
    ///
    /// @param place where to tell that it is none
    @Nullable
    Given given(Node node, String parameter, Place place) {
        String text = text(node, parameter);
        return text == null ? null : new Given(checked(parameter, text, place), place);
    }

    /// A text of a parameter. One that names a path is one from the working directory.
    String checked(String parameter, String text, Place place) {
        Setting<?> setting = SETTINGS.get(parameter);
        if (setting == null) {
            return text;
        }
        try {
            return path(setting.parse(text)).map(this::fromHere).orElse(text);
        } catch (InvalidValueException e) {
            yaml.problem(place, e.problem());
            return text;
        }
    }

    private static Optional<Path> path(Object value) {
        Object inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return inner instanceof Path path ? Optional.of(path) : Optional.empty();
    }

    /// A path of the file as one from the working directory.
    String fromHere(Path path) {
        return (folder == null ? path : folder.resolve(path)).toString();
    }
}
