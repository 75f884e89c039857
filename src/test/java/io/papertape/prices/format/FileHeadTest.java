package io.papertape.prices.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileHeadTest {

    @ParameterizedTest
    @CsvSource({
        "AAPL.csv, AAPL",
        "AAPL.csv.gz, AAPL",
        "aapl.CSV, aapl",
        "AAPL.Csv.Gz, AAPL",
        "BRK.B.csv.gz, BRK.B",
        "stooq-aapl_us_d.csv, stooq-aapl_us_d",
        "AAPL.txt, AAPL",
        "AAPL, AAPL",
        ".csv, .csv",
    })
    void takesSymbolFromNameOfFile(String name, String symbol) {
        assertThat(new FileHead(Path.of("prices", name), () -> null).symbol()).isEqualTo(symbol);
    }

    @Test
    void readsNoMoreLinesThanAreAskedFor() {
        FileHead head = FormatCheck.head("a;b", "c;d");

        assertThat(head.line(1)).isEqualTo("c;d");
        assertThat(head.line(0)).isEqualTo("a;b");
        assertThat(head.line(2)).isNull();
    }
}
