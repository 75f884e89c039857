package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.yaml.InvalidYamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A folder with a file of sessions.
final class DeskFolder {

    static final StrategyCatalog CATALOG = new StrategyCatalog(DeskFolder.class.getClassLoader());

    private final Path file;

    DeskFolder(Path folder) {
        file = folder.resolve("papertape.yaml");
    }

    Desk read(String text) {
        return read(text, Map.of());
    }

    Desk read(String text, Map<String, String> environment) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Desk.read(file, CATALOG, environment);
    }

    /// What is wrong with a file, without its folder; nothing where it can be read.
    List<String> problems(String text) {
        return problems(text, Map.of());
    }

    List<String> problems(String text, Map<String, String> environment) {
        try {
            read(text, environment);
            return List.of();
        } catch (InvalidYamlException e) {
            return e.problems().stream()
                    .map(problem -> problem.replace(file.getParent() + "/", ""))
                    .toList();
        }
    }
}
