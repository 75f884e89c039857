package io.papertape.bench;

import io.papertape.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The nights of a manager with one to three workers on this machine, on PostgreSQL, beside those of threads.
final class WorkersCost {

    private static final int MOST_WORKERS = 3;

    private WorkersCost() {}

    /// What two nights took.
    ///
    /// @param first wall clock of the first night
    /// @param next wall clock of one with a day more
    /// @param cpuSeconds of both, by manager and workers
    private record Nights(double first, double next, double cpuSeconds) {}

    static void measure(Workbench bench, Table table) throws Exception {
        for (int sessions : bench.settings().sessions()) {
            Nights threads = nights(bench, sessions, 0);
            add(table, sessions + " sessions, threads", threads, threads);
            for (int workers = 1; workers <= MOST_WORKERS; workers++) {
                Nights nights = nights(bench, sessions, workers);
                add(
                        table,
                        sessions + " sessions, " + workers + (workers == 1 ? " worker" : " workers"),
                        nights,
                        threads);
            }
        }
        table.note("Sessions of the five bundled strategies with parameters of their own over "
                + bench.settings().symbols() + " symbols of daily bars in one file; manager, workers and PostgreSQL on"
                + " this machine; workers have one thread and wait from before the first night to after the second."
                + " Measured once. The processor time is that of manager and workers from start to end, without"
                + " PostgreSQL's own processes.");
    }

    private static void add(Table table, String figure, Nights nights, Nights threads) {
        add(table, figure + ": first night", nights.first(), threads.first());
        add(table, figure + ": a day more", nights.next(), threads.next());
        add(table, figure + ": processor time of both", nights.cpuSeconds(), threads.cpuSeconds());
    }

    private static void add(Table table, String figure, double seconds, double beside) {
        table.add(
                figure,
                BenchmarkFigures.seconds(seconds),
                BenchmarkFigures.seconds(beside),
                BenchmarkFigures.ratio(seconds / beside));
    }

    /// @param workers 0 for threads of the night's own process
    private static Nights nights(Workbench bench, int sessions, int workers) throws Exception {
        Progress.tell("  " + sessions + " sessions, " + workers + " workers");
        Path folder = bench.newFolder();
        String url = Postgres.freshDatabase();
        Files.writeString(
                folder.resolve("papertape.yaml"), BenchmarkDesk.file("defaults: {prices: daily.csv}\n", sessions));
        Settings settings = bench.settings();
        Path prices = folder.resolve("daily.csv");
        PriceGenerator.daily(prices, settings.symbols(), settings.days() - 1, settings.seed());
        List<Process> processes = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                processes.add(worker(folder, url, worker));
            }
            JavaProcess first = JavaProcess.run(folder, night(url, workers));
            PriceGenerator.daily(prices, settings.symbols(), settings.days(), settings.seed());
            JavaProcess next = JavaProcess.run(folder, night(url, workers));
            double cpu = first.cpuSeconds() + next.cpuSeconds();
            for (Process worker : processes) {
                cpu += worker.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
            }
            return new Nights(first.seconds(), next.seconds(), cpu);
        } finally {
            for (Process worker : processes) {
                worker.destroy();
                worker.waitFor(1, TimeUnit.MINUTES);
            }
            Workbench.clear(folder);
        }
    }

    private static List<String> night(String url, int workers) {
        List<String> command = new ArrayList<>(List.of("-jar", Packaging.JAR.toString(), "nightly", "reports=off"));
        if (workers > 0) {
            command.add("workers=remote");
        }
        command.add("--spring.datasource.url=" + url);
        return command;
    }

    private static Process worker(Path folder, String url, int number) throws IOException {
        Path home = Files.createDirectories(folder.resolve("worker-" + number));
        return new ProcessBuilder(
                        JavaProcess.JAVA,
                        "-jar",
                        Packaging.JAR.toString(),
                        "worker",
                        "threads=1",
                        "--spring.datasource.url=" + url)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out.txt").toFile())
                .start();
    }
}
