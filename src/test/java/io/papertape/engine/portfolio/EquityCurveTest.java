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
        assertThat(previousDayEquity(0)).isEqualTo(100);
        assertThat(previousDayEquity(-HOUR)).isEqualTo(100);
    }

    @Test
    void keepsTheHighestEquityAndCountsTheInitialCapital() {
        assertThat(record(0, 80)).isEqualTo(0.2);
        assertThat(curve.peak()).isEqualTo(100);

        assertThat(record(DAY, 125)).isZero();
        assertThat(curve.peak()).isEqualTo(125);

        assertThat(record(2 * DAY, 100)).isEqualTo(0.2);
        assertThat(curve.peak()).isEqualTo(125);
        assertThat(curve.lastEquity()).isEqualTo(100);
    }

    @Test
    void comparesTheFirstDayWithTheInitialCapital() {
        record(9 * HOUR, 90);
        record(10 * HOUR, 80);

        assertThat(previousDayEquity(11 * HOUR)).isEqualTo(100);
        assertThat(previousDayEquity(DAY - 1)).isEqualTo(100);
    }

    @Test
    void comparesADayWithTheLastPointOfTheDayBefore() {
        record(9 * HOUR, 90);
        record(DAY - 1, 80);

        assertThat(previousDayEquity(DAY)).isEqualTo(80);

        record(DAY, 70);
        record(DAY + HOUR, 60);

        assertThat(previousDayEquity(2 * DAY - 1)).isEqualTo(80);
        assertThat(previousDayEquity(2 * DAY)).isEqualTo(60);
    }

    @Test
    void comparesADayAfterAGapWithTheLastPointBeforeIt() {
        record(0, 90);
        record(7 * DAY, 70);

        assertThat(previousDayEquity(7 * DAY + HOUR)).isEqualTo(90);
        assertThat(previousDayEquity(30 * DAY)).isEqualTo(70);
    }

    @Test
    void splitsDaysBefore1970AtMidnightToo() {
        record(-DAY, 90);
        record(-1, 80);

        assertThat(previousDayEquity(-1)).isEqualTo(100);
        assertThat(previousDayEquity(0)).isEqualTo(80);
    }

    @Test
    void continuesFromARecordedPoint() {
        curve.restore(DAY, 60, 130, 75);

        assertThat(curve.peak()).isEqualTo(130);
        assertThat(curve.lastEquity()).isEqualTo(60);
        assertThat(previousDayEquity(2 * DAY - 1)).isEqualTo(75);
        assertThat(previousDayEquity(2 * DAY)).isEqualTo(60);
        assertThat(record(2 * DAY, 65)).isEqualTo(0.5);
    }

    @Test
    void losesEverythingAtZero() {
        assertThat(EquityCurve.drawdown(100, 0)).isEqualTo(1.0);
        assertThat(EquityCurve.drawdown(Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
    }

    private double record(long time, long equity) {
        return curve.record(UtcDay.start(time), equity);
    }

    private long previousDayEquity(long time) {
        return curve.previousDayEquity(UtcDay.start(time));
    }
}
