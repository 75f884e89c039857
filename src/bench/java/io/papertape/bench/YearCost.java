package io.papertape.bench;

import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A year of nights over many sessions in one process: what a night costs, and how large the books and the process are,
/// month by month; what `prune` makes of the books; and whether they are those of one whole replay.
final class YearCost {

    private static final double MOST_TIME = 1.25;
    private static final double MOST_MEMORY = 1.1;
    private static final int SAMPLES = 5;
    private static final int TABLES = 8;

    private YearCost() {}

    /// A month.
    ///
    /// @param nights in it
    /// @param books at its end
    private record Month(YearMonth month, List<SimulatedYear.Night> nights, YearBooks books) {

        double median(boolean delivered, ToDoubleFunction<Sample> figure) {
            double[] figures = nights.stream()
                    .filter(night -> night.delivered() == delivered)
                    .mapToDouble(night -> figure.applyAsDouble(night.cost()))
                    .sorted()
                    .toArray();
            return figures.length == 0 ? Double.NaN : figures[figures.length / 2];
        }

        /// Whether it has nights of both kinds.
        boolean isComparable() {
            return nights.stream().anyMatch(SimulatedYear.Night::delivered)
                    && !nights.stream().allMatch(SimulatedYear.Night::delivered);
        }
    }

    static void measure(Workbench bench, Table table) throws Exception {
        for (Dialect database : bench.settings().databases()) {
            boolean postgres = database == Dialect.POSTGRESQL;
            Path folder = bench.newFolder();
            measure(bench, table, postgres ? "PostgreSQL" : "H2", folder, url(folder, postgres));
            Workbench.clear(folder);
        }
        table.note(bench.settings().sessions().getLast()
                + " sessions of the five bundled strategies over the 20 bundled symbols, and one that is replayed whole"
                + " when a row was late, by `serve` without pages, all in one process; "
                + bench.settings().nights()
                + " days come one by one. Beside the last month: the second. The processor time of PostgreSQL's own"
                + " processes is not in it; what `prune` leaves in it is told after a VACUUM FULL.");
    }

    private static String url(Path folder, boolean postgres) {
        return postgres ? Postgres.freshDatabase() : BenchmarkBooks.url(folder);
    }

    private static void measure(Workbench bench, Table table, String database, Path folder, String url)
            throws Exception {
        int sessions = bench.settings().sessions().getLast();
        List<Month> months = new ArrayList<>();
        List<SimulatedYear.Night> nights = new ArrayList<>();
        SimulatedYear year =
                new SimulatedYear(folder, url, sessions, bench.settings().nights(), night -> {
                    if (!nights.isEmpty()
                            && !YearMonth.from(nights.getLast().date()).equals(YearMonth.from(night.date()))) {
                        months.add(month(database, nights, url));
                        nights.clear();
                    }
                    nights.add(night);
                });
        year.run();
        months.add(month(database, nights, url));
        prove(bench, year.prices(), url, sessions);
        year.prune();
        giveRoomBack(url);
        YearBooks pruned = YearBooks.of(url);
        add(table, database, months, pruned, year.carriedOut());
        table.note(curve(database, months));
        table.note(largest(database, months.getLast().books(), pruned));
    }

    /// What the command does to a file itself.
    private static void giveRoomBack(String url) throws SQLException {
        if (Dialect.of(url) == Dialect.POSTGRESQL) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM FULL");
            }
        }
    }

    private static Month month(String database, List<SimulatedYear.Night> nights, String url) {
        Month month = new Month(YearMonth.from(nights.getFirst().date()), List.copyOf(nights), YearBooks.of(url));
        Progress.tell("  " + database + " " + row(month));
        return month;
    }

    private static void add(Table table, String database, List<Month> months, YearBooks pruned, int nights) {
        List<Month> comparable = months.stream().filter(Month::isComparable).toList();
        if (comparable.size() > 1) {
            compare(table, database, comparable.get(Math.min(1, comparable.size() - 2)), comparable.getLast());
        }
        YearBooks books = months.getLast().books();
        table.add(
                database + ": books after " + nights + " nights, pruned beside not",
                size(pruned),
                size(books),
                BenchmarkFigures.ratio((double) pruned.bytes() / books.bytes()));
    }

    private static void compare(Table table, String database, Month second, Month last) {
        limited(
                table,
                database + ": a night with new prices",
                MOST_TIME,
                BenchmarkFigures::seconds,
                List.of(last.median(true, Sample::seconds), second.median(true, Sample::seconds)));
        limited(
                table,
                database + ": its processor time",
                MOST_TIME,
                BenchmarkFigures::seconds,
                List.of(last.median(true, Sample::processorSeconds), second.median(true, Sample::processorSeconds)));
        limited(
                table,
                database + ": a night without any",
                MOST_TIME,
                BenchmarkFigures::seconds,
                List.of(last.median(false, Sample::seconds), second.median(false, Sample::seconds)));
        limited(
                table,
                database + ": heap after a collection",
                MOST_MEMORY,
                bytes -> BenchmarkFigures.megabytes(bytes.longValue()),
                List.of((double) last.books().heapBytes(), (double)
                        second.books().heapBytes()));
    }

    private static void limited(
            Table table, String figure, double most, Function<Double, String> told, List<Double> both) {
        double ratio = both.getFirst() / both.getLast();
        table.add(
                figure,
                told.apply(both.getFirst()),
                told.apply(both.getLast()),
                BenchmarkFigures.ratio(ratio),
                "≤ " + BenchmarkFigures.ratio(most),
                Table.Verdict.of(ratio <= most));
    }

    private static String size(YearBooks books) {
        return BenchmarkFigures.megabytes(books.bytes()) + ", " + BenchmarkFigures.count(books.allRows()) + " rows";
    }

    private static String curve(String database, List<Month> months) {
        return months.stream()
                .map(YearCost::row)
                .collect(Collectors.joining(
                        "\n",
                        "| " + database + " | nights with new prices, without | median with, processor time"
                                + " | slowest | median without | heap | resident | books | rows |\n"
                                + "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n",
                        ""));
    }

    private static String row(Month month) {
        long delivered =
                month.nights().stream().filter(SimulatedYear.Night::delivered).count();
        YearBooks books = month.books();
        return "| "
                + String.join(
                        " | ",
                        month.month().toString(),
                        delivered + ", " + (month.nights().size() - delivered),
                        BenchmarkFigures.seconds(month.median(true, Sample::seconds)) + ", "
                                + BenchmarkFigures.seconds(month.median(true, Sample::processorSeconds)),
                        BenchmarkFigures.seconds(month.nights().stream()
                                .mapToDouble(night -> night.cost().seconds())
                                .max()
                                .orElse(0)),
                        BenchmarkFigures.seconds(month.median(false, Sample::seconds)),
                        BenchmarkFigures.megabytes(books.heapBytes()),
                        BenchmarkFigures.megabytes(books.residentBytes()),
                        BenchmarkFigures.megabytes(books.bytes()),
                        BenchmarkFigures.count(books.allRows()))
                + " |";
    }

    private static String largest(String database, YearBooks books, YearBooks pruned) {
        return books.rows().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(TABLES)
                .map(table -> "| %s | %,d | %,d |"
                        .formatted(
                                table.getKey().toLowerCase(Locale.ROOT),
                                table.getValue(),
                                pruned.rows().get(table.getKey())))
                .collect(Collectors.joining(
                        "\n", "| " + database + ", largest tables | rows | pruned |\n|---|---:|---:|\n", ""));
    }

    /// Sessions that were carried forward night by night have the rows of one whole replay.
    private static void prove(Workbench bench, Path prices, String url, int sessions) throws Exception {
        Path folder = bench.newFolder();
        try (TestBooks carried = new TestBooks(url);
                TestBooks whole = new TestBooks(BenchmarkBooks.url(folder))) {
            for (int i = 0; i < SAMPLES; i++) {
                int session = i * (sessions - 1) / (SAMPLES - 1);
                prove(carried, whole, prices, BenchmarkDesk.name(session), BenchmarkDesk.parameters(session));
            }
            prove(carried, whole, prices, "restated", Map.of("fastPeriod", "5"));
        }
        Workbench.clear(folder);
    }

    private static void prove(
            TestBooks carried, TestBooks whole, Path prices, String session, Map<String, String> parameters) {
        Map<String, String> all =
                new LinkedHashMap<>(Map.of("session", session, "prices", prices.toString(), "fresh", "true"));
        all.putAll(parameters);
        whole.replay(all.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .toArray(String[]::new));
        String difference = TestBooks.difference(whole.results(session), carried.results(session));
        if (!difference.isEmpty()) {
            throw new IllegalStateException("session " + session + " is not that of a whole replay: " + difference);
        }
        Progress.tell("  " + session + " has the rows of one whole replay");
    }
}
