package io.papertape.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCalendarTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void knowsNoSaturdayWhereItIsFridayEvening() {
        String fridayAt19 = "2024-01-06T00:00:00Z";

        assertThat(next(new SessionCalendar(NEW_YORK), fridayAt19)).isEqualTo("2024-01-05");
        assertThat(next(new SessionCalendar(ZoneOffset.UTC), fridayAt19)).isEqualTo("2024-01-06");
    }

    @Test
    void keepsTheDateOfABarWithADateAlone() {
        SessionCalendar calendar = new SessionCalendar(NEW_YORK);

        assertThat(date(calendar.next(millis("2024-01-05T00:00:00Z"), true))).isEqualTo("2024-01-05");
        assertThat(date(calendar.next(millis("2024-01-08T00:00:00Z"), true))).isEqualTo("2024-01-08");
        assertThat(calendar.date()).isEqualTo(millis("2024-01-08T00:00:00Z"));
    }

    @Test
    void neverGoesBack() {
        SessionCalendar calendar = new SessionCalendar(NEW_YORK);
        calendar.next(millis("2024-01-05T00:00:00Z"), true);

        assertThat(next(calendar, "2024-01-05T01:00:00Z")).isEqualTo("2024-01-05");
        assertThat(next(calendar, "2024-01-06T04:59:59Z")).isEqualTo("2024-01-05");
        assertThat(next(calendar, "2024-01-06T05:00:00Z")).isEqualTo("2024-01-06");
    }

    @Test
    void neverGoesBackWhereClocksAreSetBackAcrossMidnight() {
        SessionCalendar calendar = new SessionCalendar(ZoneId.of("America/St_Johns"));

        assertThat(next(calendar, "2005-10-30T02:29:59Z")).isEqualTo("2005-10-29");
        assertThat(next(calendar, "2005-10-30T02:30:30Z")).isEqualTo("2005-10-30");
        assertThat(next(calendar, "2005-10-30T02:31:00Z")).isEqualTo("2005-10-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "+05:30",
                "America/New_York",
                "Europe/London",
                "Asia/Kolkata",
                "Pacific/Apia",
                "Africa/Cairo"
            })
    void tellsTheDatesOfTheZone(String zone) {
        SplittableRandom random = new SplittableRandom(7);
        SessionCalendar calendar = new SessionCalendar(ZoneId.of(zone));
        long time = millis("1960-01-01T00:00:00Z");
        for (int i = 0; i < 20_000; i++) {
            time += random.nextLong(3 * UtcDay.MILLIS);
            LocalDate expected = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneId.of(zone));

            assertThat(calendar.next(time, false)).isEqualTo(expected.toEpochDay() * UtcDay.MILLIS);
        }
    }

    @Test
    void acceptsTheDatesThatItCouldHaveGiven() {
        assertThat(accepts("2024-01-06T00:00:00Z", "2024-01-05")).isTrue();
        assertThat(accepts("2024-01-06T00:00:00Z", "2024-01-06")).isTrue();
        assertThat(accepts("2024-01-06T00:00:00Z", "2024-01-04")).isFalse();
        assertThat(accepts("2024-01-06T00:00:01Z", "2024-01-05")).isTrue();
        assertThat(accepts("2024-01-06T00:00:01Z", "2024-01-06")).isFalse();
    }

    @Test
    void acceptsNoDateBeforeTheLastOne() {
        SessionCalendar calendar = new SessionCalendar(NEW_YORK);
        calendar.continueFrom(millis("2024-01-05T00:00:00Z"));

        assertThat(calendar.accepts(millis("2024-01-05T01:00:00Z"), millis("2024-01-05T00:00:00Z")))
                .isTrue();
        assertThat(calendar.accepts(millis("2024-01-05T02:00:00Z"), millis("2024-01-04T00:00:00Z")))
                .isFalse();
    }

    private static boolean accepts(String time, String given) {
        return new SessionCalendar(NEW_YORK).accepts(millis(time), millis(given + "T00:00:00Z"));
    }

    private static String next(SessionCalendar calendar, String time) {
        return date(calendar.next(millis(time), false));
    }

    private static String date(long date) {
        assertThat(date).isEqualTo(UtcDay.start(date));
        return LocalDate.ofEpochDay(date / UtcDay.MILLIS).toString();
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
