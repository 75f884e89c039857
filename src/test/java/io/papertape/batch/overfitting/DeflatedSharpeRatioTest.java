package io.papertape.batch.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeflatedSharpeRatioTest {

    private static final double BEST = 2.5 / Math.sqrt(250);
    private static final double VARIANCE = 0.5 / 250;
    private static final ReturnMoments MOMENTS = new ReturnMoments(1250, -3, 10);

    /// The numerical example of the paper: ratios of a year with variance 1/2, five years of 250 days.
    @ParameterizedTest
    @CsvSource({"100, 0.9004", "46, 0.9505"})
    void isWhatThePaperSays(long trials, double probability) {
        assertThat(DeflatedSharpeRatio.of(BEST, MOMENTS, trials, VARIANCE))
                .satisfies(deflated -> assertThat(deflated.probability()).isCloseTo(probability, within(5e-5)));
    }

    @Test
    void expectsTheMaximumThatThePaperSays() {
        assertThat(DeflatedSharpeRatio.of(BEST, MOMENTS, 100, VARIANCE))
                .satisfies(deflated -> assertThat(deflated.expectedMaximum()).isCloseTo(0.1132, within(5e-5)));
    }

    /// The formula is an approximation for many trials: of 1,000 normal ones to about 0.3 %.
    @Test
    void expectsAboutTheMeanOfTheMaximaOfRandomTrials() {
        Random random = new Random(7);
        double total = 0;
        for (int sample = 0; sample < 2000; sample++) {
            total += random.doubles(1000)
                    .map(_ -> 0.1 * random.nextGaussian())
                    .max()
                    .orElseThrow();
        }

        double mean = total / 2000;
        assertThat(DeflatedSharpeRatio.of(0.4, new ReturnMoments(500, 0, 3), 1000, 0.01))
                .satisfies(deflated -> assertThat(deflated.expectedMaximum()).isCloseTo(mean, within(0.003)));
    }

    @Test
    void isHalfWhereTheBestIsWhereLuckPutsIt() {
        DeflatedSharpeRatio deflated = DeflatedSharpeRatio.of(BEST, MOMENTS, 100, VARIANCE);

        assertThat(DeflatedSharpeRatio.of(deflated.expectedMaximum(), MOMENTS, 100, VARIANCE)
                        .probability())
                .isEqualTo(0.5);
    }

    @Test
    void isKnownForMillionsOfTrials() {
        DeflatedSharpeRatio deflated = DeflatedSharpeRatio.of(0.1, MOMENTS, 10_000_000_000L, 1e-4);

        // Python's statistics.NormalDist in the same formula
        assertThat(deflated.expectedMaximum()).isCloseTo(0.06448985237500249, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 1250, -3, 10, 100, 0.002",
        "0.1, 1, -3, 10, 100, 0.002",
        "0.1, 1250, -3, 10, 1, 0.002",
        "0.1, 1250, -3, 10, 0, NaN",
        "0.1, 1250, -3, 10, 100, 0",
        "0.1, 1250, -3, 10, 100, NaN",
        "2.0, 1250, 2, 1, 100, 0.002",
    })
    void isUndefinedWhereNothingCanBeSaid(
            double best, int returns, double skewness, double kurtosis, long trials, double variance) {
        assertThat(DeflatedSharpeRatio.of(best, new ReturnMoments(returns, skewness, kurtosis), trials, variance))
                .isNull();
    }

    @Test
    void isUndefinedWithoutMoments() {
        TrialSharpeRatios trials = new TrialSharpeRatios();
        trials.add(0.1);
        trials.add(0.2);

        assertThat(DeflatedSharpeRatio.of(0.2, null, trials)).isNull();
        assertThat(DeflatedSharpeRatio.of(0.2, MOMENTS, trials))
                .isEqualTo(DeflatedSharpeRatio.of(0.2, MOMENTS, 2, trials.variance()))
                .isNotNull();
    }
}
