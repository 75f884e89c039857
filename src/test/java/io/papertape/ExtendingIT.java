package io.papertape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Does in a copy of the sources what the page about extending tells, a layout, a strategy and a metric, each with the
/// files that it names and no other; builds it, and asks the program that comes out of it.
class ExtendingIT {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path JAR = Path.of("target", "papertape.jar").toAbsolutePath();

    private static final String PRICES = """
            Datum;Eröffnung;Hoch;Tief;Schluss
            2024-01-02;10;10;10;10
            2024-01-03;11;11;11;11
            2024-01-04;12;12;12;12
            2024-01-05;11;11;11;11
            2024-01-08;9;9;9;9
            2024-01-09;12;12;12;12
            """;

    private static Path folder;
    private static List<String> summary;

    @BeforeAll
    static void buildAndReplay(@TempDir Path empty) throws IOException, InterruptedException {
        folder = empty;
        copySources();
        addLayout();
        addStrategy();
        addMetric();
        compile();
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("KURS.csv"), PRICES);

        summary = run("replay", "session=x", "strategy=RisingStrategy", "prices=prices", "risk=off");
    }

    @Test
    void readsALayoutOfOneClassAndOneEntry() {
        assertThat(summary)
                .contains("Period    2024-01-02 to 2024-01-09")
                .anyMatch(line -> line.startsWith("Speed     6 bars"));
    }

    @Test
    void tradesAStrategyOfOneClassAndOneConstant() throws Exception {
        assertThat(run("sql", "SELECT side, traded_at, reason FROM trade ORDER BY trade_no", "format=csv"))
                .containsExactly(
                        "side,traded_at,reason",
                        "BUY,2024-01-03T00:00:00,RisingStrategy BUY",
                        "SELL,2024-01-05T00:00:00,RisingStrategy SELL",
                        "BUY,2024-01-09T00:00:00,RisingStrategy BUY");
        assertThat(run("help", "replay")).anyMatch(line -> line.contains("RisingStrategy"));
    }

    @Test
    void keepsAndShowsAMetricOfOneClassAndOneConstant() throws Exception {
        assertThat(run(
                        "sql",
                        "SELECT s.buys, r.metric_value, m.title, m.unit FROM session_metrics s, report_metrics r, metric m"
                                + " WHERE r.metric = 'buys' AND m.metric = 'buys'",
                        "format=csv"))
                .containsExactly("buys,metric_value,title,unit", "2,2.0,Buys,count");
        try (Stream<Path> pages = Files.list(folder.resolve("data").resolve("reports"))) {
            assertThat(pages.filter(page -> !page.endsWith("index.html")))
                    .singleElement()
                    .satisfies(page -> assertThat(page).content().contains("Fills that opened a position"));
        }
    }

    private static void addLayout() throws IOException {
        write("prices/format/GermanFormat.java", """
                package io.papertape.prices.format;

                import java.util.List;

                final class GermanFormat extends NamedColumns {

                    private static final Roles ROLES = new Roles(
                            List.of("datum"),
                            List.of(),
                            List.of("eröffnung"),
                            List.of("hoch"),
                            List.of("tief"),
                            List.of("schluss"),
                            List.of("umsatz"),
                            List.of());

                    GermanFormat() {
                        super("German", "Datum;Eröffnung;Hoch;Tief;Schluss;Umsatz", ROLES, PriceBasis.UNKNOWN);
                    }

                    @Override
                    boolean knows(Header header) {
                        return header.hasAll("datum", "schluss");
                    }
                }
                """);
        change("prices/format/PriceFormats.java", "new TableFormat()", "new GermanFormat(), new TableFormat()");
    }

    private static void addStrategy() throws IOException {
        write("engine/strategy/RisingStrategy.java", """
                package io.papertape.engine.strategy;

                import io.papertape.engine.market.BarWindow;

                public final class RisingStrategy implements Strategy {

                    @Override
                    public int requiredBars() {
                        return 2;
                    }

                    @Override
                    public Signal signal(BarWindow bars) {
                        return bars.close(0) > bars.close(1) ? Signal.BUY : Signal.SELL;
                    }
                }
                """);
        change(
                "engine/strategy/BundledStrategy.java",
                "BREAKOUT(BreakoutStrategy.class, 1)",
                "BREAKOUT(BreakoutStrategy.class, 1), RISING(RisingStrategy.class, 1)");
    }

    private static void addMetric() throws IOException {
        write("engine/performance/Buys.java", """
                package io.papertape.engine.performance;

                import io.papertape.engine.order.Side;
                import io.papertape.engine.order.Trade;

                final class Buys implements MetricCalculator {

                    private long buys;

                    @Override
                    public void record(Trade trade) {
                        buys += trade.side() == Side.BUY ? 1 : 0;
                    }

                    @Override
                    public MetricValue of(Measured session) {
                        return MetricValue.count(buys);
                    }
                }
                """);
        change(
                "engine/performance/Metric.java",
                "YearOfReturns::new);",
                "YearOfReturns::new), BUYS(TRADING, \"Buys\", Unit.COUNT, \"Fills that opened a position\", Buys::new);");
    }

    private static void copySources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve("source").resolve(SOURCES.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(source(file), text);
    }

    private static void change(String file, String what, String to) throws IOException {
        String text = Files.readString(source(file));
        assertThat(text).containsOnlyOnce(what);
        Files.writeString(source(file), text.replace(what, to));
    }

    private static Path source(String file) {
        return folder.resolve("source").resolve("io").resolve("papertape").resolve(file);
    }

    /// The jar has the libraries, and the files that are not compiled.
    private static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.walk(folder.resolve("source"))) {
            boolean compiled = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-parameters", "-nowarn", "-cp", JAR.toString(), "-d", classes()),
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    sources.filter(file -> file.toString().endsWith(".java"))
                                            .toList()))
                    .call();
            assertThat(compiled).as(errors.toString()).isTrue();
        }
    }

    private static String classes() {
        return folder.resolve("classes").toString();
    }

    private static List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes() + System.getProperty("path.separator") + JAR,
                "io.papertape.PapertapeApplication"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readAllLines(out);
    }
}
