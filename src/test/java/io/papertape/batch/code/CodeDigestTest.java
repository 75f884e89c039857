package io.papertape.batch.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import io.papertape.engine.strategy.StrategyCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeDigestTest {

    private static final String STRATEGY = """
            package mine;
            import io.papertape.engine.market.BarWindow;
            import io.papertape.engine.strategy.*;
            public final class Crossing implements Strategy {
                static final class Level { static long of(BarWindow bars) { return bars.close(1) + 0; } }
                public int requiredBars() { return 2; }
                public Signal signal(BarWindow bars) {
                    return new Rule[] {new Rule()}[0].holds(bars.close(0), Level.of(bars)) ? Signal.BUY : Signal.SELL;
                }
            }
            """;
    private static final String RULE = """
            package mine;
            public class Rule {
                boolean holds(long price, long level) { return Price.of(price) > level; }
            }
            """;
    private static final String PRICE = """
            package mine;
            public class Price {
                static long of(long price) { return price * 1; }
            }
            """;
    private static final String UNRELATED = """
            package mine;
            public class Unrelated {
                int number() { return 1; }
            }
            """;

    @TempDir
    Path folder;

    private UserCode code;
    private String digest;

    @BeforeEach
    void compileTheStrategy() {
        code = new UserCode(folder.resolve("strategies")).compile(STRATEGY, RULE, PRICE, UNRELATED);
        digest = code.digest("mine.Crossing");
    }

    @Test
    void isASha256ThatTheSameSourceGivesAgain() {
        code.compile(STRATEGY, RULE, PRICE, UNRELATED);

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(code.digest("mine.Crossing")).isEqualTo(digest);
    }

    @Test
    void changesWithTheClass() {
        code.compile(STRATEGY.replace("? Signal.BUY", "? Signal.HOLD"));

        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void changesWithANestedClassAlone() throws IOException {
        Path file = folder.resolve("strategies/mine/Crossing.class");
        byte[] outer = Files.readAllBytes(file);

        code.compile(STRATEGY.replace("+ 0", "+ 7"));

        assertThat(file).hasBinaryContent(outer);
        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void changesWithAClassThatItRefersTo() {
        code.compile(RULE.replace("> level", ">= level"));

        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void changesWithAClassThatItRefersToThroughAnother() {
        code.compile(PRICE.replace("* 1", "* 2"));

        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void changesWhenAClassThatItRefersToIsMissing() throws IOException {
        Files.delete(folder.resolve("strategies/mine/Price.class"));

        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void doesNotChangeWithAClassThatItDoesNotReferTo() throws IOException {
        code.compile(UNRELATED.replace("return 1", "return 2"));
        assertThat(code.digest("mine.Crossing")).isEqualTo(digest);

        Files.delete(folder.resolve("strategies/mine/Unrelated.class"));
        assertThat(code.digest("mine.Crossing")).isEqualTo(digest);
    }

    @Test
    void isTheSameInAFolderOfAnotherNameAndInJarsOfAnyTime() throws IOException {
        Path moved = folder.resolve("moved folder");
        Path packed = Files.createDirectories(folder.resolve("packed"));
        code.packInto(packed.resolve("mine.jar"), 1_000_000_000_000L);

        assertThat(new UserCode(packed).digest("mine.Crossing")).isEqualTo(digest);
        code.packInto(packed.resolve("mine.jar"), 1_700_000_000_000L);
        assertThat(new UserCode(packed).digest("mine.Crossing")).isEqualTo(digest);
        Files.move(folder.resolve("strategies"), moved);
        assertThat(new UserCode(moved).digest("mine.Crossing")).isEqualTo(digest);
    }

    @Test
    void countsClassesOfAnotherJarOfTheFolder() throws IOException {
        UserCode library = new UserCode(folder.resolve("library")).compile(PRICE);
        Path jar = folder.resolve("strategies/library.jar");
        Files.delete(folder.resolve("strategies/mine/Price.class"));
        library.packInto(jar, 0);
        assertThat(code.digest("mine.Crossing")).isEqualTo(digest);

        library.compile(PRICE.replace("* 1", "* 2")).packInto(jar, 0);
        assertThat(code.digest("mine.Crossing")).isNotEqualTo(digest);
    }

    @Test
    void isOfTheCodeThatRunsWhenItIsCompiledAnewMeanwhile() {
        var strategy = code.strategy("mine.Crossing");

        assertThat(CodeDigest.of(strategy.getClass())).isEqualTo(digest);
        code.compile(STRATEGY.replace("+ 0", "+ 700000000"), RULE.replace("> level", "< level"));

        assertThat(CodeDigest.of(strategy.getClass())).isEqualTo(digest);
        assertThat(strategy.signal(io.papertape.engine.Slices.window("1", "2"))).isEqualTo(Signal.BUY);
    }

    @ParameterizedTest
    @CsvSource({
        "SimpleMAStrategy",
        "MomentumStrategy",
        "MeanReversionStrategy",
        "VolatilityStrategy",
        "BreakoutStrategy"
    })
    void isNameAndVersionOfABundledStrategy(String name) {
        StrategyCatalog catalog = code.catalog();

        assertThat(CodeDigest.of(catalog.find(name, Map.of()).strategy().getClass()))
                .isEqualTo(name + " 1");
    }

    @Test
    void isThatOfItsClassFileForAStrategyOfTheClassPath() {
        assertThat(CodeDigest.of(OfTheClassPath.class)).matches("[0-9a-f]{64}").isNotEqualTo(digest);
    }

    /// Stands on the class path, not in a folder of strategies.
    abstract static class OfTheClassPath implements Strategy {}
}
