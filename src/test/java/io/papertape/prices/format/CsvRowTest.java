package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowTest {

    private final CsvRow row = new CsvRow(',');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "AAPL               | AAPL",
                "'  AAPL '          | AAPL",
                "\"AAPL\"           | AAPL",
                "' \"AAPL\" '       | AAPL",
                "\" A \"            | ' A '",
                "\"A \"\"B\"\" C\"  | 'A \"B\" C'",
                "\"\"               | ''",
                "''                 | ''",
                "'   '              | ''",
                "\"                 | \"",
                "\"AAPL             | \"AAPL",
                "AAPL\"             | AAPL\"",
                "A\"\"B             | A\"B",
            })
    void leavesOutBlanksAndQuotesAroundField(String written, String field) {
        fill("first", written, "last");

        assertThat(row.field(1)).isEqualTo(field);
        assertThat(row.allFields()).containsExactly("first", field, "last");
        assertThat(row.isEmpty(1)).isEqualTo(field.isEmpty());
        assertThat(row.text()).isEqualTo("first," + written + ",last");
    }

    @Test
    void hasEmptyFieldsBeyondItsLast() {
        fill("a", "b");

        assertThat(row.fields()).isEqualTo(2);
        assertThat(row.field(2)).isEmpty();
        assertThat(row.isEmpty(99)).isTrue();
    }

    @Test
    void tellsWhetherAllFieldsFromOneOnAreEmpty() {
        fill("a", "", " ", "\"\"");

        assertThat(row.isEmptyFrom(0)).isFalse();
        assertThat(row.isEmptyFrom(1)).isTrue();
        assertThat(row.isEmptyFrom(9)).isTrue();
    }

    @Test
    void forgetsTheRowBefore() {
        fill("a", "b", "c");

        fill("d");

        assertThat(row.fields()).isEqualTo(1);
        assertThat(row.text()).isEqualTo("d");
        assertThat(row.field(1)).isEmpty();
    }

    @Test
    void growsWithFieldsOfAnyNumberAndLength() {
        String[] fields = new String[40];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = Integer.toString(i).repeat(1 + 20 * i);
        }

        fill(fields);

        assertThat(row.allFields()).containsExactly(fields);
        assertThat(row.text()).isEqualTo(String.join(",", fields));
    }

    @Test
    void endsWithItsLine() {
        byte[] lines = "\na,b\rc\nd".getBytes(StandardCharsets.UTF_8);
        byte[] buffer = Arrays.copyOf(lines, lines.length + CsvRow.SLACK);

        assertThat(row.take(buffer, 1, lines.length, 53_004)).isEqualTo(4);
        assertThat(row.allFields()).containsExactly("a", "b");
        assertThat(row.line()).isEqualTo(53_004);
        assertThat(row.take(buffer, 5, lines.length, 53_005)).isEqualTo(6);
        assertThat(row.text()).isEqualTo("c");
    }

    @Test
    void isNotTakenInWithoutAnEndOfItsLine() {
        byte[] buffer = "\na,b,c\n,,,,,,".getBytes(StandardCharsets.UTF_8);

        for (int filled = 1; filled <= 6; filled++) {
            assertThat(row.take(buffer, 1, filled, 1)).isEqualTo(CsvRow.NONE);
        }
        assertThat(row.take(buffer, 1, 7, 1)).isEqualTo(6);
    }

    /// A byte that differs from a separator in its lowest bit is none, wherever it stands among eight.
    @Test
    void isDividedWhereItsSeparatorIsAndNowhereElse() {
        for (int c = 0; c < 0x800; c++) {
            String other = Character.toString(c);
            if (",\n\r \"".contains(other)) {
                continue;
            }
            for (int before = 0; before < 8; before++) {
                String field = "x".repeat(before) + "," + other + "," + other;

                assertThat(CsvRow.split(field, ',').allFields()).containsExactly("x".repeat(before), other, other);
            }
        }
    }

    private void fill(String... fields) {
        byte[] line = ("," + String.join(",", fields) + "\n").getBytes(StandardCharsets.UTF_8);
        row.take(Arrays.copyOf(line, line.length + CsvRow.SLACK), 1, line.length, 1);
    }
}
