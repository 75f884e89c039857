package io.papertape.engine.performance;

import static io.papertape.engine.Slices.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.papertape.engine.portfolio.UtcDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquityDaysTest {

    private final EquityDays days = new EquityDays();

    @Test
    void areNoneWithoutAPoint() {
        assertThat(days.isEmpty()).isTrue();
        assertThat(days.size()).isZero();
        assertThat(days.list()).isEmpty();
        assertThat(days.returns(100)).isEmpty();
        assertThat(days.points()).isZero();
        assertThat(days.elapsed()).isZero();
        assertThat(days.dates()).isEmpty();
    }

    @Test
    void haveASinglePoint() {
        record("2024-01-02T09:30:00Z", 110, 40, 0);

        assertThat(days.list()).containsExactly(day("2024-01-02", 110, 70, 40, 0, 1, 1));
        assertThat(days.returns(100)).containsExactly(0.1);
        assertThat(days.lastEquity()).isEqualTo(110);
        assertThat(days.elapsed()).isZero();
    }

    @Test
    void keepTheLastPointAndTheDeepestDrawdownOfADate() {
        record("2024-01-02T09:30:00Z", 80, 10, 0.2);
        record("2024-01-02T10:30:00Z", 70, 0, 0.3);
        record("2024-01-02T23:59:59.999Z", 90, 30, 0.1);
        record("2024-01-03T00:00:00Z", 99, 0, 0.01);
        record("2024-01-03T12:00:00Z", 108, 8, 0);

        assertThat(days.list())
                .containsExactly(day("2024-01-02", 90, 60, 30, 0.3, 3, 2), day("2024-01-03", 108, 100, 8, 0.01, 2, 1));
        assertThat(days.returns(100)).containsExactly(-0.1, 0.2);
        assertThat(days.points()).isEqualTo(5);
        assertThat(days.pointsInvested()).isEqualTo(3);
    }

    @Test
    void tellWhatIsOwedApartFromCash() {
        days.record(0, 0, 1_002, 300, 2, 0, 0);
        days.record(DAY, DAY, 995, 300, -5, 0, 0);

        assertThat(days.list())
                .extracting(EquityDay::cash, EquityDay::positionsValue, EquityDay::receivables)
                .containsExactly(tuple(700L, 300L, 2L), tuple(700L, 300L, -5L));
    }

    @Test
    void countAPointWithAShortPositionAsInvested() {
        days.record(0, 0, 1_000, -400, 0, 400, 0);
        days.record(DAY, DAY, 1_000, 0, 0, 400, 0);
        days.record(2 * DAY, 2 * DAY, 1_000, 0, 0, 0, 0);

        assertThat(days.list())
                .extracting(
                        EquityDay::cash, EquityDay::positionsValue, EquityDay::shortsValue, EquityDay::pointsInvested)
                .containsExactly(
                        tuple(1_400L, -400L, 400L, 1L), tuple(1_000L, 0L, 400L, 1L), tuple(1_000L, 0L, 0L, 0L));
        assertThat(days.pointsInvested()).isEqualTo(2);
    }

    @Test
    void skipWeekendsAndGaps() {
        record("2024-01-05T00:00:00Z", 100, 0, 0);
        record("2024-01-08T00:00:00Z", 150, 0, 0);
        record("2024-03-08T06:00:00Z", 75, 0, 0.5);

        assertThat(days.list())
                .extracting(EquityDay::date)
                .containsExactly(LocalDate.of(2024, 1, 5), LocalDate.of(2024, 1, 8), LocalDate.of(2024, 3, 8));
        assertThat(days.dates()).containsExactly(19_727, 19_730, 19_790);
        assertThat(days.returns(100)).containsExactly(0, 0.5, -0.5);
        assertThat(days.elapsed()).isEqualTo(63.25);
    }

    @Test
    void splitDatesBefore1970AtMidnightToo() {
        at(-DAY - 1, 90, 0, 0);
        at(-DAY, 80, 0, 0);
        at(-1, 70, 0, 0);
        at(0, 60, 0, 0);

        assertThat(days.list())
                .extracting(EquityDay::date, EquityDay::equity)
                .containsExactly(
                        tuple(LocalDate.of(1969, 12, 30), 90L),
                        tuple(LocalDate.of(1969, 12, 31), 70L),
                        tuple(LocalDate.of(1970, 1, 1), 60L));
    }

    @Test
    void returnNothingOnNothing() {
        record("2024-01-02T00:00:00Z", 0, 0, 1);
        record("2024-01-03T00:00:00Z", 0, 0, 1);

        assertThat(days.returns(100)).containsExactly(-1, 0);
    }

    @Test
    void groupAnyPointsAsACollectionDoes() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 50; run++) {
            EquityDays followed = new EquityDays();
            List<EquityDay> expected = new ArrayList<>();
            long time = random.nextLong(-1_000, 1_000) * DAY;
            for (int i = 0; i < 400; i++) {
                time += random.nextInt(3) == 0 ? random.nextLong(3 * DAY) : random.nextLong(DAY / 3);
                long longs = random.nextLong(2) * random.nextLong(50);
                long shorts = random.nextLong(2) * random.nextLong(50);
                long receivables = random.nextLong(3) - 1;
                long equity = longs - shorts + receivables + random.nextLong(100);
                double drawdown = random.nextDouble();
                followed.record(time, UtcDay.start(time), equity, longs - shorts, receivables, shorts, drawdown);
                add(expected, time, equity, longs, shorts, receivables, drawdown);
            }

            assertThat(followed.list()).isEqualTo(expected);
            assertThat(followed.size()).isEqualTo(expected.size());
            assertThat(followed.points()).isEqualTo(400);
        }
    }

    private static void add(
            List<EquityDay> days, long time, long equity, long longs, long shorts, long receivables, double drawdown) {
        LocalDate date = Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).toLocalDate();
        EquityDay before = new EquityDay(date, 0, 0, 0, 0, 0, 0, 0, 0);
        if (!days.isEmpty() && days.getLast().date().equals(date)) {
            before = days.removeLast();
        }
        days.add(new EquityDay(
                date,
                equity,
                equity - longs + shorts - receivables,
                longs - shorts,
                receivables,
                shorts,
                Math.max(before.drawdown(), drawdown),
                before.points() + 1,
                before.pointsInvested() + (longs > 0 || shorts > 0 ? 1 : 0)));
    }

    private void at(long time, long equity, long positionsValue, double drawdown) {
        days.record(time, UtcDay.start(time), equity, positionsValue, 0, 0, drawdown);
    }

    private void record(String time, long equity, long positionsValue, double drawdown) {
        at(Instant.parse(time).toEpochMilli(), equity, positionsValue, drawdown);
    }

    private static EquityDay day(
            String date, long equity, long cash, long positions, double drawdown, long points, long invested) {
        return new EquityDay(LocalDate.parse(date), equity, cash, positions, 0, 0, drawdown, points, invested);
    }
}
