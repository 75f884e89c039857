package io.papertape.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyParametersTest {

    @Test
    void givesDefaultsForWhatWasNotGiven() {
        StrategyParameters parameters = new StrategyParameters(Map.of("unheardOf", "1"));

        assertThat(parameters.wholeNumber("period", 20, 2)).isEqualTo(20);
        assertThat(parameters.decimal("numStd", "2.0")).isEqualTo(200_000_000);
        assertThat(parameters.resolved()).containsExactly(Map.entry("period", "20"), Map.entry("numStd", "2"));
        assertThat(parameters.problems()).isEmpty();
    }

    @Test
    void takesTheLeastValue() {
        StrategyParameters parameters = new StrategyParameters(Map.of("period", "2", "numStd", "0"));

        assertThat(parameters.wholeNumber("period", 20, 2)).isEqualTo(2);
        assertThat(parameters.decimal("numStd", "2.0")).isZero();
        assertThat(parameters.problems()).isEmpty();
    }

    @Test
    void collectsEveryProblem() {
        StrategyParameters parameters = new StrategyParameters(Map.of(
                "period",
                "1",
                "lookback",
                "ten",
                "slowPeriod",
                "2.5",
                "numStd",
                "two",
                "threshold",
                "-0.1",
                "volThreshold",
                "0.000000001"));

        parameters.wholeNumber("period", 20, 2);
        parameters.wholeNumber("lookback", 20, 1);
        parameters.wholeNumber("slowPeriod", 30, 1);
        parameters.decimal("numStd", "2.0");
        parameters.decimal("threshold", "0.02");
        parameters.decimal("volThreshold", "0.02");
        parameters.require(true, "never told");

        assertThat(parameters.problems())
                .containsExactly(
                        "period must be at least 2 but was 1",
                        "lookback must be a whole number but was 'ten'",
                        "slowPeriod must be a whole number but was '2.5'",
                        "numStd must be a number of at most 8 decimals but was 'two'",
                        "threshold must be at least 0 but was -0.1",
                        "volThreshold must be a number of at most 8 decimals but was '0.000000001'");
    }

    @Test
    void readsAMalformedValueAsItsDefault() {
        StrategyParameters parameters = new StrategyParameters(Map.of("period", "x", "numStd", "y"));

        assertThat(parameters.wholeNumber("period", 20, 2)).isEqualTo(20);
        assertThat(parameters.decimal("numStd", "2.5")).isEqualTo(250_000_000);
        assertThat(parameters.resolved()).containsExactly(Map.entry("period", "20"), Map.entry("numStd", "2.5"));
    }

    @Test
    void readsAValueOutOfRangeAsItsDefault() {
        StrategyParameters parameters =
                new StrategyParameters(Map.of("period", "1", "lookback", "1000001", "threshold", "-1"));

        assertThat(parameters.wholeNumber("period", 20, 2)).isEqualTo(20);
        assertThat(parameters.wholeNumber("lookback", 20, 1)).isEqualTo(20);
        assertThat(parameters.decimal("threshold", "0.02")).isEqualTo(2_000_000);
        assertThat(parameters.problems())
                .containsExactly(
                        "period must be at least 2 but was 1",
                        "lookback must be at most 1000000 but was 1000001",
                        "threshold must be at least 0 but was -1");
    }
}
