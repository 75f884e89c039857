package io.papertape.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.Money;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        assertThat(RiskLimits.DEFAULT)
                .isEqualTo(new RiskLimits(
                        Money.parse("0.20"), Money.parse("0.05"), Money.parse("0.15"), Money.parse("0.10")));
    }

    @Test
    void takesNothingAndEverything() {
        assertThat(new RiskLimits(0, 0, 0, 0).maxDrawdown()).isZero();
        assertThat(new RiskLimits(Money.ONE, Money.ONE, Money.ONE, Money.ONE).maxDrawdown())
                .isEqualTo(Money.ONE);
    }

    @Test
    void rejectsWhatIsNoFraction() {
        assertRejected(Money.ONE + 1, 0, 0, 0, "maxPositionSize must be within 0 and 1 but was 1.00000001");
        assertRejected(0, -1, 0, 0, "maxDailyLoss must be within 0 and 1 but was -0.00000001");
        assertRejected(0, 0, 2 * Money.ONE, 0, "maxDrawdown must be within 0 and 1 but was 2");
        assertRejected(0, 0, 0, -Money.ONE, "minCashReserve must be within 0 and 1 but was -1");
    }

    private static void assertRejected(long size, long daily, long drawdown, long reserve, String message) {
        assertThatThrownBy(() -> new RiskLimits(size, daily, drawdown, reserve))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
