package io.papertape.cli;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.papertape.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command `papertape`, with a cache that is made once for all tests.
public final class App {

    /// By which the command is told which Java to use.
    static final String JAVA = "PAPERTAPE_JAVA";

    /// The Java that made the cache: another one would not use it.
    static final String HOME = System.getProperty("java.home");

    private static @Nullable Path made;

    private App() {}

    /// The command.
    public static synchronized Path command() throws IOException, InterruptedException {
        Path command = made;
        if (command == null) {
            command = SharedFolder.of("app", App::make).resolve("papertape");
            made = command;
        }
        return command;
    }

    /// The jar that the command starts: that of the build.
    static Path jar() throws IOException, InterruptedException {
        return command().resolveSibling("papertape.jar");
    }

    /// The classes of that jar as a JVM has loaded them, for one that starts it in another way.
    static Path cache() throws IOException, InterruptedException {
        return command().resolveSibling("papertape.aot");
    }

    private static void make(Path folder) throws IOException, InterruptedException {
        Files.copy(Path.of("target", "papertape.jar"), folder.resolve("papertape.jar"));
        for (String script : List.of("papertape", "make-cache.sh")) {
            Files.copy(Path.of("src", "main", "dist", script), folder.resolve(script), COPY_ATTRIBUTES);
        }
        Path out = folder.resolve("make-cache.txt");
        ProcessBuilder cache = new ProcessBuilder(
                        folder.resolve("make-cache.sh").toString(), "data/prices")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        cache.environment().put(JAVA, HOME);
        int status = cache.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("make-cache.sh ended with " + status + ": " + Files.readString(out));
        }
    }
}
