package io.papertape.batch;

import io.papertape.engine.strategy.StrategyCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The folder `strategies` of the working directory, where users put strategies of their own:
/// classes in their package's folders, or jars.
public final class StrategyFolder {

    private static final Path FOLDER = Path.of("strategies");

    private StrategyFolder() {}

    /// The strategies of the program and of the folder.
    public static StrategyCatalog catalog() {
        ClassLoader program = StrategyFolder.class.getClassLoader();
        return new StrategyCatalog(
                Files.isDirectory(FOLDER) ? new URLClassLoader(urls().toArray(URL[]::new), program) : program);
    }

    private static List<URL> urls() {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            List<URL> urls = new ArrayList<>();
            urls.add(url(FOLDER));
            for (Path jar : entries.filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                urls.add(url(jar));
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder '" + FOLDER + "' cannot be read", e);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
