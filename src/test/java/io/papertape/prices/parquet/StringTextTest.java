package io.papertape.prices.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.prices.format.CsvRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "BRK.B", "日期", "a b", "A,B", "\"", "\"\"", "say \"x\" y", "a;b", "a|b", "a\tb", ""})
    void isReadAsTheSameText(String text) {
        isReadAs(text, text);
    }

    private static void isReadAs(String text, String read) {
        byte[] line = ("\n" + StringText.quoted(text) + ",1\n" + " ".repeat(CsvRow.SLACK)).getBytes(UTF_8);
        CsvRow row = new CsvRow(',');
        row.take(line, 1, line.length - CsvRow.SLACK, 1);

        assertThat(row.field(0)).isEqualTo(read);
        assertThat(row.field(1)).isEqualTo("1");
        assertThat(row.fields()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '!',
            value = {"say \"x\", y # say 'x', y", "x, \"y\" # x, 'y'", "\",\" # ','", "\"a\" ; b # 'a' ; b"})
    void writesAQuoteOtherwiseWhereThereAreSeparators(String text, String read) {
        isReadAs(text, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb"})
    void endsNoLine(String text) {
        assertThat(StringText.quoted(text)).isEqualTo("a\uFFFDb");
    }
}
