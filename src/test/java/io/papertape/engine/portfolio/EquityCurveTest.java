package io.papertape.engine.portfolio;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EquityCurveTest {

    private static final long HOUR = DAY / 24;

    private final EquityCurve curve = new EquityCurve(100);

    @Test
    void startsAtTheInitialCapital() {
        assertThat(curve.peak()).isEqualTo(100);
        assertThat(curve.lastEquity()).isEqualTo(100);
        assertThat(curve.previousDayEquity(0)).isEqualTo(100);
        assertThat(curve.previousDayEquity(-HOUR)).isEqualTo(100);
    }

    @Test
    void keepsTheHighestEquityAndCountsTheInitialCapital() {
        assertThat(curve.record(0, 80)).isEqualTo(0.2);
        assertThat(curve.peak()).isEqualTo(100);

        assertThat(curve.record(DAY, 125)).isZero();
        assertThat(curve.peak()).isEqualTo(125);

        assertThat(curve.record(2 * DAY, 100)).isEqualTo(0.2);
        assertThat(curve.peak()).isEqualTo(125);
        assertThat(curve.lastEquity()).isEqualTo(100);
    }

    @Test
    void comparesTheFirstDayWithTheInitialCapital() {
        curve.record(9 * HOUR, 90);
        curve.record(10 * HOUR, 80);

        assertThat(curve.previousDayEquity(11 * HOUR)).isEqualTo(100);
        assertThat(curve.previousDayEquity(DAY - 1)).isEqualTo(100);
    }

    @Test
    void comparesADayWithTheLastPointOfTheDayBefore() {
        curve.record(9 * HOUR, 90);
        curve.record(DAY - 1, 80);

        assertThat(curve.previousDayEquity(DAY)).isEqualTo(80);

        curve.record(DAY, 70);
        curve.record(DAY + HOUR, 60);

        assertThat(curve.previousDayEquity(2 * DAY - 1)).isEqualTo(80);
        assertThat(curve.previousDayEquity(2 * DAY)).isEqualTo(60);
    }

    @Test
    void comparesADayAfterAGapWithTheLastPointBeforeIt() {
        curve.record(0, 90);
        curve.record(7 * DAY, 70);

        assertThat(curve.previousDayEquity(7 * DAY + HOUR)).isEqualTo(90);
        assertThat(curve.previousDayEquity(30 * DAY)).isEqualTo(70);
    }

    @Test
    void splitsDaysBefore1970AtMidnightToo() {
        curve.record(-DAY, 90);
        curve.record(-1, 80);

        assertThat(curve.previousDayEquity(-1)).isEqualTo(100);
        assertThat(curve.previousDayEquity(0)).isEqualTo(80);
    }

    @Test
    void continuesFromARecordedPoint() {
        curve.restore(DAY + HOUR, 60, 130, 75);

        assertThat(curve.peak()).isEqualTo(130);
        assertThat(curve.lastEquity()).isEqualTo(60);
        assertThat(curve.previousDayEquity(2 * DAY - 1)).isEqualTo(75);
        assertThat(curve.previousDayEquity(2 * DAY)).isEqualTo(60);
        assertThat(curve.record(2 * DAY, 65)).isEqualTo(0.5);
    }

    @Test
    void losesEverythingAtZero() {
        assertThat(EquityCurve.drawdown(100, 0)).isEqualTo(1.0);
        assertThat(EquityCurve.drawdown(Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
    }
}
