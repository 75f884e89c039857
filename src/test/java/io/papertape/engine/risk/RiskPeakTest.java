package io.papertape.engine.risk;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RiskPeakTest {

    private final RiskPeak peak = new RiskPeak(100, 3);

    @Test
    void isTheHighestEquityWhenItIsNeverForgotten() {
        RiskPeak never = new RiskPeak(100, null);
        never.record(0, 80, true);
        never.record(DAY, 120, false);
        never.record(2 * DAY, 90, true);

        assertThat(never.at(40_000 * DAY)).isEqualTo(120);
    }

    @Test
    void isForgottenAtTheStartOfASliceSoManyDatesAfterTheFirstWithoutAPosition() {
        peak.record(0, 100, false);
        peak.record(0, 70, true);
        peak.record(DAY, 70, true);

        assertThat(peak.at(2 * DAY)).isEqualTo(100);
        assertThat(peak.at(3 * DAY)).isEqualTo(70);
        assertThat(peak.last()).isEqualTo(70);
    }

    @Test
    void countsFromThereOn() {
        peak.record(0, 70, true);
        peak.record(3 * DAY, 75, false);
        assertThat(peak.at(4 * DAY)).isEqualTo(75);

        peak.record(4 * DAY, 72, true);

        assertThat(peak.at(6 * DAY)).isEqualTo(75);
        assertThat(peak.at(7 * DAY)).isEqualTo(72);
    }

    @Test
    void staysWhileAPositionIsHeld() {
        peak.record(0, 70, false);
        peak.record(40 * DAY, 60, false);

        assertThat(peak.at(80 * DAY)).isEqualTo(100);
    }

    @Test
    void beginsToCountDatesAnewAfterAPosition() {
        peak.record(0, 70, true);
        peak.record(2 * DAY, 60, false);
        peak.record(4 * DAY, 60, true);

        assertThat(peak.at(6 * DAY)).isEqualTo(100);
        assertThat(peak.at(7 * DAY)).isEqualTo(60);
    }

    @Test
    void isForgottenBefore1970Too() {
        peak.record(-10 * DAY, 70, false);
        peak.record(-9 * DAY, 70, true);

        assertThat(peak.at(-7 * DAY)).isEqualTo(100);
        assertThat(peak.at(-6 * DAY)).isEqualTo(70);
    }

    @Test
    void goesOnFromARecordedPoint() {
        peak.restore(90, 60, 5 * DAY);

        assertThat(peak.at(7 * DAY)).isEqualTo(90);
        assertThat(peak.at(8 * DAY)).isEqualTo(60);

        peak.restore(90, 60, null);

        assertThat(peak.at(80 * DAY)).isEqualTo(90);
    }
}
