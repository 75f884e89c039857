package io.papertape.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The packaged program, run as a process of its own in a folder of its own.
final class Papertape {

    private static final long LONGEST_MINUTES = 5;

    private final Path folder;

    Papertape(Path folder) {
        this.folder = folder;
    }

    /// What a process has left.
    ///
    /// @param status exit status
    /// @param out standard output
    /// @param err standard error
    record Ended(int status, String out, String err) {}

    /// A process that has not been waited for.
    record Running(Process process, Path out, Path err) {

        Ended await() throws IOException, InterruptedException {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end: " + Files.readString(out));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "papertape.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(process, out, err);
    }

    /// Waits until the running process has written this much of its database, or has ended.
    void awaitBooks(Running running, long bytes) throws IOException {
        Path file = folder.resolve("data/db/papertape.mv.db");
        while (running.process().isAlive() && !(Files.exists(file) && Files.size(file) > bytes)) {
            Thread.onSpinWait();
        }
    }

    /// Writes minute prices of one symbol, a seeded random walk.
    Path minutePrices(int bars, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
        long cents = 100_000;
        for (int i = 0; i < bars; i++) {
            long close = Math.max(100, cents + random.nextInt(-200, 201));
            text.append(1_514_764_800_000L + i * 60_000L)
                    .append(',')
                    .append(price(cents))
                    .append(',')
                    .append(price(Math.max(cents, close) + 10))
                    .append(',')
                    .append(price(Math.min(cents, close) - 10))
                    .append(',')
                    .append(price(close))
                    .append(",1\n");
            cents = close;
        }
        Path file = folder.resolve("WALK.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file;
    }

    private static String price(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
