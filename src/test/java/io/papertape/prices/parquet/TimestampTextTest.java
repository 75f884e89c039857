package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTextTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1970-01-01T00:00:00",
        "-1, 999999999, 1969-12-31T23:59:59.999999999",
        "1704187800, 250000000, 2024-01-02T09:30:00.250",
        "1704187800, 1000, 2024-01-02T09:30:00.000001",
        "-62135596800, 0, 0001-01-01T00:00:00",
        "253402300799, 0, 9999-12-31T23:59:59"
    })
    void writesLocalTimes(long second, int nano, String text) {
        assertThat(text(null, second, nano)).isEqualTo(text);
    }

    @Test
    void writesInstantsWithTheOffsetOfTheirZone() {
        assertThat(text(NEW_YORK, 1_704_171_600, 0)).isEqualTo("2024-01-02T00:00:00-05:00");
        assertThat(text(NEW_YORK, 1_720_065_600, 0)).isEqualTo("2024-07-04T00:00:00-04:00");
        assertThat(text(ZoneOffset.UTC, 1_704_171_600, 0)).isEqualTo("2024-01-02T05:00:00+00:00");
    }

    @Test
    void writesWhatIsReadAsTheSameInstant() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));

            String zoned = text(NEW_YORK, instant.getEpochSecond(), instant.getNano());
            String local = text(null, instant.getEpochSecond(), instant.getNano());

            assertThat(OffsetDateTime.parse(zoned).toInstant()).isEqualTo(instant);
            assertThat(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC)).isEqualTo(instant);
        }
    }

    /// Nobody takes it for a date: it is rejected as one.
    @Test
    void writesYearsOfFiveDigitsAsWhatIsNoDate() {
        assertThat(text(null, 253_402_300_800L, 0)).isEqualTo("+10000-01-01T00:00:00Z");
    }

    @Test
    void writesDatesAlone() {
        CellBuffer cell = new CellBuffer();
        new TimestampText(null, true).append(LocalDate.of(2024, 2, 29).toEpochDay() * 86_400, 0, cell);

        assertThat(cell).hasToString("2024-02-29");
    }

    private static String text(@Nullable ZoneId zone, long second, int nano) {
        CellBuffer cell = new CellBuffer();
        new TimestampText(zone, false).append(second, nano, cell);
        return cell.toString();
    }
}
