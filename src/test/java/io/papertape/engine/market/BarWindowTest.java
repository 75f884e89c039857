package io.papertape.engine.market;

import static io.papertape.engine.Slices.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.engine.portfolio.MoneyOverflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarWindowTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 50, 200, Integer.MAX_VALUE})
    void readsLikeAListOfTheLatestBars(int history) {
        SplittableRandom random = new SplittableRandom(history);
        BarWindow window = new BarWindow(history);
        List<Bar> all = new ArrayList<>();
        for (int time = 0; time < 700; time++) {
            Bar bar = randomBar(random);
            window.append(new MarketSlice(time, 1).with(0, bar), 0);
            all.add(bar);

            List<Bar> kept = all.subList(Math.max(0, all.size() - Math.min(history, all.size())), all.size());
            assertReads(window, kept, time, random);
        }
    }

    private static void assertReads(BarWindow window, List<Bar> kept, int time, SplittableRandom random) {
        assertThat(window.size()).isEqualTo(kept.size());
        for (int ago : new int[] {0, kept.size() - 1, random.nextInt(kept.size())}) {
            assertThat(window.time(ago)).isEqualTo(time - ago);
            assertThat(new Bar(
                            window.open(ago), window.high(ago), window.low(ago), window.close(ago), window.volume(ago)))
                    .isEqualTo(kept.get(kept.size() - 1 - ago));
            for (int bars : new int[] {1, kept.size() - ago, 1 + random.nextInt(kept.size() - ago)}) {
                List<Bar> part = kept.subList(kept.size() - ago - bars, kept.size() - ago);
                assertThat(window.sumOfCloses(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::close).sum());
                assertThat(window.highestHigh(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::high).max().orElseThrow());
                assertThat(window.lowestLow(ago, bars))
                        .isEqualTo(part.stream().mapToLong(Bar::low).min().orElseThrow());
            }
        }
    }

    private static Bar randomBar(SplittableRandom random) {
        long low = random.nextLong(1, 1_000_000_000_000L);
        long high = random.nextLong(low, low + 1_000_000_000L);
        return new Bar(
                random.nextLong(low, high + 1), high, low, random.nextLong(low, high + 1), random.nextInt(1_000));
    }

    @Test
    void addsUpClosesWhoseRunningTotalHasWrappedAround() {
        BarWindow window = new BarWindow(3);
        long close = Long.MAX_VALUE / 3;
        for (int time = 0; time < 100; time++) {
            window.append(new MarketSlice(time, 1).with(0, Bar.flat(close - time)), 0);
        }

        assertThat(window.sumOfCloses(0, 3)).isEqualTo(3 * close - 99 - 98 - 97);
        assertThat(window.sumOfCloses(1, 2)).isEqualTo(2 * close - 98 - 97);
    }

    @Test
    void refusesASumThatMightOverflow() {
        BarWindow window = window("92233720368.54775807", "1");

        assertThatThrownBy(() -> window.sumOfCloses(0, 2))
                .isInstanceOf(MoneyOverflowException.class)
                .hasMessage("sum of 2 closes of up to 92233720368.54775807"
                        + " exceeds the largest value 92233720368.54775807");
        assertThat(window.sumOfCloses(1, 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void rejectsBarsThatItDoesNotHave() {
        BarWindow window = window("1", "2", "3");

        assertThatThrownBy(() -> window.close(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was 3");
        assertThatThrownBy(() -> window.close(-1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was -1");
        assertThatThrownBy(() -> window.sumOfCloses(1, 3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("bars ago must be within 0 and 2 but was 3");
        assertThatThrownBy(() -> window.highestHigh(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> window.lowestLow(3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void forgetsBarsBeyondItsHistory() {
        BarWindow window = new BarWindow(2);
        for (int time = 0; time < 3; time++) {
            window.append(new MarketSlice(time, 1).with(0, Bar.flat(time + 1)), 0);
        }

        assertThat(window.size()).isEqualTo(2);
        assertThatThrownBy(() -> window.close(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void rejectsAHistoryOfNoBars() {
        assertThatThrownBy(() -> new BarWindow(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("history must be at least 1 bar but was 0");
    }
}
