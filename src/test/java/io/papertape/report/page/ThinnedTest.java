package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    private static final int MOST = 50;

    @Test
    void passesEveryPointOnWhereThereAreFew() {
        double[] curve = {1, 3, 2, 2, 5};

        assertThat(thinned(curve)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void keepsFirstLowestHighestDeepestAndLastOfEveryBucketInTheirOrder() {
        double[] curve = new double[100];
        Arrays.fill(curve, 10);
        curve[2] = 2;
        curve[5] = 1_000;
        curve[7] = 3;
        curve[14] = 5;
        curve[15] = 12;

        assertThat(thinned(curve)).startsWith(0L, 2L, 5L, 7L, 9L, 10L, 14L, 15L, 19L, 20L, 29L, 30L);
    }

    @Test
    void losesNoPeakAndNoTrough() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[] curve = random.doubles(random.nextInt(1, 3_000)).toArray();

            List<Long> kept = thinned(curve);

            assertThat(kept)
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(MOST)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(kept).startsWith(0L).endsWith((long) curve.length - 1);
            assertThat(kept.stream().map(i -> curve[i.intValue()]))
                    .contains(
                            Arrays.stream(curve).max().orElseThrow(),
                            Arrays.stream(curve).min().orElseThrow());
        }
    }

    @Test
    void losesNoMaximumDrawdown() {
        for (int seed = 0; seed < 300; seed++) {
            double[] curve = path(new Random(seed));
            double[] drawdowns = drawdowns(curve);

            double deepest = thinned(curve).stream()
                    .mapToDouble(i -> drawdowns[i.intValue()])
                    .max()
                    .orElseThrow();

            assertThat(deepest)
                    .as("seed %d", seed)
                    .isEqualTo(Arrays.stream(drawdowns).max().orElseThrow());
        }
    }

    /// A path that rises far, so that a deep drawdown from a late peak is seldom at the lowest point of its bucket.
    private static double[] path(Random random) {
        double[] curve = new double[random.nextInt(200, 3_000)];
        double value = 100;
        for (int i = 0; i < curve.length; i++) {
            value *= Math.exp(random.nextGaussian(0.02, 0.3));
            curve[i] = value;
        }
        return curve;
    }

    private static double[] drawdowns(double[] curve) {
        double[] drawdowns = new double[curve.length];
        double peak = 0;
        for (int i = 0; i < curve.length; i++) {
            peak = Math.max(peak, curve[i]);
            drawdowns[i] = 1 - curve[i] / peak;
        }
        return drawdowns;
    }

    private static List<Long> thinned(double[] curve) {
        double[] drawdowns = drawdowns(curve);
        List<Long> times = new ArrayList<>();
        Thinned thinned = new Thinned(curve.length, MOST, (time, value, drawdown) -> {
            assertThat(value).isEqualTo(curve[(int) time]);
            assertThat(drawdown).isEqualTo(drawdowns[(int) time]);
            times.add(time);
        });
        for (int i = 0; i < curve.length; i++) {
            thinned.add(i, curve[i], drawdowns[i]);
        }
        thinned.end();
        return times;
    }
}
