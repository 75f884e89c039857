package io.papertape.engine.strategy;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.market.BarWindow;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyCatalogTest {

    private static final String HERE = StrategyCatalogTest.class.getName() + "$";

    private final StrategyCatalog catalog = new StrategyCatalog(StrategyCatalogTest.class.getClassLoader());

    @ParameterizedTest
    @CsvSource({
        "SimpleMAStrategy, 'fastPeriod=10, slowPeriod=30'",
        "MomentumStrategy, 'lookback=20, threshold=0.02'",
        "MeanReversionStrategy, 'period=20, numStd=2'",
        "VolatilityStrategy, 'period=20, volThreshold=0.02'",
        "BreakoutStrategy, 'lookback=20'"
    })
    void findsABundledStrategyWithItsDefaults(String name, String parameters) {
        StrategyCatalog.Found found = catalog.find(name, Map.of());

        assertThat(StrategyCatalog.names()).contains(name);
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.strategy().getClass().getSimpleName()).isEqualTo(name);
        assertThat(found.parameters()).hasToString("{" + parameters + "}");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void knowsFiveBundledStrategies() {
        assertThat(StrategyCatalog.names())
                .containsExactly(
                        "SimpleMAStrategy",
                        "MomentumStrategy",
                        "MeanReversionStrategy",
                        "VolatilityStrategy",
                        "BreakoutStrategy");
    }

    @Test
    void tellsWhetherAStrategyGivesLevels() {
        assertThat(catalog.find(HERE + "Levelled", Map.of()).givesLevels()).isTrue();
        assertThat(catalog.find(HERE + "Plain", Map.of()).givesLevels()).isFalse();
    }

    @Test
    void findsAClassThatTakesNothingByItsFullName() {
        StrategyCatalog.Found found = catalog.find(HERE + "Plain", Map.of());

        assertThat(found.strategy()).isInstanceOf(Plain.class);
        assertThat(found.parameters()).isEmpty();
        assertThat(found.strategy().historyBars()).isEqualTo(1);
        assertThat(found.strategy().explain(window("1"), Signal.BUY)).isEqualTo("Plain BUY");
    }

    @Test
    void handsParametersToAClassThatTakesThem() {
        StrategyCatalog.Found found = catalog.find(HERE + "Tuned", Map.of("bars", "7"));

        assertThat(found.name()).isEqualTo(HERE + "Tuned");
        assertThat(found.strategy().requiredBars()).isEqualTo(7);
        assertThat(found.parameters()).containsExactly(Map.entry("bars", "7"));
    }

    @Test
    void prefersTheConstructorThatTakesParameters() {
        assertThat(catalog.find(HERE + "Both", Map.of("bars", "7")).parameters())
                .containsExactly(Map.entry("bars", "7"));
    }

    @Test
    void returnsProblemsWithValuesInsteadOfThrowing() {
        assertThat(catalog.find("SimpleMAStrategy", Map.of("fastPeriod", "30", "slowPeriod", "30"))
                        .problems())
                .containsExactly("fastPeriod must be less than slowPeriod but was 30 with slowPeriod 30");
        assertThat(catalog.find("SimpleMAStrategy", Map.of("fastPeriod", "0", "slowPeriod", "x"))
                        .problems())
                .containsExactly(
                        "fastPeriod must be at least 1 but was 0", "slowPeriod must be a whole number but was 'x'");
        assertThat(catalog.find("MeanReversionStrategy", Map.of("period", "1", "numStd", "-1"))
                        .problems())
                .containsExactly("period must be at least 2 but was 1", "numStd must be at least 0 but was -1");
        assertThat(catalog.find("VolatilityStrategy", Map.of("period", "1")).problems())
                .containsExactly("period must be at least 2 but was 1");
        assertThat(catalog.find("BreakoutStrategy", Map.of("lookback", "-3")).problems())
                .containsExactly("lookback must be at least 1 but was -3");
    }

    @ParameterizedTest
    @CsvSource({"NoSuchStrategy", "simplemastrategy", "com.example.Nothing", "''"})
    void refusesANameWithoutAClass(String name) {
        assertRefused(
                name,
                "unknown strategy '" + name + "': there is no such class; known are SimpleMAStrategy,"
                        + " MomentumStrategy, MeanReversionStrategy, VolatilityStrategy, BreakoutStrategy");
    }

    @Test
    void refusesAClassThatIsNoStrategy() {
        assertRefused(
                "java.lang.String",
                "unknown strategy 'java.lang.String': it does not implement io.papertape.engine.strategy.Strategy");
    }

    @Test
    void refusesAClassWhoseConstructorThrows() {
        assertRefused(
                HERE + "Throwing",
                "unknown strategy '" + HERE + "Throwing': its constructor failed with"
                        + " java.lang.IllegalStateException: no licence");
    }

    @Test
    void refusesAClassWithoutAFittingConstructor() {
        String end = "': it has no public constructor that takes StrategyParameters or nothing";

        assertRefused(HERE + "Unfitting", "unknown strategy '" + HERE + "Unfitting" + end);
    }

    @Test
    void refusesAnAbstractClass() {
        assertRefused("Strategy", "unknown strategy 'io.papertape.engine.strategy.Strategy': it is abstract");
        assertRefused(HERE + "Abstract", "unknown strategy '" + HERE + "Abstract': it is abstract");
    }

    @Test
    void refusesAClassThatCannotBeLoaded() {
        assertRefused(
                HERE + "Unloadable",
                "unknown strategy '" + HERE
                        + "Unloadable': its static initializer failed with java.lang.NumberFormatException: For input"
                        + " string: \"none\"");
        assertRefused(
                HERE + "Unasserted",
                "unknown strategy '" + HERE + "Unasserted': it cannot be loaded: java.lang.AssertionError: never");
    }

    @Test
    void refusesAClassWhoseConstructorThrowsAnError() {
        assertRefused(
                HERE + "Linkless",
                "unknown strategy '" + HERE + "Linkless': it needs the class com.example.Missing, which is not there");
    }

    @Test
    void everyInstanceIsAnotherWithTheSameParameters() throws Exception {
        StrategyFactory factory =
                catalog.find(HERE + "Tuned", Map.of("bars", "7")).factory();

        assertThat(factory.create()).isNotSameAs(factory.create());
        assertThat(factory.create().requiredBars()).isEqualTo(7);
    }

    @Test
    void everyInstanceHasTheParametersThatWereGivenWhateverBecomesOfTheMap() throws Exception {
        Map<String, String> given = new HashMap<>(Map.of("lookback", "2"));
        StrategyFactory factory = catalog.find("BreakoutStrategy", given).factory();

        given.clear();

        assertThat(factory.create().requiredBars()).isEqualTo(3);
    }

    @Test
    void anInstanceThatCannotBeMadeFailsAsItsConstructorDid() {
        StrategyFactory factory = catalog.find(HERE + "Once", Map.of()).factory();

        assertThatThrownBy(factory::create)
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("once only");
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
    void bundledStrategiesDependOnTheWindowAlone(String name) {
        assertThat(catalog.find(name, Map.of()).strategy().dependsOnWindowAlone())
                .isTrue();
    }

    private void assertRefused(String name, String message) {
        assertThatThrownBy(() -> catalog.find(name, Map.of()))
                .isInstanceOf(UnknownStrategyException.class)
                .hasMessage(message);
    }

    public abstract static class Abstract implements Strategy {
        public Abstract() {}
    }

    public static class Plain implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return Signal.HOLD;
        }
    }

    public static final class Levelled extends Plain {

        @Override
        public @Nullable Levels levels(BarWindow window, Signal signal, @Nullable Held held) {
            return null;
        }
    }

    public static final class Tuned extends Plain {
        private final int bars;

        public Tuned(StrategyParameters parameters) {
            bars = parameters.wholeNumber("bars", 3, 1);
        }

        @Override
        public int requiredBars() {
            return bars;
        }
    }

    public static final class Both extends Plain {
        public Both() {}

        public Both(StrategyParameters parameters) {
            parameters.wholeNumber("bars", 3, 1);
        }
    }

    public static final class Unloadable extends Plain {
        static final int LICENCE = Integer.parseInt("none");
    }

    public static final class Unasserted extends Plain {
        static final int LICENCE = fail();

        private static int fail() {
            throw new AssertionError("never");
        }
    }

    public static final class Linkless extends Plain {
        public Linkless() {
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    public static final class Once extends Plain {
        private static boolean made;

        @SuppressWarnings("StaticAssignmentInConstructor")
        public Once() throws IOException {
            if (made) {
                throw new IOException("once only");
            }
            made = true;
        }
    }

    public static final class Throwing extends Plain {
        public Throwing() {
            throw new IllegalStateException("no licence");
        }
    }

    public static final class Unfitting extends Plain {
        @SuppressWarnings("unused")
        public Unfitting(String text) {}
    }
}
