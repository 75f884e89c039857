package io.papertape.engine.strategy;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.BarWindow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolatilityStrategyTest {

    // Returns of −1/8, 0 and 1/8, or the other way round: their deviation is 1/8.
    private final BarWindow rising = window("64", "56", "56", "63");
    private final BarWindow falling = window("64", "72", "72", "63");

    private final Strategy calmBelowEighth = strategy("3", "0.125");
    private final Strategy calmAtEighth = strategy("3", "0.12500001");

    @Test
    void followsTheTrendWhileCalm() {
        assertThat(calmAtEighth.signal(rising)).isEqualTo(Signal.BUY);
        assertThat(calmAtEighth.signal(falling)).isEqualTo(Signal.SELL);
    }

    @Test
    void holdsWhenTheDeviationIsExactlyTheThreshold() {
        assertThat(calmBelowEighth.signal(rising)).isEqualTo(Signal.HOLD);
        assertThat(calmBelowEighth.signal(falling)).isEqualTo(Signal.HOLD);
    }

    @Test
    void holdsAtATrendOfExactlyOnePercent() {
        Strategy strategy = strategy("2", "0.02");

        assertThat(strategy.signal(window("100", "100", "101"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("100", "100", "101.00000001"))).isEqualTo(Signal.BUY);
        assertThat(strategy.signal(window("100", "100", "99"))).isEqualTo(Signal.HOLD);
        assertThat(strategy.signal(window("100", "100", "98.99999999"))).isEqualTo(Signal.SELL);
    }

    @Test
    void measuresTheTrendFromTheFirstBarOfThePeriod() {
        Strategy strategy = strategy("2", "0.2");

        assertThat(strategy.signal(window("90", "100", "100"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void holdsInAFlatWindow() {
        assertThat(calmAtEighth.signal(window("5", "5", "5", "5"))).isEqualTo(Signal.HOLD);
    }

    @Test
    void explainsWithDeviationAndTrend() {
        assertThat(calmAtEighth.explain(rising, Signal.BUY))
                .isEqualTo("sd of returns 0.125 < 0.12500001 and change of 12.5 % above 1 %");
        assertThat(calmAtEighth.explain(falling, Signal.SELL))
                .isEqualTo("sd of returns 0.125 < 0.12500001 and change of -12.5 % below -1 %");
    }

    @Test
    void requiresOneBarMoreThanThePeriod() {
        assertThat(calmAtEighth.requiredBars()).isEqualTo(4);
        assertThat(new VolatilityStrategy(new StrategyParameters(Map.of())).requiredBars())
                .isEqualTo(21);
    }

    private static Strategy strategy(String period, String volThreshold) {
        return new VolatilityStrategy(new StrategyParameters(Map.of("period", period, "volThreshold", volThreshold)));
    }
}
