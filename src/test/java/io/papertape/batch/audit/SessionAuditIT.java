package io.papertape.batch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.code.UserCode;
import io.papertape.cli.Papertape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/// The command `audit`: it finds strategies that cheat, and clears those that do not.
class SessionAuditIT {

    private static final Path PRICES = Path.of("data", "prices").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Papertape papertape;

    /// Strategies that know more than their bars, each in another way, and what finds them.
    enum Cheat {
        /// Peeks at the close that another replay has seen after this one.
        SHARED(
                "private static final java.util.Map<String, Long> NEXT = new java.util.HashMap<>(); private long last;",
                """
                NEXT.put(last + " " + bars.close(1), bars.close(0));
                last = bars.time(0);
                Long next = NEXT.get(last + " " + bars.close(0));
                return next == null ? Signal.HOLD : next > bars.close(0) ? Signal.BUY : Signal.SELL;
                """,
                "found by future: "),
        /// Reads the price file ahead of its bars.
        AHEAD(
                "private java.util.List<String> lines = java.util.List.of(); private int bar;",
                """
                try {
                    if (bar == 0) { lines = java.nio.file.Files.readAllLines(java.nio.file.Path.of("PRICES")); }
                } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                bar++;
                return lines.get(bar + 1).compareTo(lines.get(bar)) > 0 ? Signal.BUY : Signal.SELL;
                """,
                "found by code: Cheat.signal calls java.nio.file.Files.readAllLines",
                "found by process: ahead.Cheat.signal reads the file "),
        /// Looks at the date of today, so that it trades alike until midnight.
        CLOCK("", """
                long today = java.time.LocalDate.now().toEpochDay();
                return (today + bars.time(0) / 86_400_000) % 3 == 0 ? Signal.BUY : Signal.SELL;
                """, "found by code: Cheat.signal calls java.time.LocalDate.now: the clock of the machine"),
        /// Throws dice.
        CHANCE(
                "private final java.util.random.RandomGenerator dice = java.util.random.RandomGenerator.getDefault();",
                "return dice.nextInt(10) == 0 ? Signal.BUY : Signal.SELL;",
                "found by books: a replay that changes nothing differs first in "),
        /// Takes the first of a map whose keys have the hash code that every process gives anew.
        HASHED("""
                private final java.util.Map<Object, Signal> all = new java.util.HashMap<>(java.util.Map.of(
                    new Object(), Signal.BUY, new Object(), Signal.SELL, new Object(), Signal.HOLD));
                """, "return all.values().iterator().next();", " differs first in ");

        private final String fields;
        private final String signal;
        private final String found;
        private final String foundBesides;

        Cheat(String fields, String signal, String found) {
            this(fields, signal, found, "found by ");
        }

        Cheat(String fields, String signal, String found, String foundBesides) {
            this.fields = fields;
            this.signal = signal;
            this.found = found;
            this.foundBesides = foundBesides;
        }
    }

    @BeforeAll
    static void makeFolder() {
        papertape = new Papertape(folder);
    }

    @ParameterizedTest
    @EnumSource
    void findsAStrategyThatCheats(Cheat cheat) throws Exception {
        String name = cheat.name().toLowerCase(Locale.ROOT);
        Path file = PRICES.resolve("sp500_demo20.csv");
        compile(name, "Cheat", cheat.fields, cheat.signal.replace("PRICES", file.toString()), 2);
        replay(name, "strategy=" + name + ".Cheat", "symbols=AAPL,KO,XOM");

        Papertape.Ended audit = papertape.run("audit", "session=" + name);

        assertThat(audit.status()).as(audit.toString()).isEqualTo(5);
        assertThat(audit.out())
                .startsWith("Audit of session '" + name + "': found.\n")
                .contains(cheat.found, cheat.foundBesides);
        assertThat(audit.messages()).singleElement().asString().contains("a person must decide");
        assertThat(papertape
                        .run("report", "audits", "session=" + name, "format=csv")
                        .out())
                .contains("\n" + name + ",")
                .contains(",found,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SimpleMAStrategy",
                "MomentumStrategy",
                "MeanReversionStrategy",
                "VolatilityStrategy",
                "BreakoutStrategy"
            })
    void clearsTheBundledStrategies(String strategy) throws Exception {
        replay(strategy, "strategy=" + strategy);

        requirePassed(strategy, "passed.");
    }

    /// Orders that wait, levels, positions below 0, more signals than positions, warming up, a run that closes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | | fill=nextOpen stopLoss=0.05 takeProfit=0.1 trailingStop=0.05 volumeLimit=0.00001 cooldownBars=3",
                "shorts | | short=true sizing=equity positionSize=0.3 commission=0.002",
                "crowded | | maxPositions=2 risk=off zone=America/New_York",
                "warmed | closeAtEnd=true | tradeFrom=2016-01-04 sizing=fixedCash sizeAmount=5000",
            })
    void clearsAStrategyThatRemembersItsBars(String name, @Nullable String lastRun, String settings) throws Exception {
        compile(
                name,
                "Honest",
                "private double mean; private int bars;",
                "mean += (bars.close(0) - mean) / ++this.bars * 5; return bars.close(0) > mean ? Signal.BUY :"
                        + " Signal.SELL;",
                1);
        List<String> words = new ArrayList<>(List.of(settings.split(" ")));
        words.add("strategy=" + name + ".Honest");
        words.add("to=2016-06-30");
        replay(name, words.toArray(String[]::new));
        replay(name, lastRun == null ? "holdBack=0" : lastRun);

        requirePassed(name, "other bars after 16 dates", "dates=16");
    }

    @Test
    void tellsThatTheCodeHasChanged() throws Exception {
        compile("changed", "Own", "", "return bars.close(0) > bars.close(1) ? Signal.BUY : Signal.SELL;", 2);
        replay("changed", "strategy=changed.Own", "symbols=KO");
        compile("changed", "Own", "", "return bars.close(0) < bars.close(1) ? Signal.BUY : Signal.SELL;", 2);

        Papertape.Ended audit = papertape.run("audit", "session=changed");

        assertThat(audit.status()).isEqualTo(5);
        assertThat(audit.out())
                .contains("found by books: a replay that changes nothing differs first in ")
                .contains("the strategy's code is another one than that which the books were made with");
    }

    /// A copy has the audits of the books that it is a copy of; they go with their session.
    @Test
    void keepsAuditsWithTheirSession() throws Exception {
        replay("kept", "symbols=KO,XOM", "to=2014-12-31");
        requirePassed("kept", "dates (seed 7)", "dates=5", "seed=7");
        requirePassed("kept", "dates (seed 1)", "dates=5");

        assertThat(papertape.run("session", "copy", "kept", "copied").status()).isZero();
        assertThat(papertape.run("session", "delete", "kept").status()).isZero();

        assertThat(papertape
                        .run(
                                "sql",
                                "SELECT session, audit_no, verdict, seed FROM report_audits"
                                        + " WHERE session IN ('kept', 'copied') ORDER BY audit_no",
                                "format=csv")
                        .out()
                        .lines())
                .containsExactly("session,audit_no,verdict,seed", "copied,0,passed,7", "copied,1,passed,1");
    }

    @Test
    void refusesWhatItCannotAudit() throws Exception {
        replay("some", "symbols=KO", "to=2013-12-31");

        Papertape.Ended nameless = papertape.run("audit", "dates=0");
        Papertape.Ended unknown = papertape.run("audit", "session=sme");

        compile("gone", "Gone", "", "return Signal.BUY;", 1);
        replay("gone", "strategy=gone.Gone", "symbols=KO", "to=2013-12-31");
        FileSystemUtils.deleteRecursively(folder.resolve("strategies").resolve("gone"));
        Papertape.Ended gone = papertape.run("audit", "session=gone");

        assertThat(gone.status()).isEqualTo(2);
        assertThat(gone.messages()).anyMatch(message -> message.contains("gone.Gone"));
        assertThat(nameless.status()).isEqualTo(2);
        assertThat(nameless.messages()).anyMatch(message -> message.contains("write audit session=NAME"));
        assertThat(nameless.messages()).anyMatch(message -> message.contains("dates must be"));
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.messages()).singleElement().asString().contains("unknown session 'sme'");
    }

    private static void compile(String place, String name, String fields, String signal, int bars) {
        new UserCode(folder.resolve("strategies")).compile("""
                        package %s;
                        import io.papertape.engine.market.BarWindow;
                        import io.papertape.engine.strategy.Signal;
                        import io.papertape.engine.strategy.Strategy;
                        public final class %s implements Strategy {
                            %s
                            public int requiredBars() { return %d; }
                            public Signal signal(BarWindow bars) { %s }
                        }
                        """.formatted(place, name, fields, bars, signal));
    }

    private static void replay(String session, String... words) throws IOException, InterruptedException {
        List<String> replay = new ArrayList<>(List.of("replay", "session=" + session, "reports=off"));
        replay.addAll(List.of(words));
        replay.add("prices=" + PRICES);
        Papertape.Ended ended = papertape.run(replay);
        assertThat(ended.status()).as(ended.toString()).isZero();
    }

    private static void requirePassed(String session, String told, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("audit", "session=" + session));
        command.addAll(List.of(words));
        Papertape.Ended audit = papertape.run(command);
        assertThat(audit.status()).as(audit.toString()).isZero();
        assertThat(audit.out())
                .startsWith("Audit of session '" + session + "': passed.\n")
                .contains(told);
    }
}
