package io.papertape.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// The jar, unpacked as Spring Boot does it, with a cache of loaded classes that a first run has
/// left.
final class QuickStart {

    private static final String UNPACKED = "unpacked";

    private static @Nullable List<String> prepared;

    private QuickStart() {}

    /// How to start the program of a jar, up to its arguments.
    static synchronized List<String> java(String java, Path jar) throws IOException, InterruptedException {
        List<String> command = prepared;
        if (command == null) {
            command = prepare(java, jar);
            prepared = command;
        }
        return command;
    }

    private static List<String> prepare(String java, Path jar) throws IOException, InterruptedException {
        Path folder = jar.resolveSibling("quickstart");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        run(folder, List.of(java, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", UNPACKED));
        Walks walks = Walks.write(folder.resolve("prices"), 50);
        List<String> program = List.of(
                // What lasts a second is compiled best once, and quickly.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-jar",
                folder.resolve(UNPACKED).resolve(jar.getFileName()).toString());
        Path cache = folder.resolve("papertape.aot");
        run(
                folder,
                command(java, "-XX:AOTCacheOutput=" + cache, program, List.of("replay", "prices=" + walks.folder())));
        return command(java, "-XX:AOTCache=" + cache, program, List.of());
    }

    private static List<String> command(String java, String cache, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java, cache));
        command.addAll(program);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(command + " ended with " + status + ": " + Files.readString(out));
        }
    }
}
