package io.papertape.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeCodeTest {

    private static final BigDecimal LARGEST = new BigDecimal("92233720368.54775807");
    private static final BigDecimal UNIT = new BigDecimal("0.00000001");
    private static final int CASES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "-5, 0, 0",
        "5, 500000000, 5",
        "12.50, 1250000000, 12.5",
        "0.00000001, 1, 0.00000001",
        "90071992547.40993, 9007199254740993000, 90071992547.40993",
        "123456789.12345678, 12345678912345678, 123456789.12345678",
        "123456789.12345679, 12345678912345679, 123456789.12345679",
        "92233720368.54775807, 9223372036854775807, 92233720368.54775807",
        // more than the largest value
        "92233720368.54775808, 9223372036854775807, 92233720368.54776",
        "1e15, 9223372036854775807, 1000000000000000",
        // more than 8 decimals: as a double where it has the same first 8, else these
        "0.123456789012, 12345678, 0.123456789012",
        "1e-9, 0, 0.000000001",
        "123456789.123456789, 12345678912345678, 123456789.12345678",
        "0.29999999999999999, 29999999, 0.29999999",
        // no double
        "1e999999999, 0, 0",
        "1e-999999999, 0, 0",
    })
    void countsByTheDecimal(BigDecimal volume, long units, String text) {
        long code = VolumeCode.of(volume);

        assertThat(VolumeCode.units(code)).isEqualTo(units);
        assertThat(VolumeCode.format(code)).isEqualTo(text);
    }

    @Test
    void isTheFirst8DecimalsOfWhateverIsWritten() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            BigDecimal volume = decimal(random, 25, 20);

            assertThat(VolumeCode.units(VolumeCode.of(volume)))
                    .as("%s", volume)
                    .isEqualTo(Money.ofDecimal(volume.min(LARGEST).setScale(8, RoundingMode.DOWN)));
        }
    }

    @Test
    void isTheNearestDoubleForStrategies() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            BigDecimal volume = decimal(random, 19, 8);

            assertThat(VolumeCode.toDouble(VolumeCode.of(volume))).isEqualTo(Double.parseDouble(volume.toString()));
        }
    }

    @Test
    void isLessThanAUnitBesideTheNearestDoubleOfMoreDecimals() {
        Random random = new Random(3);
        for (int i = 0; i < CASES; i++) {
            BigDecimal volume = decimal(random, 25, 20);
            double nearest = Double.parseDouble(volume.toString());
            double told = VolumeCode.toDouble(VolumeCode.of(volume));

            assertThat(told).isBetween(nearest - 1e-8 - Math.ulp(nearest), nearest);
            if (volume.precision() <= 15 || volume.compareTo(LARGEST) > 0) {
                assertThat(told).isEqualTo(nearest);
            }
        }
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        Random random = new Random(4);
        for (int i = 0; i < CASES; i++) {
            BigDecimal volume = decimal(random, 18, 8);
            long code = VolumeCode.of(volume);

            assertThat(VolumeCode.of(volume.unscaledValue().longValueExact(), volume.scale()))
                    .isEqualTo(code);
            assertThat(VolumeCode.of(volume.setScale(12))).isEqualTo(code);
            if (volume.precision() <= 15) {
                assertThat(VolumeCode.of(volume.doubleValue())).isEqualTo(code);
            }
        }
    }

    /// The shortest decimal is what [Double#toString(double)] tells.
    @Test
    void takesTheShortestDecimalOfADouble() {
        Random random = new Random(5);
        for (int i = 0; i < CASES; i++) {
            double volume = random.nextInt(4) == 0
                    ? Math.scalb(random.nextDouble(), random.nextInt(-20, 40))
                    : decimal(random, 17, 10).doubleValue() * (1 + random.nextInt(3));
            BigDecimal shortest = new BigDecimal(Double.toString(volume)).stripTrailingZeros();

            long code = VolumeCode.of(volume);

            boolean units = shortest.scale() <= 8 && shortest.compareTo(LARGEST) <= 0;
            assertThat(code >= 0).as("%s", volume).isEqualTo(units || volume == 0);
            assertThat(VolumeCode.toDouble(code)).isEqualTo(volume);
            assertThat(VolumeCode.units(code))
                    .as("%s", volume)
                    .isEqualTo(Money.ofDecimal(shortest.min(LARGEST).setScale(8, RoundingMode.DOWN)));
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0", "-0.0, 0", "-1, 0", "Infinity, 9223372036854775807", "1e300, 9223372036854775807"})
    void takesWhatIsNoVolumeAsUnknown(double volume, long units) {
        assertThat(VolumeCode.units(VolumeCode.of(volume))).isEqualTo(units);
        assertThat(VolumeCode.units(VolumeCode.ofBits(Double.doubleToRawLongBits(volume))))
                .isEqualTo(units);
    }

    /// Earlier versions made a number of up to 18 characters a `double` by a division, another one the nearest.
    @Test
    void isKeptAsTheDoubleOfAnEarlierVersion() {
        Random random = new Random(6);
        for (int i = 0; i < CASES; i++) {
            BigDecimal volume = decimal(random, 22, 12);
            double before = volume.scale() <= 8 && volume.toPlainString().length() <= 18
                    ? volume.unscaledValue().doubleValue() / Money.powerOfTen(volume.scale())
                    : volume.doubleValue();
            if (before != Math.rint(before)) {
                long kept = VolumeCode.ofBits(Double.doubleToLongBits(before));

                assertThat(VolumeCode.isKeptAs(VolumeCode.of(volume), kept))
                        .as("%s kept as %s", volume, before)
                        .isTrue();
                assertThat(VolumeCode.toDouble(kept)).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90071992547.40994, 90071992547.40993",
        "123456789.12345679, 123456789.12345678",
        "5, 4.99999999",
        "4.99999999, 5",
        "0, 0.000000001",
        "1e300, 2e300",
    })
    void isAnotherOneInItsLastDigit(BigDecimal read, BigDecimal kept) {
        assertThat(VolumeCode.isKeptAs(VolumeCode.of(read), VolumeCode.of(kept)))
                .isFalse();
        assertThat(VolumeCode.same(VolumeCode.of(read), VolumeCode.of(kept))).isFalse();
    }

    @Test
    void isAnotherOneThanADoubleThatIsNotNearIt() {
        long kept = VolumeCode.ofBits(Double.doubleToLongBits(12.5));

        assertThat(VolumeCode.isKeptAs(VolumeCode.of(12.5), kept)).isTrue();
        assertThat(VolumeCode.same(VolumeCode.of(12.5), kept)).isTrue();
        assertThat(VolumeCode.isKeptAs(VolumeCode.of(12.50000001), kept)).isFalse();
        assertThat(VolumeCode.isKeptAs(VolumeCode.of(12.49999998), kept)).isFalse();
        assertThat(VolumeCode.same(VolumeCode.of(12.49999999), kept)).isFalse();
    }

    /// Up to so many digits and decimals, at times much beyond the largest value.
    private static BigDecimal decimal(Random random, int digits, int decimals) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(digits);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(3) == 0 ? 9 * random.nextInt(2) : random.nextInt(10));
        }
        BigDecimal volume = new BigDecimal(text.toString()).movePointLeft(random.nextInt(decimals + 1));
        return volume.compareTo(UNIT) < 0 ? UNIT : volume;
    }
}
