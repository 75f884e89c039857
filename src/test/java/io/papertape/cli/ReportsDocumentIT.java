package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.report.ActionMarket;
import io.papertape.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps the page about the reports true: its samples are what its commands print, its tables name every column. With
/// `-Dpapertape.docs=write` the samples are written anew.
class ReportsDocumentIT {

    private static final Path DOCUMENT = Path.of("src", "docs", "REPORTS.md");

    /// A command, and the table below it.
    private static final Pattern SAMPLE =
            Pattern.compile("(```console\npapertape ([^\n]+)\n```\n)((?:\n(?:\\|[^\n]*\n)+)?)");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern NAMES = Pattern.compile("`(\\w+)`(?: … `(\\w+)`)?");

    private static final String PRICES = """
            Date,Open,High,Low,Close,Volume
            2024-01-02,100,101,99,100,1000
            2024-01-03,100,103,100,102,1000
            2024-01-04,102,105,101,104,1000
            2024-01-05,104,104,105,104,1000
            2024-01-08,104,108,103,107,1000
            2024-01-09,107,107,98,99,1000
            2024-01-10,99,100,95,96,1000
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void replay() throws IOException {
        run("replay", "session=demo", "to=2018-01-31", "reports=off");
        run("replay", "session=demo", "reports=off");
        run("audit", "session=demo");
        Path prices = folder.resolve("FAULTY.csv");
        List<String> faulty = List.of(
                "replay",
                "session=faulty",
                "prices=" + prices,
                "strategy=BreakoutStrategy",
                "lookback=2",
                "onRestatement=replay",
                "reports=off");
        Files.writeString(prices, PRICES);
        run(faulty.toArray(String[]::new));
        Files.writeString(prices, PRICES.replace("2024-01-04,102,105,101,104", "2024-01-04,102,105,101,103"));
        run(faulty.toArray(String[]::new));
        run("replay", "session=held", "prices=" + prices, "holdBack=1", "reports=off");
        run(
                "replay",
                "session=levels",
                "strategy=BreakoutStrategy",
                "fill=nextOpen",
                "stopLoss=0.02",
                "takeProfit=0.03",
                "trailingStop=0.025",
                "risk=off",
                "to=2018-01-24",
                "reports=off");
        run("replay", "session=failing", "prices=" + prices, "strategy=" + BuysUpTo105.class.getName(), "reports=off");
        act(ActionMarket.in(folder.resolve("acting")));
        act(ActionMarket.in(folder.resolve("acting")).withDividend("1.5"));
        run(
                "sweep",
                "name=crossings",
                "fastPeriod=5..15:5",
                "slowPeriod=20,30",
                "symbols=AAPL,KO",
                "trainDays=730",
                "testDays=365");
        passTwoNights();
    }

    private static void act(ActionMarket market) {
        List<String> replay =
                new ArrayList<>(List.of("replay", "session=acting", "onRestatement=replay", "reports=off"));
        market.parameters().forEach((name, value) -> replay.add(name + "=" + value));
        run(replay.toArray(String[]::new));
    }

    private static void passTwoNights() {
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        sessions.put("majors", Map.of("prices", "data/prices", "symbols", "AAPL,KO"));
        sessions.put("misspelt", Map.of("prices", "data/prices", "symbols", "APPL"));
        try (TestBooks books = new TestBooks(CommandLine.url(folder))) {
            TestNight.run(books, sessions, "2018-02-06");
            TestNight.run(books, sessions, "2018-02-07");
        }
    }

    /// Does not know what to do about a close above 105.
    public static final class BuysUpTo105 implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            if (bars.close(0) > 105 * Money.ONE) {
                throw new IllegalStateException("a close of " + Money.format(bars.close(0)) + " is beyond the table");
            }
            return Signal.BUY;
        }
    }

    @Test
    void showsWhatTheCommandsPrint() throws IOException {
        String document = Files.readString(DOCUMENT);

        String renewed = SAMPLE.matcher(document)
                .replaceAll(sample -> Matcher.quoteReplacement(sample.group(1) + "\n" + printed(sample.group(2))));

        if ("write".equals(System.getProperty("papertape.docs"))) {
            Files.writeString(DOCUMENT, renewed);
        }
        assertThat(document).isEqualTo(renewed);
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void hasASampleAndTellsEveryColumn(Report report) throws IOException {
        String section = section(report);
        List<String> columns = columns(report);

        assertThat(SAMPLE.matcher(section).find()).isTrue();
        assertThat(columns.getFirst()).isEqualTo(report.owner());
        assertThat(told(section, columns)).containsAll(columns.subList(1, columns.size()));
    }

    private static String section(Report report) throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf("\n## " + report.label() + "\n");
        assertThat(begin).as("section of " + report.label()).isPositive();
        int end = document.indexOf("\n## ", begin + 1);
        return document.substring(begin, end < 0 ? document.length() : end);
    }

    private static List<String> columns(Report report) {
        String header = run("sql", "SELECT * FROM " + report.view() + " WHERE 1 = 0", "format=csv");
        return List.of(header.strip().split(","));
    }

    private static Set<String> told(String section, List<String> columns) {
        Set<String> told = new HashSet<>();
        NAMES.matcher(section).results().forEach(names -> {
            int first = columns.indexOf(names.group(1));
            int last = names.group(2) == null ? first : columns.indexOf(names.group(2));
            told.addAll(first < 0 ? List.of() : columns.subList(first, last + 1));
        });
        return told;
    }

    private static String printed(String command) {
        List<String> words = new ArrayList<>();
        for (MatchResult word : WORD.matcher(command).results().toList()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        words.add("format=markdown");
        return run(words.toArray(String[]::new));
    }

    private static String run(String... words) {
        Papertape.Ended ended = new CommandLine(folder).run(words);
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended.out();
    }
}
