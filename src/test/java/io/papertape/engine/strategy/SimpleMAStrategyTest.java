package io.papertape.engine.strategy;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.BarWindow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimpleMAStrategyTest {

    private final Strategy twoOfThree = strategy("2", "3");

    @Test
    void buysWhenTheFastMeanRisesAboveTheSlowOne() {
        assertThat(twoOfThree.signal(window("3", "2", "1", "5"))).isEqualTo(Signal.BUY);
    }

    @Test
    void sellsWhenTheFastMeanFallsBelowTheSlowOne() {
        assertThat(twoOfThree.signal(window("1", "2", "3", "0.5"))).isEqualTo(Signal.SELL);
    }

    @Test
    void takesMeansThatTouchedAsACrossing() {
        assertThat(twoOfThree.signal(window("0.1", "0.1", "0.1", "0.2"))).isEqualTo(Signal.BUY);
        assertThat(twoOfThree.signal(window("0.3", "0.3", "0.3", "0.2"))).isEqualTo(Signal.SELL);
    }

    @Test
    void holdsWhileMeansTouch() {
        assertThat(twoOfThree.signal(window("9", "0.2", "0.1", "0.3"))).isEqualTo(Signal.HOLD);
        assertThat(twoOfThree.signal(window("0.1", "0.1", "0.1", "0.1"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void seesATouchThatTheLastDecimalDecides() {
        assertThat(twoOfThree.signal(window("9", "0.2", "0.1", "0.30000001"))).isEqualTo(Signal.BUY);
        assertThat(twoOfThree.signal(window("0.00000001", "0.2", "0.1", "0.29999999")))
                .isEqualTo(Signal.SELL);
    }

    @Test
    void holdsWhileTheFastMeanStaysOnItsSide() {
        assertThat(twoOfThree.signal(window("1", "2", "3", "4"))).isEqualTo(Signal.HOLD);
        assertThat(twoOfThree.signal(window("4", "3", "2", "1"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void explainsWithTheFourMeans() {
        BarWindow rising = window("1", "1", "1", "2");
        BarWindow falling = window("1", "1", "1", "0.25");

        assertThat(twoOfThree.explain(rising, Signal.BUY)).isEqualTo("fast mean 1.5 above slow 1.333333, was 1 ≤ 1");
        assertThat(twoOfThree.explain(falling, Signal.SELL)).isEqualTo("fast mean 0.625 below slow 0.75, was 1 ≥ 1");
    }

    @Test
    void requiresOneBarMoreThanTheSlowPeriod() {
        assertThat(twoOfThree.requiredBars()).isEqualTo(4);
        assertThat(twoOfThree.historyBars()).isEqualTo(4);
        assertThat(new SimpleMAStrategy(new StrategyParameters(Map.of())).requiredBars())
                .isEqualTo(31);
    }

    private static Strategy strategy(String fast, String slow) {
        return new SimpleMAStrategy(new StrategyParameters(Map.of("fastPeriod", fast, "slowPeriod", slow)));
    }
}
