package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The signals of a bundled strategy belong to its version: whoever changes them has to raise it, or sessions would be
/// carried forward with other signals, and nobody would be asked.
class SignalVersionsTest {

    private static final int PATHS = 40;
    private static final int BARS = 250;

    private static final String PRICES = "90d2812974e76771d1f531a3365c80c6";

    /// The digest of the signals of each version there ever was.
    private static final Map<String, String> SIGNALS = Map.of(
            "SimpleMAStrategy 1", "99f53f40ab9bd3452c6aea4c1e47e13f",
            "MomentumStrategy 1", "93491f06591b10de9d9febf17c516934",
            "MeanReversionStrategy 1", "09e72eec8da89ced975190761aef74a2",
            "VolatilityStrategy 1", "b1ce771509cd4f5fd739a0020795225f",
            "BreakoutStrategy 1", "5078f2cfe4a0f512cea478ad9b19f02b");

    @Test
    void thePricesAreThoseOfTheDigests() {
        StringBuilder prices = new StringBuilder();
        paths().forEach(prices::append);

        assertThat(digest(prices))
                .as("the prices that the signals are computed from; after a change of theirs, every digest here is"
                        + " to be taken anew, on a commit that changes no signal")
                .isEqualTo(PRICES);
    }

    @ParameterizedTest
    @EnumSource
    void otherSignalsAreThoseOfAnotherVersion(BundledStrategy bundled) {
        StringBuilder signals = new StringBuilder();
        Set<Signal> seen = EnumSet.noneOf(Signal.class);
        for (Map<String, String> parameters : parameters(bundled)) {
            for (List<Bar> path : paths()) {
                signals(bundled, parameters, path).forEach(signal -> {
                    signals.append(signal).append(' ');
                    seen.add(signal);
                });
                signals.append('\n');
            }
        }

        assertThat(seen).containsExactlyInAnyOrder(Signal.values());
        assertThat(SIGNALS)
                .as(
                        "%s signals otherwise than version '%s' did: raise its version in BundledStrategy, and add"
                                + " the digest of the new one here",
                        bundled.label(), bundled.code())
                .containsEntry(bundled.code(), digest(signals));
    }

    /// Defaults, and others under which prices touch what they are compared with.
    private static List<Map<String, String>> parameters(BundledStrategy bundled) {
        return switch (bundled) {
            case SIMPLE_MA -> List.of(Map.of(), Map.of("fastPeriod", "2", "slowPeriod", "5"));
            case MOMENTUM -> List.of(Map.of(), Map.of("lookback", "2", "threshold", "0.25"));
            case MEAN_REVERSION -> List.of(Map.of(), Map.of("period", "4", "numStd", "1"));
            case VOLATILITY -> List.of(Map.of(), Map.of("period", "5", "volThreshold", "0.03"));
            case BREAKOUT -> List.of(Map.of(), Map.of("lookback", "3"));
        };
    }

    private static List<Signal> signals(BundledStrategy bundled, Map<String, String> parameters, List<Bar> path) {
        StrategyCatalog catalog = new StrategyCatalog(SignalVersionsTest.class.getClassLoader());
        Strategy strategy = catalog.find(bundled.label(), parameters).strategy();
        SymbolBars symbol = new SymbolBars(strategy.historyBars());
        BarWindow window = symbol.window();
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            symbol.append(path.get(i));
            if (window.size() >= strategy.requiredBars()) {
                signals.add(strategy.signal(window));
            }
        }
        return signals;
    }

    private static List<List<Bar>> paths() {
        List<List<Bar>> paths = new ArrayList<>();
        for (int seed = 0; seed < PATHS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            paths.add(
                    seed % 4 == 0
                            ? RandomPrices.coarseBars(random, BARS)
                            : RandomPrices.walkingBars(random, BARS, 0.01 * (1 + seed % 4)));
        }
        return paths;
    }

    private static String digest(CharSequence text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
