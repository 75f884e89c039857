package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals that running totals decide are those of two passes over `double`s, bit by bit, also where
/// prices are flat or a parameter is made so that the border is all but touched.
class TwoPassTest {

    private static final int PATHS = 80;
    private static final int BARS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00000001", "0.005", "0.02", "0.03", "0.5"})
    void volatilityDecidesAsTwoPassesDo(String volThreshold) {
        for (int period : new int[] {2, 3, 5, 20}) {
            assertSame(volatility(period, volThreshold), window -> TwoPasses.volatility(window, period, volThreshold));
        }
    }

    @Test
    void volatilityDecidesAsTwoPassesDoWhereTheThresholdIsTouched() {
        assertSameAtBorder(
                TwoPasses::returnDeviation,
                (period, threshold) -> volatility(period, threshold)::signal,
                (period, threshold) -> window -> TwoPasses.volatility(window, period, threshold));
    }

    @Test
    void volatilityDecidesAsTwoPassesDoAfterAReturnTooLargeForRunningTotals() {
        List<Bar> bars = new ArrayList<>(List.of(Bar.flat(1), Bar.flat(90_000_000 * Money.ONE)));
        bars.addAll(RandomPrices.walkingBars(new SplittableRandom(1), BARS, 0.04));

        assertSame(volatility(5, "0.02"), window -> TwoPasses.volatility(window, 5, "0.02"), bars);
    }

    private interface Decision {
        Signal signal(BarWindow window);
    }

    private static void assertSame(Strategy strategy, Decision expected) {
        Set<Signal> seen = EnumSet.noneOf(Signal.class);
        for (int seed = 0; seed < PATHS; seed++) {
            seen.addAll(assertSame(strategy, expected, path(new SplittableRandom(seed))));
        }
        assertThat(seen).contains(Signal.HOLD);
    }

    private static Set<Signal> assertSame(Strategy strategy, Decision expected, List<Bar> bars) {
        Set<Signal> seen = EnumSet.noneOf(Signal.class);
        SymbolBars symbol = new SymbolBars(strategy.historyBars());
        BarWindow window = symbol.window();
        for (int i = 0; i < bars.size(); i++) {
            symbol.append(bars.get(i));
            if (window.size() >= strategy.requiredBars()) {
                seen.add(strategy.signal(window));
                assertThat(strategy.signal(window)).as("bar %d", i).isEqualTo(expected.signal(window));
            }
        }
        return seen;
    }

    /// At every bar, with a parameter of its own: the value that touches, and its neighbours in the
    /// last of 8 decimals.
    private static void assertSameAtBorder(
            BiFunction<BarWindow, Integer, Double> touching,
            BiFunction<Integer, String, Decision> strategy,
            BiFunction<Integer, String, Decision> expected) {
        Set<Signal> seen = EnumSet.noneOf(Signal.class);
        for (int seed = 0; seed < PATHS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int period = random.nextInt(2, 21);
            SymbolBars symbol = new SymbolBars(period + 1);
            BarWindow window = symbol.window();
            for (Bar bar : path(random)) {
                symbol.append(bar);
                if (window.size() > period) {
                    long touched = Math.round(touching.apply(window, period) * Money.ONE);
                    for (long value = Math.max(0, touched - 1); value <= touched + 1; value++) {
                        Signal signal =
                                strategy.apply(period, Money.format(value)).signal(window);
                        seen.add(signal);
                        assertThat(signal)
                                .as("seed %d, parameter %d", seed, value)
                                .isEqualTo(expected.apply(period, Money.format(value))
                                        .signal(window));
                    }
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Signal.values());
    }

    /// Walks, coarse prices that are the same again and again, and stretches without any change.
    private static List<Bar> path(SplittableRandom random) {
        int kind = random.nextInt(4);
        List<Bar> bars = new ArrayList<>(
                kind == 0
                        ? RandomPrices.coarseBars(random, BARS)
                        : RandomPrices.walkingBars(random, BARS, kind == 1 ? 0.0001 : 0.04));
        if (kind == 3) {
            int from = random.nextInt(BARS - 60);
            for (int i = from; i < from + 50; i++) {
                bars.set(i, Bar.flat(bars.get(from).close()));
            }
        }
        return bars;
    }

    private static Strategy volatility(int period, String volThreshold) {
        return new VolatilityStrategy(
                new StrategyParameters(Map.of("period", Integer.toString(period), "volThreshold", volThreshold)));
    }
}
