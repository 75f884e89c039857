package io.papertape.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldParserTest {

    @ParameterizedTest
    @CsvSource({
        "1, 100000000",
        "67.8542, 6785420000",
        "0.00000001, 1",
        "0.1, 10000000",
        ".5, 50000000",
        "7., 700000000",
        "007, 700000000",
        "0, 0",
        "0.000000, 0",
        "8.71E-6, 871",
        "1e3, 100000000000",
        "1E+3, 100000000000",
        "+1.5, 150000000",
        "25.629999160766602, 2562999916",
        "130583.99999999999, 13058400000000",
        "92233720368.54775807, 9223372036854775807",
        "92233720368.547758, 9223372036854775800",
        "9223372036.8547758, 922337203685477580",
        "1.000000000000000000000000000000000000000000000000000000000, 100000000",
    })
    void readsPriceAsUnits(String text, long units) {
        assertThat(price(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "0.000000014, 1",
        "0.000000015, 2",
        "0.000000025, 2",
        "0.0000000250000001, 3",
        "0.000000016, 2",
        "0.000000005, 0",
        "0.0000000050000001, 1",
        "1.123456785, 112345678",
        "1.123456775, 112345678",
        "1.1234567850000000000000001, 112345679",
        "15e-9, 2",
        "0.999999995, 100000000",
        "1e-999999999, 0",
        "92233720368.547758074, 9223372036854775807",
    })
    void roundsDecimalsBeyondTheEighthHalfEven(String text, long units) {
        assertThat(price(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368.54775808",
                "92233720368.547758075",
                "92233720369",
                "100000000000",
                "999999999999999999",
                "9999999999999999999999999999",
                "1e11",
                "1e999999999",
            })
    void tellsWhenPriceIsBeyondTheLargestValue(String text) {
        assertThat(price(text)).isEqualTo(FieldParser.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.01",
                "-0.000000001",
                "-1e-999999999",
                "-92233720368.54775807",
                "-92233720368.54775808",
                "-92233720369",
                "-1e999999999"
            })
    void readsAnyPriceBelowZeroAsMinusOne(String text) {
        assertThat(price(text)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-0.0", "0e999999999", "0e-999999999", "+0"})
    void readsZeroHoweverItIsWritten(String text) {
        assertThat(price(text)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "+",
                "e",
                "1e",
                "1e5000000000",
                "null",
                "NaN",
                "Infinity",
                "-Infinity",
                "N/A",
                "1.2.3",
                "1 5",
                " 1",
                "1,5",
                "6.067,23",
                "$5",
                "0x10",
                "1d",
                "--1",
            })
    void tellsWhenPriceIsNoNumber(String text) {
        assertThat(price(text)).isEqualTo(FieldParser.INVALID);
    }

    @Test
    void takesNoNumberOfMoreThanSixtyFourCharacters() {
        assertThat(price("1." + "0".repeat(62))).isEqualTo(100_000_000);
        assertThat(price("1." + "0".repeat(63))).isEqualTo(FieldParser.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01", "2013-02-08", "2016-02-29", "2000-02-29", "1969-12-31", "0001-01-01", "9999-12-31"
            })
    void readsDateAsItsMidnightInUtc(String text) {
        assertThat(date(text)).isEqualTo(Instant.parse(text + "T00:00:00Z").toEpochMilli());
    }

    @Test
    void readsEveryDayOfFourHundredYears() {
        LocalDate end = LocalDate.of(2201, 1, 1);
        for (LocalDate day = LocalDate.of(1799, 12, 31); day.isBefore(end); day = day.plusDays(1)) {
            assertThat(date(day.toString())).isEqualTo(day.toEpochDay() * 86_400_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2013-02-29",
                "2013-02-30",
                "1900-02-29",
                "2013-04-31",
                "2013-00-10",
                "2013-13-10",
                "2013-01-00",
                "2013-01-32",
                "0000-01-01",
                "2013-2-8",
                "13-02-08",
                "2013-02-8",
                "2013/02/08",
                "2013-02/08",
                "08.02.2013",
                "02/08/2013",
                "20130208",
                "-013-02-08",
                "2013-02-08 ",
                "2013-02-08T00:00",
                "12013-02-08",
                "null",
                "yyyy-MM-dd",
                "2O13-02-08",
                "20-3-02-08",
                "2013-0a-08",
                "2013-02-/8",
                "２013-02-08",
            })
    void tellsWhenDateIsNone(String text) {
        assertThat(date(text)).isEqualTo(FieldParser.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1514764800000, 1514764800000",
        "-1, -1",
        "-62135596800000, -62135596800000",
        "253402300799999, 253402300799999",
        "001, 1",
    })
    void readsEpochMillisecondsOfTheYearsOneTo9999(String text, long millis) {
        assertThat(epochMillis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "1.5",
                "1e3",
                "null",
                "2018-01-01",
                "-62135596800001",
                "253402300800000",
                "9223372036854775807",
                "99999999999999999999999",
                "1514764800000 "
            })
    void tellsWhenEpochMillisecondsAreNoneOrOutOfReach(String text) {
        assertThat(epochMillis(text)).isEqualTo(FieldParser.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "158168416, 158168416",
        "45.36081317, 45.36081317",
        "48.0, 48",
        "1.7308E10, 17308000000",
        "0.123456789012, 0.123456789012",
        "123456789012345678901, 123456789012345680000",
    })
    void readsVolumeAsDouble(String text, double volume) {
        assertThat(volume(text)).isCloseTo(volume, within(0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", ".", "-5", "null", "NaN", "Infinity", "1e999", "85,39M", "1.2.3", "-"})
    void takesVolumeThatCannotBeReadAsZero(String text) {
        assertThat(volume(text)).isZero();
    }

    private static long price(String text) {
        return FieldParser.price(between9s(text), 1, text.length() + 1);
    }

    private static long date(String text) {
        return FieldParser.isoDate(between9s(text), 1, text.length() + 1);
    }

    private static long epochMillis(String text) {
        return FieldParser.epochMillis(between9s(text), 1, text.length() + 1);
    }

    private static double volume(String text) {
        return FieldParser.volume(between9s(text), 1, text.length() + 1);
    }

    /// With a digit on either side, which does not belong to the field.
    private static char[] between9s(String text) {
        return ("9" + text + "9").toCharArray();
    }
}
