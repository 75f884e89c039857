package io.papertape.batch.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrialSharpeRatiosTest {

    @Test
    void haveTheVarianceOfTheSample() {
        TrialSharpeRatios trials = of(1, 2, Double.NaN, 4, 5);

        assertThat(trials.count()).isEqualTo(4);
        assertThat(trials.variance()).isCloseTo(10.0 / 3, within(1e-15));
    }

    /// Sums of squares would leave no digit of it.
    @Test
    void keepDigitsOfASmallVariance() {
        assertThat(of(1e8 + 1, 1e8 + 2, 1e8 + 4, 1e8 + 5).variance()).isCloseTo(10.0 / 3, within(1e-6));
    }

    @Test
    void haveNoVarianceWhereThereIsOne() {
        assertThat(of(0.1).variance()).isNaN();
        assertThat(new TrialSharpeRatios().variance()).isNaN();
        assertThat(of(0.1, 0.1, 0.1).variance()).isZero();
    }

    @Test
    void refuseWhatIsNoRatio() {
        assertThatThrownBy(() -> of(Double.POSITIVE_INFINITY)).hasMessageContaining("not Infinity");
    }

    private static TrialSharpeRatios of(double... ratios) {
        TrialSharpeRatios trials = new TrialSharpeRatios();
        Arrays.stream(ratios).forEach(trials::add);
        return trials;
    }
}
