package io.papertape.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The files that tell schedulers to run a night.
final class DeployFiles {

    static final Path FOLDER = Path.of("src", "main", "deploy");

    /// Exit statuses after which a schedule does not run the night again.
    static final List<Integer> NEED_A_PERSON = List.of(2, 5);

    /// Where the samples have the command and the desk.
    private static final String COMMAND = "/opt/papertape/papertape";

    private static final String DESK = "/srv/desk";

    private static final long LONGEST_SECONDS = 60;

    private DeployFiles() {}

    /// A sample for a command and a desk that are elsewhere.
    static String text(String name, Path command, Path desk) {
        try {
            return Files.readString(FOLDER.resolve(name))
                    .replace(COMMAND, command.toString())
                    .replace(DESK, desk.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a program prints, errors included.
    ///
    /// @param status with which it ends
    record Printed(int status, String text) {}

    /// Runs a program to its end, in UTC.
    static Printed run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " does not end");
        }
        return new Printed(process.exitValue(), text);
    }
}
