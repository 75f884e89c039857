package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.RandomPrices;
import io.papertape.engine.SymbolBars;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every signal over many random paths is the one that the naive wording of the contract gives.
class StrategyOracleTest {

    private static final int PATHS = 60;
    private static final int BARS = 120;

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "2,3", "3,7", "2,20", "9,10"})
    void simpleMACrossesWhereDecimalMeansDo(String periods) {
        int fast = Integer.parseInt(periods.split(",", -1)[0]);
        int slow = Integer.parseInt(periods.split(",", -1)[1]);

        assertSame(
                new SimpleMAStrategy(parameters("fastPeriod", fast, "slowPeriod", slow)),
                bars -> StrategyOracle.simpleMA(bars, fast, slow),
                true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.02", "0.2", "0.25", "0.5", "0.8"})
    void momentumExceedsWhereDecimalRatiosDo(String threshold) {
        for (int lookback : new int[] {1, 2, 20}) {
            assertSame(
                    new MomentumStrategy(parameters("lookback", lookback, "threshold", threshold)),
                    bars -> StrategyOracle.momentum(bars, lookback, new BigDecimal(threshold)),
                    true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1", "1.25", "1.4"})
    void meanReversionLeavesTheBandWhereDecimalsDo(String numStd) {
        for (int period : new int[] {4, 7, 20}) {
            assertSame(
                    new MeanReversionStrategy(parameters("period", period, "numStd", numStd)),
                    bars -> StrategyOracle.meanReversion(bars, period, new BigDecimal(numStd)),
                    true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.02", "0.0231", "0.03"})
    void volatilityIsCalmWhereDecimalsAre(String volThreshold) {
        for (int period : new int[] {2, 5, 20}) {
            assertSame(
                    new VolatilityStrategy(parameters("period", period, "volThreshold", volThreshold)),
                    bars -> StrategyOracle.volatility(bars, period, new BigDecimal(volThreshold)),
                    false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void breakoutLeavesTheRangeWhereEveryBarIsExceeded(int lookback) {
        assertSame(
                new BreakoutStrategy(parameters("lookback", lookback)),
                bars -> StrategyOracle.breakout(bars, lookback),
                true);
    }

    /// Over coarse prices, too, where comparisons are exact; a `double` deviation may miss a tie of theirs.
    private static void assertSame(Strategy strategy, Function<List<Bar>, Signal> oracle, boolean exact) {
        Set<Signal> seen = EnumSet.noneOf(Signal.class);
        for (int seed = 0; seed < PATHS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Bar> bars = exact && seed % 2 == 0
                    ? RandomPrices.coarseBars(random, BARS)
                    : RandomPrices.walkingBars(random, BARS, 0.04);
            SymbolBars symbol = new SymbolBars(strategy.historyBars());
            BarWindow window = symbol.window();
            for (int i = 0; i < BARS; i++) {
                symbol.append(bars.get(i));
                if (window.size() >= strategy.requiredBars()) {
                    Signal expected = oracle.apply(bars.subList(0, i + 1));
                    seen.add(expected);
                    assertThat(strategy.signal(window))
                            .as("seed %d bar %d", seed, i)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Signal.values());
    }

    private static StrategyParameters parameters(Object... namesAndValues) {
        return new StrategyParameters(
                namesAndValues.length == 2
                        ? Map.of(namesAndValues[0].toString(), namesAndValues[1].toString())
                        : Map.of(
                                namesAndValues[0].toString(),
                                namesAndValues[1].toString(),
                                namesAndValues[2].toString(),
                                namesAndValues[3].toString()));
    }
}
