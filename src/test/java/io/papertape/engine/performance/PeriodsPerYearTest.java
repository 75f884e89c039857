package io.papertape.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsPerYearTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "5, 52", "7, 52", "9, 52", "10, 26", "14, 26", "19, 26", "20, 12", "28, 12", "31, 12", "40, 12", "41, 6",
        "61, 6", "73, 6", "74, 4", "91, 4", "121, 4", "122, 2", "182, 2", "243, 2", "244, 1", "365, 1", "4000, 1"
    })
    void areThoseNearestToTheDatesOfAYear(long days, int periods) {
        assertThat(PeriodsPerYear.of(every(days, 9)))
                .isEqualTo(new PeriodsPerYear(periods, "the median between dates is " + days + " days"));
    }

    @Test
    void areNeverAsNearToTwoNumbers() {
        int[] candidates = {1, 2, 4, 6, 12, 26, 52};
        for (long days = 5; days < 100_000; days++) {
            double year = 365.25 / days;
            for (int i = 1; i < candidates.length; i++) {
                assertThat(year - candidates[i - 1]).as("%d days", days).isNotEqualTo(candidates[i] - year);
            }
        }
    }

    @Test
    void takeTheLowerOfTwoMiddles() {
        assertThat(PeriodsPerYear.of(after(4, 7)).value()).isEqualTo(252);
        assertThat(PeriodsPerYear.of(after(7, 4, 7, 7)).value()).isEqualTo(52);
        assertThat(PeriodsPerYear.of(after(30, 31, 29, 1)).value()).isEqualTo(12);
        assertThat(PeriodsPerYear.of(after(5, 4, 4, 5, 5)).value()).isEqualTo(52);
    }

    @Test
    void are365WhereAFifthOfTheDatesAreOfWeekends() {
        assertThat(PeriodsPerYear.of(every(1, 7)))
                .isEqualTo(new PeriodsPerYear(365, "2 of 7 dates are Saturdays or Sundays"));
        assertThat(PeriodsPerYear.of(
                        dates(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2), MONDAY.plusDays(3), MONDAY.plusDays(6))))
                .isEqualTo(new PeriodsPerYear(365, "1 of 5 dates are Saturdays or Sundays"));
        assertThat(PeriodsPerYear.of(dates(
                        MONDAY,
                        MONDAY.plusDays(1),
                        MONDAY.plusDays(2),
                        MONDAY.plusDays(3),
                        MONDAY.plusDays(4),
                        MONDAY.plusDays(5))))
                .isEqualTo(new PeriodsPerYear(252, "1 of 6 dates are Saturdays or Sundays"));
    }

    @Test
    void countSaturdaysAndSundaysAndNoOtherDay() {
        for (LocalDate date = LocalDate.of(1969, 12, 20); date.getYear() < 1971; date = date.plusDays(1)) {
            boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;

            assertThat(PeriodsPerYear.of(dates(date, date.plusDays(1))).value())
                    .as("%s", date)
                    .isEqualTo(weekend || date.plusDays(1).getDayOfWeek() == DayOfWeek.SATURDAY ? 365 : 252);
        }
    }

    @Test
    void groupThousandsOfDates() {
        assertThat(PeriodsPerYear.of(weekdays(1_500)).reason()).isEqualTo("0 of 1,500 dates are Saturdays or Sundays");
    }

    @Test
    void are252OfFewerThanTwoDates() {
        PeriodsPerYear expected = new PeriodsPerYear(252, "fewer than two dates");

        assertThat(PeriodsPerYear.of(new long[0])).isEqualTo(expected);
        assertThat(PeriodsPerYear.of(dates(MONDAY.plusDays(5)))).isEqualTo(expected);
    }

    @Test
    void areWhatTheSessionWasTold() {
        assertThat(PeriodsPerYear.given(360)).isEqualTo(new PeriodsPerYear(360, "given as periodsPerYear"));
    }

    private static long[] every(long days, int count) {
        return LongStream.range(0, count)
                .map(i -> MONDAY.toEpochDay() + i * days)
                .toArray();
    }

    private static long[] after(long... gaps) {
        long[] dates = new long[gaps.length + 1];
        dates[0] = MONDAY.toEpochDay();
        for (int i = 0; i < gaps.length; i++) {
            dates[i + 1] = dates[i] + gaps[i];
        }
        return dates;
    }

    private static long[] dates(LocalDate... dates) {
        return Stream.of(dates).mapToLong(LocalDate::toEpochDay).toArray();
    }

    private static long[] weekdays(int count) {
        return LongStream.iterate(MONDAY.toEpochDay(), day -> day + 1)
                .filter(day -> LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .limit(count)
                .toArray();
    }
}
