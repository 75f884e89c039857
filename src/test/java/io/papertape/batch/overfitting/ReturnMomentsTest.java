package io.papertape.batch.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnMomentsTest {

    /// Reckoned by hand: mean 2, deviations −2, −1, −1, 4; m₂ 5.5, m₃ 13.5, m₄ 68.5.
    @Test
    void areThoseOfThePopulation() {
        ReturnMoments moments = ReturnMoments.of(new double[] {0, 1, 1, 6});

        assertThat(moments.count()).isEqualTo(4);
        assertThat(moments.skewness()).isCloseTo(13.5 / Math.pow(5.5, 1.5), within(1e-15));
        assertThat(moments.kurtosis()).isCloseTo(68.5 / (5.5 * 5.5), within(1e-15));
    }

    /// Where half of the values are one number and half another, the kurtosis is the least there is.
    @Test
    void areThoseOfACoin() {
        assertThat(ReturnMoments.of(new double[] {-1, 1, 1, -1})).isEqualTo(new ReturnMoments(4, 0, 1));
    }

    @Test
    void areZeroAndThreeOfNormalReturns() {
        Random random = new Random(3);
        ReturnMoments moments = ReturnMoments.of(random.doubles(200_000)
                .map(_ -> 0.0004 + 0.01 * random.nextGaussian())
                .toArray());

        assertThat(moments.skewness()).isCloseTo(0, within(0.02));
        assertThat(moments.kurtosis()).isCloseTo(3, within(0.04));
    }

    @Test
    void areUndefinedWhereNothingVaries() {
        double[] same = new double[30];
        Arrays.fill(same, 0.1);

        assertThat(ReturnMoments.of(same)).isNull();
        assertThat(ReturnMoments.of(new double[] {0.1})).isNull();
        assertThat(ReturnMoments.of(new double[] {})).isNull();
        assertThat(ReturnMoments.of(new double[] {1e-200, 2e-200})).isNull();
    }
}
