package io.papertape.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarDistancesTest {

    private static final long DAY = 86_400_000;

    private final BarDistances distances = new BarDistances();

    @Test
    void takesTheLowerOfTwoMiddlesForUsual() {
        show(0, 1, 4, 9, 10);

        assertThat(distances.usual()).isEqualTo(DAY);

        show(15);

        assertThat(distances.usual()).isEqualTo(3 * DAY);
    }

    @Test
    void knowsNoUsualDistanceOfFewerThanTwoBars() {
        assertThat(distances.usual()).isNull();

        show(0);

        assertThat(distances.usual()).isNull();
    }

    @Test
    void isStaleBeyondFourDaysWhenBarsAreUsuallyCloser() {
        show(0, 1, 2);

        assertThat(distances.isStale(2 * DAY, 6 * DAY)).isFalse();
        assertThat(distances.isStale(2 * DAY, 6 * DAY + 1)).isTrue();
    }

    @Test
    void isStaleBeyondThreeUsualDistancesWhenTheseAreLonger() {
        show(0, 7, 14);

        assertThat(distances.isStale(14 * DAY, 35 * DAY)).isFalse();
        assertThat(distances.isStale(14 * DAY, 35 * DAY + 1)).isTrue();
    }

    @Test
    void isStaleBeyondFourDaysAfterAnOnlyBar() {
        show(0);

        assertThat(distances.isStale(0, 4 * DAY)).isFalse();
        assertThat(distances.isStale(0, 4 * DAY + 1)).isTrue();
    }

    private void show(long... days) {
        for (long day : days) {
            distances.bar(day * DAY);
        }
    }
}
