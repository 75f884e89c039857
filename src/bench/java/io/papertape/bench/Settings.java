package io.papertape.bench;

import io.papertape.database.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to measure, and on what: the system properties that `./mvnw -Pbench verify` passes on.
///
/// @param only sections to run, in the order of [BenchmarkSection]
/// @param prices real prices for reading, writing and the warm job; null for generated ones
/// @param daily a real file for the job in a fresh process; null for a generated one
/// @param bars minute bars that are generated
/// @param symbols symbols of the daily file that is generated
/// @param days weekdays of the daily file that is generated
/// @param linear sizes in millions of bars, ascending
/// @param databases where nights write their books, in the order of [Dialect]
/// @param sessions how many a night has, two numbers, ascending
/// @param nights days that come one by one in a year of nights
/// @param repeat repetitions of which the median is told, at least 1
/// @param seed of whatever is generated
/// @param jmh arguments of JMH: which benchmarks, and how
record Settings(
        Set<BenchmarkSection> only,
        @Nullable Path prices,
        @Nullable Path daily,
        int bars,
        int symbols,
        int days,
        List<Double> linear,
        Set<Dialect> databases,
        List<Integer> sessions,
        int nights,
        int repeat,
        long seed,
        List<String> jmh) {

    private static final String GENERATED = "generated";

    /// Reads the properties.
    ///
    /// @throws IllegalArgumentException if one cannot be used; the message names it
    static Settings ofProperties() {
        List<String> problems = new ArrayList<>();
        Settings settings = new Properties(problems).settings();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return settings;
    }

    /// Turns texts into values and collects what is wrong with them.
    private record Properties(List<String> problems) {

        Settings settings() {
            return new Settings(
                    BenchmarkSection.named(
                            list(
                                    "bench.only",
                                    "engine,peer,sweep,read,layouts,write,warm,actions,fresh,night,workers,year,linear"),
                            problems),
                    path("bench.prices"),
                    path("bench.daily"),
                    wholeNumber("bench.bars", 1_000_000, 1_000),
                    wholeNumber("bench.symbols", 505, 1),
                    wholeNumber("bench.days", 1_259, 100),
                    list("bench.linear", "1,4,16").stream()
                            .map(this::millions)
                            .sorted()
                            .toList(),
                    databases(),
                    sessions(),
                    wholeNumber("bench.nights", 250, 1),
                    wholeNumber("bench.repeat", 5, 1),
                    wholeNumber("bench.seed", 42, 0),
                    List.of(text("jmh.args", "EngineBenchmark").split(" +")));
        }

        private @Nullable Path path(String name) {
            String text = text(name, GENERATED);
            if (text.equals(GENERATED)) {
                return null;
            }
            Path path = Path.of(text).toAbsolutePath();
            if (!path.toFile().exists()) {
                problems.add(name + ": there is no '" + path + "'");
            }
            return path;
        }

        private int wholeNumber(String name, int unset, int least) {
            String text = text(name, Integer.toString(unset));
            try {
                int number = Integer.parseInt(text);
                if (number >= least) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Told below, together with numbers that are too small.
            }
            problems.add(name + " must be a whole number of at least " + least + " but was '" + text + "'");
            return least;
        }

        private Set<Dialect> databases() {
            Set<Dialect> databases = EnumSet.noneOf(Dialect.class);
            for (String name : list("bench.databases", "h2,postgresql")) {
                try {
                    databases.add(Dialect.valueOf(name.toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    problems.add("bench.databases must be some of h2,postgresql but has '" + name + "'");
                }
            }
            return databases;
        }

        private List<Integer> sessions() {
            List<Integer> numbers = new ArrayList<>();
            for (String text : list("bench.sessions", "50,200")) {
                if (text.matches("[1-9]\\d{0,3}")) {
                    numbers.add(Integer.parseInt(text));
                }
            }
            if (numbers.size() != 2 || numbers.getFirst() >= numbers.getLast()) {
                problems.add("bench.sessions must be two whole numbers, the smaller one first, but was '"
                        + text("bench.sessions", "") + "'");
            }
            return numbers;
        }

        private double millions(String text) {
            try {
                double millions = Double.parseDouble(text);
                if (millions >= 0.001 && millions <= 1_000) {
                    return millions;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
            problems.add("bench.linear must be sizes between 0.001 and 1000 million but one was '" + text + "'");
            return 1;
        }

        private static List<String> list(String name, String unset) {
            return List.of(text(name, unset).split(" *, *"));
        }

        private static String text(String name, String unset) {
            String text = System.getProperty(name, unset).strip();
            return text.isEmpty() ? unset : text;
        }
    }
}
