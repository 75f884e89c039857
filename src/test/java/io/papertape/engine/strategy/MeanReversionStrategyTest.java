package io.papertape.engine.strategy;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanReversionStrategyTest {

    private final Strategy oneDeviation = strategy("3", "1");

    @Test
    void buysAtExactlyTheLowerBand() {
        assertThat(oneDeviation.signal(window("2", "3", "1"))).isEqualTo(Signal.BUY);
        assertThat(oneDeviation.signal(window("2", "3", "1.0001"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void sellsAtExactlyTheUpperBand() {
        assertThat(oneDeviation.signal(window("2", "1", "3"))).isEqualTo(Signal.SELL);
        assertThat(oneDeviation.signal(window("2", "1", "2.9999"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void holdsWithinTheBands() {
        assertThat(oneDeviation.signal(window("1", "3", "2"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void holdsInAFlatWindow() {
        assertThat(oneDeviation.signal(window("0.1", "0.1", "0.1"))).isEqualTo(Signal.HOLD);
        assertThat(strategy("3", "0").signal(window("0.1", "0.1", "0.1"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void buysAtTheMeanWhenTheBandHasNoWidth() {
        assertThat(strategy("3", "0").signal(window("1", "3", "2"))).isEqualTo(Signal.BUY);
        assertThat(strategy("3", "0").signal(window("1", "3", "2.0001"))).isEqualTo(Signal.SELL);
    }

    @Test
    void explainsWithMeanAndDeviation() {
        assertThat(oneDeviation.explain(window("2", "3", "1"), Signal.BUY)).isEqualTo("close 1 ≤ mean 2 - 1 × sd 1");
        assertThat(strategy("3", "0.5").explain(window("1", "1", "2"), Signal.SELL))
                .isEqualTo("close 2 ≥ mean 1.333333 + 0.5 × sd 0.57735");
    }

    @Test
    void requiresThePeriod() {
        assertThat(oneDeviation.requiredBars()).isEqualTo(3);
        assertThat(new MeanReversionStrategy(new StrategyParameters(Map.of())).requiredBars())
                .isEqualTo(20);
    }

    private static Strategy strategy(String period, String numStd) {
        return new MeanReversionStrategy(new StrategyParameters(Map.of("period", period, "numStd", numStd)));
    }
}
