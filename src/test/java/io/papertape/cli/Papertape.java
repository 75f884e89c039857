package io.papertape.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged program, run as a process of its own in a folder of its own.
public final class Papertape {

    private static final long LONGEST_MINUTES = 3;

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path JAR = Path.of("target", "papertape.jar").toAbsolutePath();

    private final Path folder;
    private final List<String> java;

    private Papertape(Path folder, List<String> java) {
        this.folder = folder;
        this.java = java;
    }

    /// The jar, as anybody starts it, but for a JVM that is told that it will not run for long.
    public Papertape(Path folder) {
        this(folder, List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    }

    /// The command that starts in half the time, for those who start it hundreds of times.
    public static Papertape quick(Path folder) throws IOException, InterruptedException {
        return new Papertape(folder, List.of(App.command().toString()));
    }

    /// The jar, with little memory.
    public static Papertape withMemory(Path folder, String most) {
        return new Papertape(folder, List.of(JAVA, "-Xmx" + most, "-XX:+UseSerialGC", "-jar", JAR.toString()));
    }

    /// The jar, which tells the classes that it has loaded.
    ///
    /// @param log into which it writes them
    static Papertape tellingClasses(Path folder, Path log) {
        return new Papertape(
                folder,
                List.of(
                        JAVA,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load=info:file=" + log + ":none",
                        "-jar",
                        JAR.toString()));
    }

    /// The same command where no file can grow beyond a length, as on a disk that is full then: writing fails.
    ///
    /// @param kilobytes the length
    public Papertape withFilesOfAtMost(long kilobytes) {
        List<String> limited =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + kilobytes * 2 + "; exec \"$@\"", "sh"));
        limited.addAll(java);
        return new Papertape(folder, limited);
    }

    /// What a process has left.
    ///
    /// @param status exit status; a process that a signal ended has 128 and the signal's number
    /// @param out standard output
    /// @param err standard error
    public record Ended(int status, String out, String err) {

        /// What the program itself has told on standard error.
        public List<String> messages() {
            return err.lines().filter(line -> line.startsWith("papertape: ")).toList();
        }

        /// Without the log.
        @Override
        public String toString() {
            return "exit " + status + ", " + out + messages();
        }
    }

    public Ended run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    public Ended run(List<String> arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    public Running start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(arguments);
        Path out = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile());
        process.environment().put(App.JAVA, App.HOME);
        return new Running(process.start(), out);
    }

    /// A process that has not been waited for.
    public static final class Running {

        private final Process process;
        private final Path out;
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean finished;

        private Running(Process process, Path out) {
            this.process = process;
            this.out = out;
            reader = Thread.ofVirtual().start(this::readLines);
        }

        public long pid() {
            return process.pid();
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        /// Asks it to end (SIGTERM).
        void end() {
            process.destroy();
        }

        /// Waits for a line on standard error.
        ///
        /// @param text what the line contains
        /// @param count the how many-th such line
        /// @return false if the process ends without it
        public synchronized boolean awaitLine(String text, int count) throws InterruptedException {
            int seen = 0;
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
            for (int i = 0; seen < count; i++) {
                while (i == lines.size() && !finished) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        process.destroyForcibly();
                        throw new IllegalStateException("no line has '" + text + "': " + lines);
                    }
                    wait(left);
                }
                if (i == lines.size()) {
                    return false;
                }
                seen += lines.get(i).contains(text) ? 1 : 0;
            }
            return true;
        }

        /// Waits for something on standard output, or the end.
        public void awaitOutput() throws IOException {
            while (Files.size(out) == 0 && process.isAlive()) {
                Thread.onSpinWait();
            }
        }

        public Ended await() throws IOException, InterruptedException {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end: " + Files.readString(out) + lines);
            }
            reader.join();
            synchronized (this) {
                String err = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
                Files.writeString(out.resolveSibling(out.getFileName() + ".err"), err);
                return new Ended(process.exitValue(), Files.readString(out), err);
            }
        }

        private void readLines() {
            try (BufferedReader err = process.errorReader()) {
                for (String line = err.readLine(); line != null; line = err.readLine()) {
                    synchronized (this) {
                        lines.add(line);
                        notifyAll();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                synchronized (this) {
                    finished = true;
                    notifyAll();
                }
            }
        }
    }
}
