package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    private static final int MOST = 40;

    @Test
    void passesEveryPointOnWhereThereAreFew() throws IOException {
        double[] curve = {1, 3, 2, 2, 5};

        assertThat(thinned(curve)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void keepsFirstLowestHighestAndLastOfEveryBucketInTheirOrder() throws IOException {
        double[] curve = new double[100];
        curve[3] = 9;
        curve[7] = -9;
        curve[14] = -5;
        curve[15] = 5;

        assertThat(thinned(curve)).startsWith(0L, 3L, 7L, 9L, 10L, 14L, 15L, 19L, 20L, 29L, 30L);
    }

    @Test
    void losesNoPeakAndNoTrough() throws IOException {
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
                            java.util.Arrays.stream(curve).max().orElseThrow(),
                            java.util.Arrays.stream(curve).min().orElseThrow());
        }
    }

    private static List<Long> thinned(double[] curve) throws IOException {
        List<Long> times = new ArrayList<>();
        Thinned thinned = new Thinned(curve.length, MOST, (time, value, drawdown) -> {
            assertThat(value).isEqualTo(curve[(int) time]);
            assertThat(drawdown).isEqualTo(-value);
            times.add(time);
        });
        for (int i = 0; i < curve.length; i++) {
            thinned.add(i, curve[i], -curve[i]);
        }
        thinned.end();
        return times;
    }
}
