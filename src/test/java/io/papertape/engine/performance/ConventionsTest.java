package io.papertape.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsTest {

    @Test
    void followTheDatesUnlessTold() {
        long[] weekly = {0, 7, 14};

        assertThat(Conventions.DEFAULT.periodsPerYear(weekly)).isEqualTo(PeriodsPerYear.of(weekly));
        assertThat(new Conventions(0, 12).periodsPerYear(weekly)).isEqualTo(PeriodsPerYear.given(12));
    }

    @Test
    void haveNoRiskFreeRateUnlessTold() {
        assertThat(Conventions.DEFAULT).isEqualTo(new Conventions(0, null));
        assertThat(Conventions.perPeriod(0, 252)).isZero();
    }

    @Test
    void compoundTheRiskFreeRate() {
        assertThat(Conventions.perPeriod(.21, 2)).isCloseTo(.1, within(1e-15));
        assertThat(Conventions.perPeriod(-.19, 2)).isCloseTo(-.1, within(1e-15));
        assertThat(Conventions.perPeriod(.05, 1)).isCloseTo(.05, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rejectARiskFreeRateThatNoMoneyEarns(double rate) {
        assertThatThrownBy(() -> new Conventions(rate, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("riskFreeRate must be above -1 and finite but was " + rate);
    }

    @Test
    void rejectAYearWithoutPeriods() {
        assertThatThrownBy(() -> new Conventions(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periodsPerYear must be at least 1 but was 0");
    }
}
