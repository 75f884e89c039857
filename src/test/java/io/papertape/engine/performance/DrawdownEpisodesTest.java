package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static java.util.OptionalLong.empty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.papertape.engine.portfolio.EquityCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawdownEpisodesTest {

    private final LongestDrawdown longest = new LongestDrawdown();

    @Test
    void areNoneWithoutAPoint() {
        assertThat(episodes(100).list()).isEmpty();
        assertThat(longest.days()).isNull();
    }

    @Test
    void areNoneWhileEquityDoesNotFall() {
        assertThat(episodes(100, 100, 100, 110, 110).list()).isEmpty();
        assertThat(longest.days()).isZero();
    }

    @Test
    void goFromThePeakToItsRecovery() {
        assertThat(episodes(100, 120, 120, 90, 60, 60, 110, 120, 150).list())
                .containsExactly(new DrawdownEpisode(at(1), 120, 2 * DAY, 3 * DAY, 60, 0.5, at(6), 5 * DAY, 4));
        assertThat(longest.days()).isEqualTo(5);
    }

    @Test
    void haveNoPeakWhereItIsTheInitialCapital() {
        assertThat(episodes(100, 80, 50, 100).list())
                .containsExactly(new DrawdownEpisode(empty(), 100, 0, DAY, 50, 0.5, at(2), DAY, 2));
        assertThat(longest.days()).isEqualTo(2);
    }

    @Test
    void haveAPeakWhereAPointEqualsTheInitialCapital() {
        assertThat(episodes(100, 100, 50, 100).list())
                .containsExactly(new DrawdownEpisode(at(0), 100, DAY, DAY, 50, 0.5, at(2), DAY, 1));
    }

    @Test
    void doNotRecoverWhileThePeakIsNotReached() {
        assertThat(episodes(100, 160, 40, 159).list())
                .containsExactly(new DrawdownEpisode(at(0), 160, DAY, DAY, 40, 0.75, empty(), 2 * DAY, 2));
        assertThat(longest.days()).isEqualTo(2);
    }

    @Test
    void ofASinglePointLastNoTime() {
        assertThat(episodes(100, 75).list())
                .containsExactly(new DrawdownEpisode(empty(), 100, 0, 0, 75, 0.25, empty(), 0, 1));
        assertThat(longest.days()).isZero();
    }

    @Test
    void mayLoseEverything() {
        assertThat(episodes(100, 0, 0).list())
                .containsExactly(new DrawdownEpisode(empty(), 100, 0, 0, 0, 1.0, empty(), DAY, 2));
    }

    @Test
    void areKeptWhenTheyAreTheDeepestAndOfThoseTheEarlier() {
        LongestDrawdown days = new LongestDrawdown();
        DrawdownEpisodes episodes = new DrawdownEpisodes(100, days, 2);
        record(episodes, 100, 100, 90, 100, 80, 100, 80, 100, 80, 100, 90, 90, 90, 100, 70);

        assertThat(episodes.list())
                .extracting(DrawdownEpisode::beganAt, DrawdownEpisode::depth)
                .containsExactly(tuple(3 * DAY, 0.2), tuple(13 * DAY, 0.3));
        assertThat(days.days()).isEqualTo(4);
    }

    @Test
    void mayBeAskedForAtAnyTime() {
        DrawdownEpisodes episodes = new DrawdownEpisodes(100, longest, 1);
        episodes.record(0, 50, 0.5);
        List<DrawdownEpisode> before = episodes.list();
        episodes.record(DAY, 25, 0.75);

        assertThat(before).extracting(DrawdownEpisode::depth).containsExactly(0.5);
        assertThat(episodes.list()).extracting(DrawdownEpisode::depth).containsExactly(0.75);
        assertThat(episodes.list()).hasSize(1);
    }

    @Test
    void areBoundedAtTenThousand() {
        DrawdownEpisodes episodes = new DrawdownEpisodes(1_000_000, longest);
        for (int i = 0; i < 20_002; i++) {
            long equity = i % 2 == 0 ? 1_000_000 : 1_000_000 - i;
            episodes.record(i, equity, EquityCurve.drawdown(1_000_000, equity));
        }

        assertThat(episodes.list()).hasSize(10_000);
        assertThat(episodes.list().getFirst().beganAt()).isEqualTo(3);
        assertThat(episodes.list().getLast().beganAt()).isEqualTo(20_001);
    }

    @Test
    void areThoseThatAScanOfTheCurveFinds() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 2_000; run++) {
            long[] curve = curve(random);
            int most = random.nextInt(1, 6);
            LongestDrawdown days = new LongestDrawdown();
            DrawdownEpisodes episodes = new DrawdownEpisodes(1_000, days, most);
            record(episodes, 1_000, curve);
            List<DrawdownEpisode> all = scan(curve);

            assertThat(episodes.list()).as("%s", Arrays.toString(curve)).isEqualTo(deepest(all, most));
            assertThat(days.days()).isEqualTo(longest(all));
        }
    }

    private static long[] curve(SplittableRandom random) {
        long[] curve = new long[random.nextInt(1, 60)];
        long equity = 1_000;
        for (int i = 0; i < curve.length; i++) {
            equity = Math.max(0, equity + random.nextLong(-3, 4) * random.nextLong(1, 30));
            curve[i] = equity;
        }
        return curve;
    }

    /// By its definition, looking back and ahead from every point.
    private static List<DrawdownEpisode> scan(long[] curve) {
        List<DrawdownEpisode> found = new ArrayList<>();
        for (int i = 0; i < curve.length; i++) {
            long peak = peak(curve, i);
            if (curve[i] < peak && (i == 0 || curve[i - 1] >= peak(curve, i - 1))) {
                int end = i;
                int trough = i;
                while (end < curve.length && curve[end] < peak) {
                    trough = curve[end] < curve[trough] ? end : trough;
                    end++;
                }
                found.add(new DrawdownEpisode(
                        i == 0 ? empty() : at(i - 1),
                        peak,
                        i * DAY,
                        trough * DAY,
                        curve[trough],
                        (double) (peak - curve[trough]) / peak,
                        end < curve.length ? at(end) : empty(),
                        (end - 1) * DAY,
                        end - i));
            }
        }
        return found;
    }

    private static long peak(long[] curve, int end) {
        return Math.max(1_000, Arrays.stream(curve, 0, end + 1).max().orElseThrow());
    }

    private static List<DrawdownEpisode> deepest(List<DrawdownEpisode> all, int most) {
        return all.stream()
                .sorted(Comparator.comparingDouble(DrawdownEpisode::depth).reversed())
                .limit(most)
                .sorted(Comparator.comparingLong(DrawdownEpisode::beganAt))
                .toList();
    }

    private static double longest(List<DrawdownEpisode> all) {
        return all.stream()
                        .mapToDouble(e ->
                                e.recoveredAt().orElse(e.lastAt()) - e.peakAt().orElse(e.beganAt()))
                        .max()
                        .orElse(0)
                / DAY;
    }

    private DrawdownEpisodes episodes(long initialCapital, long... curve) {
        DrawdownEpisodes episodes = new DrawdownEpisodes(initialCapital, longest);
        record(episodes, initialCapital, curve);
        return episodes;
    }

    private static void record(DrawdownEpisodes episodes, long initialCapital, long... curve) {
        EquityCurve equity = new EquityCurve(initialCapital);
        for (int i = 0; i < curve.length; i++) {
            episodes.record(i * DAY, curve[i], equity.record(i * DAY, curve[i]));
        }
    }

    private static OptionalLong at(long day) {
        return OptionalLong.of(day * DAY);
    }
}
