package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldParserTest {

    /// Beside an exponent, which may be of any size.
    private static final String OTHERS = "!\"#$%&'()*+,-./:;<=>?@AZ[]_`az{|}~";

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, 8);

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
        "0.000200004, 20000",
        "0.000200005, 20000",
        "0.000200015, 20002",
        "0.0002000050000001, 20001",
        "0.000199995, 20000",
        "1.123456785, 112345678",
        "1.123456775, 112345678",
        "1.1234567850000000000000001, 112345679",
        "200005e-9, 20000",
        "0.999999995, 100000000",
        "92233720368.547758074, 9223372036854775807",
    })
    void roundsDecimalsBeyondTheEighthHalfEven(String text, long units) {
        assertThat(price(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00010000999, 10001",
        "0.00005000499975, 5000",
        "0.000050005, 5000",
        "0.0000500049, 5000",
        "0.0000000100000099, 1",
        "2.00000000000000001e-8, 2",
    })
    void roundsPriceThatThisChangesByAtMostATenThousandth(String text, long units) {
        assertThat(price(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.321e-08",
                "0.00000004321",
                "0.000000014",
                "0.000000005",
                "0.000049995",
                "0.0000400045",
                "0.0000000100011",
                "1e-9",
                "1e-999999999",
            })
    void tellsWhenRoundingChangesPriceByMore(String text) {
        assertThat(price(text)).isEqualTo(FieldParser.TOO_FINE);
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
        "-1, -1000",
        "001, 1000",
        "1704067200, 1704067200000",
        "-2208988800, -2208988800000",
        "99999999999, 99999999999000",
        "-62135596800, -62135596800000",
        "100000000000, 100000000000",
        "1704067200000, 1704067200000",
        "1704067200001, 1704067200001",
        "99999999999999, 99999999999999",
        "-62135596800000, -62135596800000",
        "100000000000000, 100000000000",
        "1704067200000000, 1704067200000",
        "1704067200123000, 1704067200123",
        "-1704067200123000, -1704067200123",
        "99999999999999000, 99999999999999",
        "100000000000000000, 100000000000",
        "1704067200000000000, 1704067200000",
        "1704067200999000000, 1704067200999",
        "9223372036854000000, 9223372036854",
    })
    void readsEpochByItsMagnitude(String text, long millis) {
        assertThat(epoch(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1704067200000001", "1704067200000000001", "1704067200000000999", "-100000000000001"})
    void tellsWhenEpochIsWithinAMillisecond(String text) {
        assertThat(epoch(text)).isEqualTo(FieldParser.TOO_FINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "1.5",
                "1704067200.0",
                "1e3",
                "null",
                "2018-01-01",
                "-62135596801",
                "-62135596800001",
                "9223372036854775808",
                "99999999999999999999999",
                "1514764800000 "
            })
    void tellsWhenEpochIsNoneOrOutOfReach(String text) {
        assertThat(epoch(text)).isEqualTo(FieldParser.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "158168416, 158168416",
        "45.36081317, 45.36081317",
        "48.0, 48",
        "1.7308E10, 17308000000",
        "0.123456789012, 0.123456789012",
        "123456789012345678901, 123456789012345680000",
        "1234567890123.00, 1234567890123",
        "1e300, 1e300",
        "1e-9, 0.000000001",
    })
    void readsVolumeAsTheNearestDouble(String text, double volume) {
        assertThat(VolumeCode.toDouble(volume(text))).isEqualTo(volume);
    }

    @ParameterizedTest
    @CsvSource({
        "158168416, 0, 158168416",
        "123456789.12345678, 0, 123456789.12345678",
        "123456789.1234567890, 0, 123456789.12345678",
        "90071992547.40993, 0, 90071992547.40993",
        "+9.007199254740993e10, 0, 90071992547.40993",
        "92233720368.54775807, 0, 92233720368.54775807",
        "92233720368.54775808, 0, 92233720368.54775807",
        "123456789012345678, 0, 92233720368.54775807",
        "0.999999999, 0, 0.99999999",
        "1e-9, 0, 0",
        "1.005, 3, 1005",
        "85.39, 6, 85390000",
        "12.34567890123456, 9, 12345678901.23456",
        "9.3, 12, 92233720368.54775807",
        "1.5e3, 3, 1500000",
        "1e2147483647, 12, 0",
        ".5, 0, 0.5",
        "'5.', 0, 5",
    })
    void readsVolumeToTheLastDigit(String text, int zeros, String volume) {
        long code = FieldParser.volume(between9s(text), 1, text.length() + 1, zeros);

        assertThat(Money.format(VolumeCode.units(code))).isEqualTo(volume);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                ".",
                "-5",
                "null",
                "NaN",
                "Infinity",
                "1e999",
                "85,39M",
                "1.2.3",
                "-",
                "5d",
                "0x1p3",
                "\u00005",
                " 5"
            })
    void takesVolumeThatCannotBeReadAsZero(String text) {
        assertThat(volume(text)).isZero();
    }

    /// Numbers of every length, with a point anywhere and at times another character, are what [BigDecimal] makes of
    /// them.
    @Test
    void readsWhateverIsWrittenAsItsDecimalNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(18);
            for (int digit = 0; digit < length; digit++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
            if (random.nextInt(4) > 0) {
                text.setCharAt(random.nextInt(length), '.');
            }
            if (random.nextInt(8) == 0) {
                text.setCharAt(random.nextInt(length), OTHERS.charAt(random.nextInt(OTHERS.length())));
            }

            assertThat(price(text.toString())).as(text.toString()).isEqualTo(expected(text.toString()));
        }
    }

    private static long expected(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() <= 0) {
                return value.signum();
            }
            BigDecimal units = value.setScale(8, RoundingMode.HALF_EVEN);
            if (units.compareTo(LARGEST) > 0) {
                return FieldParser.TOO_LARGE;
            }
            return units.subtract(value)
                                    .abs()
                                    .multiply(BigDecimal.valueOf(10_000))
                                    .compareTo(value)
                            > 0
                    ? FieldParser.TOO_FINE
                    : units.unscaledValue().longValueExact();
        } catch (NumberFormatException e) {
            return FieldParser.INVALID;
        }
    }

    private static long price(String text) {
        return FieldParser.price(between9s(text), 1, text.length() + 1);
    }

    private static long date(String text) {
        return FieldParser.isoDate(between9s(text), 1, text.length() + 1);
    }

    private static long epoch(String text) {
        return FieldParser.epoch(between9s(text), 1, text.length() + 1);
    }

    private static long volume(String text) {
        return FieldParser.volume(between9s(text), 1, text.length() + 1, 0);
    }

    /// With a digit on either side, which does not belong to the field.
    private static byte[] between9s(String text) {
        return ("9" + text + "9".repeat(CsvRow.SLACK)).getBytes(StandardCharsets.UTF_8);
    }
}
