package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2024-01-02 09:30, 2024-01-02T14:30:00Z",
        "2024-07-02T09:30, 2024-07-02T13:30:00Z",
        "2024-01-02 09:30:15, 2024-01-02T14:30:15Z",
        "2024-01-02 09:30:15.25, 2024-01-02T14:30:15.250Z",
        "'2024-01-02 09:30:15,250000000', 2024-01-02T14:30:15.250Z",
        "2024-01-02 09:30Z, 2024-01-02T09:30:00Z",
        "2024-01-02T09:30:00.5z, 2024-01-02T09:30:00.500Z",
        "2024-01-02 09:30:00-05:00, 2024-01-02T14:30:00Z",
        "2024-01-02 09:30:00 -0500, 2024-01-02T14:30:00Z",
        "2024-01-02 09:30:00+05:30, 2024-01-02T04:00:00Z",
        "2024-01-02 09:30:00+01, 2024-01-02T08:30:00Z",
        "2024-03-10 01:59:59, 2024-03-10T06:59:59Z",
        "2024-03-10 03:00, 2024-03-10T07:00:00Z",
        "2024-11-03 00:59:59, 2024-11-03T04:59:59Z",
        "2024-11-03 02:00, 2024-11-03T07:00:00Z",
        "2024-11-03 01:30-04:00, 2024-11-03T05:30:00Z",
        "2024-11-03 01:30-05:00, 2024-11-03T06:30:00Z",
    })
    void readsTimesOfTheFilesZoneUnlessTheyHaveAnOffset(String text, Instant instant) {
        BarTime time = read(NEW_YORK, false, text);

        assertThat(Instant.ofEpochMilli(time.millis())).isEqualTo(instant);
        assertThat(time.isRead()).isTrue();
        assertThat(time.dateAlone()).isFalse();
        assertThat(time.epoch()).isFalse();
    }

    @Test
    void takesDateAloneForItsMidnightInUtcWhateverTheZone() {
        BarTime time = read(NEW_YORK, false, "2024-01-02");

        assertThat(Instant.ofEpochMilli(time.millis())).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(time.dateAlone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-10 02:00 | date must be a time of America/New_York but it has no '2024-03-10 02:00'",
                "2024-03-10 02:59:59 | date must be a time of America/New_York but it has no '2024-03-10 02:59:59'",
                "2024-11-03 01:00 | date must have an offset where America/New_York has it twice but was '2024-11-03 01:00'",
                "2024-11-03 01:59 | date must have an offset where America/New_York has it twice but was '2024-11-03 01:59'",
                "2024-01-02 09:30:00.0005 | date must be a whole millisecond but was '2024-01-02 09:30:00.0005'",
                "2024-01-02 24:00 | date must be like 2013-02-08 but was '2024-01-02 24:00'",
            })
    void tellsWhyTimeIsNone(String text, String fault) {
        BarTime time = read(NEW_YORK, false, text);

        assertThat(time.isRead()).isFalse();
        assertThat(time.fault(text)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-01-02 ",
                "2024-01-02T",
                "2024-01-02 09:60",
                "2024-01-02 09:30:60",
                "2024-01-02 09:30:",
                "2024-01-02 09:30:1",
                "2024-01-02 09:30.",
                "2024-01-02 09:30.5",
                "2024-01-02 09:30:00.",
                "2024-01-02 09:30:00.1234567890",
                "2024-01-02 09:30:00+",
                "2024-01-02 09:30:00+5",
                "2024-01-02 09:30:00+05:3",
                "2024-01-02 09:30:00+05:60",
                "2024-01-02 09:30:00+19:00",
                "2024-01-02 09:30:00  Z",
                "2024-02-30 09:30",
                "2024-01-02-09:30",
                "2024-01-02 0a:30",
                "2024-01-02 09:30:00\u0000",
                "1704067200",
            })
    void takesNothingElseForTimeInAColumnOfDates(String text) {
        assertThat(read(ZoneOffset.UTC, false, text).isRead()).isFalse();
    }

    @Test
    void agreesWithTheZonesRulesAtEveryHalfHourOfManyYears() {
        for (String name : List.of("America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca")) {
            ZoneId zone = ZoneId.of(name);
            LocalTimes times = new LocalTimes(zone);
            LocalDateTime local = LocalDateTime.of(1965, 1, 1, 0, 0);
            for (; local.getYear() < 2032; local = local.plusMinutes(30)) {
                List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
                long expected = switch (offsets.size()) {
                    case 0 -> BarTime.SKIPPED;
                    case 1 -> local.toEpochSecond(offsets.getFirst()) * 1_000;
                    default -> BarTime.TWICE;
                };
                assertThat(times.millis(local.toEpochSecond(ZoneOffset.UTC))).isEqualTo(expected);
            }
        }
    }

    private static BarTime read(ZoneId zone, boolean epochs, String text) {
        BarTime time = new BarTime(zone, epochs ? TimeStyle.TIMESTAMPS : TimeStyle.DATES);
        time.read(("9" + text + "9".repeat(CsvRow.SLACK)).getBytes(StandardCharsets.UTF_8), 1, text.length() + 1);
        return time;
    }
}
