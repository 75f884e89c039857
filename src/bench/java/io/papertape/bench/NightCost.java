package io.papertape.bench;

import io.papertape.Postgres;
import io.papertape.database.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/// Many sessions a night, each night in a process of its own: the first one, one with a day more, one without anything
/// new.
final class NightCost {

    private static final double FIRST_NIGHT_SECONDS = 0.15;
    private static final double NEXT_NIGHT_SECONDS = 0.02;
    private static final double IDLE_FLOORS = 1.5;
    private static final double BYTES_EACH = 1e6;

    private static final List<String> NIGHTS = List.of("first night", "a day more", "nothing new");

    private NightCost() {}

    /// The processes of three nights, and what the books take after the first.
    private record Nights(List<JavaProcess> processes, long bytes) {}

    static void measure(Workbench bench, Table table) throws Exception {
        Packaging command = Packaging.withCache(bench, Replay.plain(bench.daily()));
        Packaging jar = Packaging.jar(bench);
        double empty = median(
                repeated(bench, () -> Packaging.start(bench, jar.empty(), Packaging.OWN_SCHEMA)), JavaProcess::seconds);
        for (Dialect database : bench.settings().databases()) {
            boolean postgres = database == Dialect.POSTGRESQL;
            List<List<Nights>> sizes = new ArrayList<>();
            for (int sessions : List.of(
                    1,
                    bench.settings().sessions().getFirst(),
                    bench.settings().sessions().getLast())) {
                Progress.tell("  " + sessions + " sessions" + (postgres ? " on PostgreSQL" : " on H2"));
                sizes.add(repeated(bench, () -> nights(bench, List.of(command, command, jar), sessions, postgres)));
            }
            add(bench, table, postgres ? "PostgreSQL" : "H2", sizes, empty);
        }
        table.note(
                "Sessions of the five bundled strategies with parameters of their own, half of them without risk, over "
                        + bench.settings().symbols()
                        + " symbols of daily bars in one file, without pages, `-Xmx2g`, with the options and the cache of the"
                        + " command `papertape` where there is something new, from the jar as the empty job where there"
                        + " is not. One session"
                        + " stands for a start, reading once, and the work of a session; the target adds to it what more of them"
                        + " may take. The processor time of PostgreSQL's own processes is not in it.");
    }

    private static void add(
            Workbench bench, Table table, String database, List<List<Nights>> sizes, double emptySeconds) {
        int fewer = bench.settings().sessions().getFirst();
        int most = bench.settings().sessions().getLast();
        for (int night = 0; night < NIGHTS.size(); night++) {
            int number = night;
            double one = median(
                    sizes.getFirst(), nights -> nights.processes().get(number).cpuSeconds());
            double few = median(
                    sizes.get(1), nights -> nights.processes().get(number).cpuSeconds());
            double all = median(
                    sizes.getLast(), nights -> nights.processes().get(number).cpuSeconds());
            String name = database + ", " + NIGHTS.get(night);
            if (night < 2) {
                double each = night == 0 ? FIRST_NIGHT_SECONDS : NEXT_NIGHT_SECONDS;
                double limit = one + each * most;
                table.add(
                        name + ", " + most + " sessions: processor time",
                        BenchmarkFigures.seconds(all),
                        BenchmarkFigures.seconds(one) + " of one session",
                        BenchmarkFigures.ratio(all / one),
                        "≤ " + BenchmarkFigures.seconds(limit),
                        Table.Verdict.of(all <= limit));
                double more = (all - few) / (most - fewer);
                table.add(
                        name + ": each session beyond " + fewer,
                        BenchmarkFigures.seconds(more),
                        "",
                        "",
                        "≤ " + BenchmarkFigures.seconds(each),
                        Table.Verdict.of(more <= each));
            }
            double wall = median(
                    sizes.getLast(), nights -> nights.processes().get(number).seconds());
            table.add(
                    name + ", " + most + " sessions",
                    BenchmarkFigures.seconds(wall),
                    BenchmarkFigures.seconds(emptySeconds) + " of an empty job",
                    BenchmarkFigures.ratio(wall / emptySeconds),
                    night == 2 ? "≤ " + BenchmarkFigures.ratio(IDLE_FLOORS) : "",
                    night == 2 ? Table.Verdict.of(wall <= IDLE_FLOORS * emptySeconds) : Table.Verdict.NONE);
        }
        table.add(
                database + ": peak memory with " + most + " sessions",
                BenchmarkFigures.megabytes((long) median(
                        sizes.getLast(), nights -> nights.processes().getFirst().peakBytes())),
                BenchmarkFigures.megabytes((long) median(
                                sizes.get(1),
                                nights -> nights.processes().getFirst().peakBytes()))
                        + " with " + fewer,
                "");
        double each = (median(sizes.getLast(), Nights::bytes) - median(sizes.get(1), Nights::bytes)) / (most - fewer);
        table.add(
                database + ": books of each session beyond " + fewer,
                "%.2f MB".formatted(each / BYTES_EACH),
                "",
                "",
                "≤ 1 MB",
                Table.Verdict.of(each <= BYTES_EACH));
    }

    private static Nights nights(Workbench bench, List<Packaging> packagings, int sessions, boolean postgres)
            throws IOException, InterruptedException, SQLException {
        Path folder = bench.newFolder();
        String url = postgres ? Postgres.freshDatabase() : BenchmarkBooks.url(folder);
        Files.writeString(
                folder.resolve("papertape.yaml"), BenchmarkDesk.file("defaults: {prices: daily.csv}\n", sessions));
        Settings settings = bench.settings();
        Path prices = folder.resolve("daily.csv");
        List<JavaProcess> processes = new ArrayList<>();
        PriceGenerator.daily(prices, settings.symbols(), settings.days() - 1, settings.seed());
        processes.add(night(folder, packagings.getFirst(), url));
        long bytes = postgres ? bytes(url) : Files.size(folder.resolve("books.mv.db"));
        PriceGenerator.daily(prices, settings.symbols(), settings.days(), settings.seed());
        processes.add(night(folder, packagings.get(1), url));
        processes.add(night(folder, packagings.getLast(), url));
        Workbench.clear(folder);
        return new Nights(processes, bytes);
    }

    private static JavaProcess night(Path folder, Packaging packaging, String url)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx2g"));
        arguments.addAll(packaging.program());
        arguments.addAll(List.of("nightly", "reports=off", "--spring.datasource.url=" + url));
        return JavaProcess.run(folder, arguments);
    }

    private static long bytes(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static <T> List<T> repeated(Workbench bench, Callable<T> measurement) throws Exception {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < bench.settings().repeat(); i++) {
            all.add(measurement.call());
        }
        return all;
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
        double[] figures = all.stream().mapToDouble(figure).sorted().toArray();
        return (figures[(figures.length - 1) / 2] + figures[figures.length / 2]) / 2;
    }
}
