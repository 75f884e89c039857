package io.papertape.engine.strategy;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentumStrategyTest {

    private final Strategy strategy =
            new MomentumStrategy(new StrategyParameters(Map.of("lookback", "2", "threshold", "0.02")));

    @Test
    void buysAboveTheThreshold() {
        assertThat(strategy.signal(window("100", "500", "102.00000001"))).isEqualTo(Signal.BUY);
    }

    @Test
    void sellsBelowTheNegativeThreshold() {
        assertThat(strategy.signal(window("100", "500", "97.99999999"))).isEqualTo(Signal.SELL);
    }

    @Test
    void holdsAtExactlyTheThreshold() {
        assertThat(strategy.signal(window("100", "500", "102"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("100", "500", "98"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("0.5", "500", "0.51"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("100", "500", "100"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void followsEveryChangeWithAThresholdOfZero() {
        Strategy eager = new MomentumStrategy(new StrategyParameters(Map.of("lookback", "1", "threshold", "0")));

        assertThat(eager.signal(window("1", "1.00000001"))).isEqualTo(Signal.BUY);
        assertThat(eager.signal(window("1", "0.99999999"))).isEqualTo(Signal.SELL);
        assertThat(eager.signal(window("1", "1"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void comparesPricesWhoseProductsExceed64Bits() {
        assertThat(strategy.signal(window("90000000000", "1", "91800000000"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("90000000000", "1", "91800000000.00000001")))
                .isEqualTo(Signal.BUY);
    }

    @Test
    void explainsWithTheChangeAndTheThreshold() {
        assertThat(strategy.explain(window("3", "1", "4"), Signal.BUY))
                .isEqualTo("change of 33.333333 % over 2 bars above 2 %");
        assertThat(strategy.explain(window("100", "1", "90"), Signal.SELL))
                .isEqualTo("change of -10 % over 2 bars below -2 %");
    }

    @Test
    void requiresOneBarMoreThanTheLookback() {
        assertThat(strategy.requiredBars()).isEqualTo(3);
        assertThat(new MomentumStrategy(new StrategyParameters(Map.of())).requiredBars())
                .isEqualTo(21);
    }
}
