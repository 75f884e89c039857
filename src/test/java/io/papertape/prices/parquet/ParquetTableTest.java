package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of pandas, Arrow and DuckDB are what pandas' CSV file of the same table is.
class ParquetTableTest {

    @TempDir
    private Path folder;

    static Stream<String> tables() {
        return ParquetSamples.TABLES.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void hasTheRowsOfTheCsvFile(String name) throws IOException {
        assertThat(ParquetSamples.rows(folder, name + ".parquet")).isEqualTo(ParquetSamples.lines("expected.csv"));
    }

    @Test
    void writesDecimalsWithTheirScaleAndInstantsWithTheirOffset() throws IOException {
        List<String> rows = ParquetSamples.rows(folder, "duckdb-decimal.parquet");

        assertThat(rows)
                .hasSize(121)
                .startsWith(
                        "date,open,high,low,close,volume,Name",
                        "2013-02-08T00:00:00+00:00,67.7142,68.4014,66.8928,67.8542,158168416,AAPL",
                        "2013-02-08T00:00:00+00:00,22.5000,22.5600,22.4500,22.5000,24424506,GE");
    }

    @Test
    void writesNamesOfTwoLevelsInThreeLines() throws IOException {
        List<String> expected = ParquetSamples.lines("yfinance-download.csv");

        assertThat(ParquetSamples.rows(folder, "yfinance-download.parquet")).isEqualTo(expected);
        assertThat(ParquetSamples.rows(folder, "yfinance-reset.parquet")).isEqualTo(expected);
    }

    @Test
    void writesInstantsInTheZoneThatPandasTells() throws IOException {
        assertThat(ParquetSamples.rows(folder, "yfinance-history.parquet"))
                .isEqualTo(ParquetSamples.lines("yfinance-history.csv").stream()
                        .map(line -> line.replaceFirst("^(\\S{10}) ", "$1T"))
                        .toList());
    }

    @Test
    void leavesTheNameOfAnIndexOutThatHasNone() throws IOException {
        assertThat(ParquetSamples.rows(folder, "pandas-index.parquet"))
                .isEqualTo(ParquetSamples.lines("pandas-index.csv"));
    }

    @Test
    void writesEveryTypeAsText() throws IOException {
        List<List<String>> rows = ParquetSamples.rows(folder, "types.parquet").stream()
                .map(line -> List.of(line.split(",(?! C)", -1)))
                .toList();

        assertThat(rows.get(1))
                .containsExactly(
                        "true",
                        "25.63",
                        "25.6299991607666",
                        "1.5",
                        "-128",
                        "0",
                        "-9223372036854775808",
                        "0",
                        "1.50",
                        "123456789012345678901234567.8901",
                        "2024-01-02",
                        "09:30:00",
                        "09:30:00.000001",
                        "09:30:00.000000001",
                        "2024-01-02T09:30:00",
                        "1969-12-31T23:59:59.999999",
                        "2024-01-02T09:30:00.000000001",
                        "2024-01-02",
                        "2024-01-02T09:30:00+00:00",
                        "\"A 'B', C\"",
                        "x",
                        "abc",
                        "0x01ff");
        assertThat(rows.get(2))
                .containsExactly(
                        "false",
                        "0.1",
                        "0.00000004321",
                        "-2.0",
                        "127",
                        "4294967295",
                        "9223372036854775807",
                        "18446744073709551615",
                        "-0.01",
                        "-1.0000",
                        "1969-12-31",
                        "23:59:59.999",
                        "00:00:00",
                        "00:00:00",
                        "2024-01-02T09:30:00.250",
                        "1970-01-01T00:00:00",
                        "1970-01-01T00:00:00",
                        "1970-01-01",
                        "1970-01-01T00:00:00+00:00",
                        "日期",
                        "x",
                        "",
                        "0x0000");
    }

    @Test
    void leavesNullsEmpty() throws IOException {
        List<String> rows = ParquetSamples.rows(folder, "types.parquet");

        assertThat(rows.getLast()).isEqualTo(",,,0.0" + ",".repeat(19));
    }

    @Test
    void readsOldTimestampsAsLocalTimes() throws IOException {
        assertThat(ParquetSamples.rows(folder, "int96.parquet"))
                .containsExactly(
                        "local_us,local_ms",
                        "1969-12-31T23:59:59.999999,2024-01-02T09:30:00",
                        "1970-01-01T00:00:00,2024-01-02T09:30:00.250",
                        ",");
    }

    @Test
    void givesAllRowsEachTime() throws IOException {
        Path file = Files.write(folder.resolve("a.parquet"), ParquetSamples.bytes("duckdb.parquet"));
        try (ParquetTable table = ParquetTable.open(file)) {
            ParquetRows first = table.rows(',');
            first.next();
            first.next();
            ParquetRows second = table.rows(';');
            second.next();
            second.next();

            assertThat(first.row().line()).isEqualTo(1);
            assertThat(second.row().text()).isEqualTo("2013-02-08;67.7142;68.4014;66.8928;67.8542;158168416;AAPL");
        }
    }
}
