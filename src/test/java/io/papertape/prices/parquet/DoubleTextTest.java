package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleTextTest {

    @ParameterizedTest
    @CsvSource({
        "100, 100.0",
        "0.1, 0.1",
        "67.7142, 67.7142",
        "-1.25, -1.25",
        "0, 0.0",
        "26.145000457763672, 26.145000457763672",
        "123456789012345, 123456789012345.0",
        "1234567890123456789, 1234567890123456800.0",
        "4.321e-8, 0.00000004321",
        "1e-9, 0.000000001",
        "1e-13, 1.0E-13",
        "1e21, 1.0E21",
        "1e15, 1000000000000000.0",
        "99999999.99999999, 99999999.99999999",
        "NaN, ''",
        "Infinity, Infinity"
    })
    void writesPlainDecimals(double value, String text) {
        assertThat(text(value)).isEqualTo(text);
    }

    /// Java's own text is the shortest, too.
    @Test
    void writesTheShortestDecimalThatIsTheNumber() {
        Random random = new Random(20_240_102);
        for (int i = 0; i < 200_000; i++) {
            double value = switch (i % 3) {
                case 0 -> random.nextInt(100_000_000) / Math.pow(10, random.nextInt(10));
                case 1 -> Double.longBitsToDouble(random.nextLong());
                default -> (float) (random.nextDouble() * 1_000);
            };
            if (Double.isFinite(value)) {
                assertThat(new BigDecimal(text(value)))
                        .as("%s", value)
                        .isEqualByComparingTo(new BigDecimal(Double.toString(value)));
            }
        }
    }

    @Test
    void writesSmallerNumbersWithFewerDigits() {
        CellBuffer cell = new CellBuffer();
        DoubleText.append(25.63f, cell);
        DoubleText.append(Float.NaN, cell);

        assertThat(cell).hasToString("25.63");
    }

    private static String text(double value) {
        CellBuffer cell = new CellBuffer();
        DoubleText.append(value, cell);
        return cell.toString();
    }
}
