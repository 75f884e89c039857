package io.papertape.batch.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestOverfittingTest {

    /// Some trials do not trade for a while, two are the same, the number of returns is any.
    @ParameterizedTest
    @CsvSource({"1, 2, 16", "2, 5, 40", "3, 9, 83", "4, 12, 160", "5, 3, 32"})
    void isWhatANaiveReckoningGives(long seed, int count, int returns) {
        Random random = new Random(seed);
        double[][] trials = IntStream.range(0, count)
                .mapToObj(trial -> random.doubles(returns)
                        .map(_ -> 0.002 * trial / count + 0.01 * random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
        Arrays.fill(trials[0], 0, returns * 3 / 5, 0);
        trials[count - 1] = trials[count / 2].clone();

        assertThat(probability(trials)).isEqualTo(naive(trials));
    }

    @Test
    void isAboutAHalfOfNoise() {
        double mean = IntStream.range(0, 40)
                .mapToObj(seed -> {
                    Random random = new Random(seed);
                    return IntStream.range(0, 20)
                            .mapToObj(_ -> random.doubles(160)
                                    .map(_ -> random.nextGaussian())
                                    .toArray())
                            .toArray(double[][]::new);
                })
                .mapToDouble(BacktestOverfittingTest::probability)
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0.5, within(0.08));
    }

    @Test
    void isZeroWhereOneIsTheBestInEveryBlock() {
        Random random = new Random(11);
        double[][] trials = IntStream.range(0, 20)
                .mapToObj(trial -> random.doubles(320)
                        .map(value -> (trial == 13 ? 10 : 0) + value)
                        .toArray())
                .toArray(double[][]::new);

        assertThat(probability(trials)).isZero();
    }

    /// What one trial gains the other loses, and the gains of all the time are nothing: who is ahead in
    /// one half is behind in the other.
    @Test
    void isOneWhereTheBestIsTheWorstThereafter() {
        Random random = new Random(13);
        double[] one = random.doubles(160, -1, 1).toArray();
        double mean = Arrays.stream(one).average().orElseThrow();
        double[] centred = Arrays.stream(one).map(value -> value - mean).toArray();

        assertThat(probability(
                        centred, Arrays.stream(centred).map(value -> -value).toArray()))
                .isOne();
    }

    /// A trial that never trades is never the best, and lies out of sample above one that loses.
    @Test
    void takesWhatDoesNotTradeForNothingGainedAndNothingLost() {
        double[] idle = new double[160];
        double[] losing = new Random(17).doubles(160, -2, -1).toArray();
        double[] winning = new Random(17).doubles(160, 1, 2).toArray();

        assertThat(probability(idle, losing)).isOne();
        assertThat(probability(idle, winning)).isZero();
    }

    @Test
    void leavesTheOldestReturnsOut() {
        Random random = new Random(19);
        double[][] trials = {
            random.doubles(160, -1, 1).toArray(), random.doubles(160, -1, 1).toArray()
        };
        double[][] longer = Arrays.stream(trials)
                .map(trial -> IntStream.range(0, 175)
                        .mapToDouble(i -> i < 15 ? 1000 - i : trial[i - 15])
                        .toArray())
                .toArray(double[][]::new);

        assertThat(probability(longer)).isEqualTo(probability(trials)).isStrictlyBetween(0.0, 1.0);
    }

    @Test
    void isUndefinedWhereNothingCanBeChosen() {
        double[] series = new Random(23).doubles(160).toArray();
        double[] shorter = Arrays.copyOf(series, 15);

        assertThat(probability(series)).isNull();
        assertThat(probability(shorter, shorter)).isNull();
        assertThat(probability(new double[160], new double[160])).isNull();
        assertThat(probability()).isNull();
    }

    @Test
    void refusesTrialsThatCannotBeCompared() {
        BacktestOverfitting overfitting = new BacktestOverfitting(16);
        IntStream.range(0, BacktestOverfitting.MAX_TRIALS).forEach(_ -> overfitting.add(new double[16]));

        assertThatThrownBy(() -> overfitting.add(new double[16])).hasMessageContaining("at most 1000 trials");
        assertThatThrownBy(() -> overfitting.add(new double[17])).hasMessageContaining("has 17");
    }

    private static @Nullable Double probability(double[]... trials) {
        BacktestOverfitting overfitting = new BacktestOverfitting(trials.length == 0 ? 160 : trials[0].length);
        Arrays.stream(trials).forEach(overfitting::add);
        return overfitting.probability();
    }

    /// As the paper tells it: each split from the returns themselves.
    private static double naive(double[][] trials) {
        int length = trials[0].length / 16;
        int skipped = trials[0].length % 16;
        int splits = 0;
        int overfit = 0;
        for (int[] inSample : choices(8, 16)) {
            List<Integer> others = IntStream.range(0, 16)
                    .filter(block -> IntStream.of(inSample).noneMatch(chosen -> chosen == block))
                    .boxed()
                    .toList();
            double[] before = new double[trials.length];
            double[] after = new double[trials.length];
            for (int trial = 0; trial < trials.length; trial++) {
                before[trial] = ratio(trials[trial], inSample, length, skipped);
                double ratio =
                        ratio(trials[trial], others.stream().mapToInt(i -> i).toArray(), length, skipped);
                after[trial] = Double.isNaN(ratio) ? 0 : ratio;
            }
            int best = IntStream.range(0, trials.length)
                    .filter(trial -> !Double.isNaN(before[trial]))
                    .reduce((a, b) -> before[b] > before[a] ? b : a)
                    .orElse(-1);
            if (best >= 0) {
                double below = Arrays.stream(after).filter(x -> x < after[best]).count();
                double equal =
                        Arrays.stream(after).filter(x -> x == after[best]).count();
                double relative = (below + (equal + 1) / 2) / (trials.length + 1);
                splits++;
                overfit += Math.log(relative / (1 - relative)) <= 0 ? 1 : 0;
            }
        }
        return (double) overfit / splits;
    }

    private static List<int[]> choices(int size, int of) {
        if (size == 0) {
            return List.of(new int[0]);
        }
        List<int[]> all = new ArrayList<>();
        for (int last = size - 1; last < of; last++) {
            for (int[] others : choices(size - 1, last)) {
                int[] choice = Arrays.copyOf(others, size);
                choice[size - 1] = last;
                all.add(choice);
            }
        }
        return all;
    }

    private static double ratio(double[] returns, int[] blocks, int length, int skipped) {
        double[] chosen = IntStream.of(blocks)
                .flatMap(block -> IntStream.range(0, length).map(i -> skipped + block * length + i))
                .mapToDouble(i -> returns[i])
                .toArray();
        if (Arrays.stream(chosen).distinct().count() == 1) {
            return Double.NaN;
        }
        double mean = Arrays.stream(chosen).average().orElseThrow();
        double squares = Arrays.stream(chosen).map(x -> (x - mean) * (x - mean)).sum();
        return mean / Math.sqrt(squares / (chosen.length - 1));
    }
}
