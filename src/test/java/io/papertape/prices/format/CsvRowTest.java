package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

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
    void knowsItsLine() {
        row.handleBegin(53_004);

        assertThat(row.line()).isEqualTo(53_004);
        assertThat(row.text()).isEmpty();
    }

    private void fill(String... fields) {
        row.handleBegin(1);
        for (int i = 0; i < fields.length; i++) {
            char[] buffer = ("<" + fields[i] + ">").toCharArray();
            row.handleField(i, buffer, 1, buffer.length - 2, false);
        }
    }
}
