package io.papertape.batch.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.strategy.BreakoutStrategy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeScanTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.currentTimeMillis() > 5 | calls java.lang.System.currentTimeMillis: the clock",
                "java.time.LocalDate.now() != null | calls java.time.LocalDate.now: the clock",
                "new java.util.Date().getTime() > 5 | makes a java.util.Date: the clock",
                "java.time.Clock.systemUTC() != null | calls java.time.Clock.systemUTC: the clock",
                "Math.random() > .5 | calls java.lang.Math.random: chance",
                "new java.util.Random().nextBoolean() | makes a java.util.Random: chance",
                "java.util.stream.Stream.generate(Math::random).findFirst().isPresent() | calls java.lang.Math.random: chance",
                "java.util.concurrent.ThreadLocalRandom.current() != null | ThreadLocalRandom.current: chance",
                "new java.io.File(\"a\").exists() | makes a java.io.File: it reaches beyond",
                "java.nio.file.Path.of(\"a\") != null | calls java.nio.file.Path.of: it reaches beyond",
                "java.net.URI.create(\"a\") != null | calls java.net.URI.create: it reaches beyond",
                "Boolean.getBoolean(\"a\") | calls java.lang.Boolean.getBoolean: a setting of the machine",
                "System.getenv(\"A\") != null | calls java.lang.System.getenv: a setting of the machine",
                "java.util.Locale.getDefault() != null | calls java.util.Locale.getDefault: a setting of the machine",
                "System.identityHashCode(this) > 5 | calls java.lang.System.identityHashCode: a number that every process",
                "new Object().hashCode() > 5 | calls java.lang.Object.hashCode: a number that every process",
                "new java.util.IdentityHashMap<>().isEmpty() | makes a java.util.IdentityHashMap: a number",
                "getClass().getClassLoader() != null | calls java.lang.Class.getClassLoader: code that is looked up",
                "Thread.currentThread().isDaemon() | calls java.lang.Thread.currentThread: threads",
                "count++ > 5 | writes the static field Mine.count, which the instances",
            })
    void tellsWhatASignalMustNotDependOn(String condition, String told) {
        assertThat(scan(condition))
                .allMatch(CodeFinding::certain)
                .extracting(CodeFinding::told)
                .allMatch(sentence -> sentence.startsWith("Mine.signal "))
                .anyMatch(sentence -> sentence.contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bars.close(0) > 5",
                "new java.util.Random(5).nextBoolean()",
                "Math.sqrt(bars.close(0)) > LEVELS[0]",
                "NAMES.contains(String.format(\"%d\", bars.close(0)))",
                "java.time.Instant.ofEpochMilli(bars.time(0)).isAfter(java.time.Instant.EPOCH)",
                "new java.util.HashMap<>(java.util.Map.of(1L, 2L)).put(bars.close(0), 3L) == null",
                "java.util.stream.LongStream.of(1, 2).map(value -> value + bars.close(0)).sum() > 5",
                "new Pair(1, 2).equals(new Pair(2, 1))",
                "switch (Kind.A) { case A -> true; case B -> false; }",
                "java.util.logging.Logger.getLogger(\"a\").getName().isEmpty()",
            })
    void letsPassWhatIsTheSameEverywhere(String condition) {
        assertThat(scan(condition)).isEmpty();
    }

    @Test
    void tellsWhatMayBeSharedByInstances() {
        assertThat(scan("CACHE.add(bars.close(0))"))
                .singleElement()
                .isEqualTo(new CodeFinding(
                        false,
                        "Mine.signal uses the static field Mine.CACHE and calls 'add': if it changes the"
                                + " field, all instances share that"));
    }

    @Test
    void looksIntoClassesThatTheStrategyRefersTo() {
        UserCode code = new UserCode(folder).compile(source("Helper.now() > 5"), """
                package mine;
                public class Helper {
                    public static long now() { return System.nanoTime(); }
                    static class Unused { long time() { return System.nanoTime(); } }
                }
                """);

        assertThat(CodeScan.of(code.strategy("mine.Mine").getClass()))
                .extracting(CodeFinding::told)
                .first()
                .isEqualTo("Helper.now calls java.lang.System.nanoTime: the clock of the machine");
    }

    @Test
    void findsNothingInABundledStrategy() {
        assertThat(CodeScan.of(BreakoutStrategy.class)).isEmpty();
    }

    private List<CodeFinding> scan(String condition) {
        UserCode code = new UserCode(folder).compile(source(condition));
        return CodeScan.of(code.strategy("mine.Mine").getClass());
    }

    private static String source(String condition) {
        return """
                package mine;
                import io.papertape.engine.market.BarWindow;
                import io.papertape.engine.strategy.Signal;
                import io.papertape.engine.strategy.Strategy;
                public final class Mine implements Strategy {
                    private static final double[] LEVELS = {1, 2};
                    private static final java.util.Set<String> NAMES = java.util.Set.of("a");
                    private static final java.util.List<Long> CACHE = new java.util.ArrayList<>();
                    private static int count;
                    enum Kind { A, B }
                    record Pair(long one, long other) {}
                    public int requiredBars() { return 1; }
                    public Signal signal(BarWindow bars) { return %s ? Signal.BUY : Signal.SELL; }
                }
                """.formatted(condition);
    }
}
