package io.papertape.notify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that gets the digest on standard input. What it prints is only told where it fails: standard output is the
/// night's own. Both go by files, so that a program that reads nothing, prints much or leaves a process behind holds
/// nobody up.
///
/// @param command the program and its arguments
record CommandChannel(List<String> command, Duration timeout) implements Channel {

    private static final int MOST_OUTPUT = 1_000;

    @Override
    public void tell(String digest) throws NotToldException, InterruptedException {
        try {
            Path input = Files.createTempFile("papertape-digest", ".json");
            Path output = Files.createTempFile("papertape-notify", ".txt");
            try {
                Files.writeString(input, digest);
                run(input, output);
            } finally {
                Files.deleteIfExists(input);
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new NotToldException(name() + " could not be run: " + e.getMessage());
        }
    }

    private void run(Path input, Path output) throws IOException, NotToldException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotToldException(name() + " did not end within " + timeout.toMillis() / 1000.0 + " s");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new NotToldException(name() + " ended with status " + process.exitValue() + printed(output));
        }
    }

    /// The last line, where a program tells why it gives up.
    private static String printed(Path output) throws IOException {
        byte[] bytes = Files.readAllBytes(output);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(MOST_OUTPUT, last.length()));
    }

    private String name() {
        return "notify: the command '" + command.getFirst() + "'";
    }
}
