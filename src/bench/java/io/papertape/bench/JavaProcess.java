package io.papertape.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process with a JVM of its own, from its start to its end.
///
/// @param seconds wall clock
/// @param cpuSeconds processor time of all its threads; negative where the system does not tell
/// @param peakBytes of physical memory; negative where the system does not tell
record JavaProcess(double seconds, double cpuSeconds, long peakBytes) implements Turns.Timed {

    /// The JVM that runs the benchmark runs what it measures.
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final long POLL_MILLIS = 10;
    private static final String PEAK = "VmHWM:";

    /// Runs `java` to its end.
    ///
    /// @param folder working directory, where the output is kept, too
    /// @param arguments of `java`
    /// @throws IllegalStateException if it ends with another status than 0
    static JavaProcess run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(arguments);
        Path out = folder.resolve("out.txt");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        long peak = -1;
        double cpu = -1;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakBytes(process.pid()));
            cpu = Math.max(cpu, cpuSeconds(process));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ": " + Files.readString(out));
        }
        return new JavaProcess(seconds, cpu, peak);
    }

    private static double cpuSeconds(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(duration -> duration.toNanos() / 1e9)
                .orElse(-1.0);
    }

    /// The highest so far: the last answer before the end is nearly that of the whole life.
    private static long peakBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
