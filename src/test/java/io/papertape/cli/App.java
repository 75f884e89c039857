package io.papertape.cli;

import io.papertape.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The command that `make-app.sh` makes of the jar, made once for all tests.
public final class App {

    private static @Nullable Path made;

    private App() {}

    /// The command.
    public static synchronized Path command() throws IOException, InterruptedException {
        Path command = made;
        if (command == null) {
            command = SharedFolder.of("app", App::make).resolve("papertape").resolve("papertape");
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
        Path out = folder.resolve("make-app.txt");
        int status = new ProcessBuilder(
                        "sh",
                        "src/main/dist/make-app.sh",
                        System.getProperty("java.home"),
                        folder.toString(),
                        "data/prices")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("make-app.sh ended with " + status + ": " + Files.readString(out));
        }
    }
}
