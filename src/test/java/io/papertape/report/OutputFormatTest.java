package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same rows in every format.
class OutputFormatTest {

    private static final List<ReportColumn> COLUMNS = List.of(
            new ReportColumn("symbol", ReportColumn.Kind.TEXT),
            new ReportColumn("price", ReportColumn.Kind.NUMBER),
            new ReportColumn("ratio", ReportColumn.Kind.NUMBER),
            new ReportColumn("traded_at", ReportColumn.Kind.WORD),
            new ReportColumn("trades", ReportColumn.Kind.NUMBER));

    private static final List<Object> ROW = Arrays.asList(
            "AAPL", new BigDecimal("92233720368.54775807"), 0.1 + 0.2, LocalDateTime.parse("2018-02-07T00:00:00"), 12L);

    private static final List<Object> WITHOUT = Arrays.asList("", new BigDecimal("1E+2"), null, null, null);

    static List<String> hostileNames() {
        return List.of(
                "<script>alert(1)</script>",
                "it's \"quoted\", with commas; and 'more'",
                "two\nlines\r\nand\rthree",
                "=cmd|' /C calc'!A0",
                "a|b\\|c `code` *bold* _emphasis_ [link](http://x) ~~gone~~ $x$ &amp;",
                "😀 👨‍👩‍👧 日本語 e\u0301",
                "\u202Eabc مرحبا\u202C",
                "\u0000\u001B[31m\u0007",
                "  blanks  ",
                "x".repeat(300));
    }

    @Test
    void writesExactValuesAsCsv() {
        assertThat(written(OutputFormat.CSV, ROW, WITHOUT)).isEqualTo("""
                        symbol,price,ratio,traded_at,trades
                        AAPL,92233720368.54775807,0.30000000000000004,2018-02-07T00:00:00,12
                        "",100,,,
                        """.replace("\n", "\r\n"));
    }

    @Test
    void writesExactValuesAsJson() {
        assertThat(written(OutputFormat.JSON, ROW, WITHOUT)).isEqualTo("""
                [
                {"symbol":"AAPL","price":92233720368.54775807,"ratio":0.30000000000000004,\
                "traded_at":"2018-02-07T00:00:00","trades":12},
                {"symbol":"","price":100,"ratio":null,"traded_at":null,"trades":null}
                ]
                """);
        assertThat(written(OutputFormat.JSON)).isEqualTo("[\n]\n");
    }

    @Test
    void writesMarkdownWithNumbersToTheRight() {
        assertThat(written(OutputFormat.MARKDOWN, ROW, WITHOUT)).isEqualTo("""
                | symbol | price | ratio | traded_at | trades |
                | :--- | ---: | ---: | :--- | ---: |
                | AAPL | 92233720368.54775807 | 0.3 | 2018-02-07 | 12 |
                |  | 100 |  |  |  |
                """);
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void givesEveryTextBackFromCsv(String name) {
        List<CsvRecord> records =
                CsvReader.builder().ofCsvRecord(written(OutputFormat.CSV, withName(name), ROW)).stream()
                        .toList();

        assertThat(records).hasSize(3);
        assertThat(records.get(1).getFields())
                .containsExactly(name, "92233720368.54775807", "0.30000000000000004", "2018-02-07T00:00:00", "12");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void givesEveryTextBackFromJson(String name) {
        JsonNode rows = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(written(OutputFormat.JSON, withName(name), ROW));

        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.get(0).get("symbol").stringValue()).isEqualTo(name);
        assertThat(rows.get(0).get("price").decimalValue()).isEqualTo("92233720368.54775807");
        assertThat(rows.get(0).get("ratio").doubleValue()).isEqualTo(0.1 + 0.2);
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void keepsEveryTextInItsCellOfMarkdown(String name) {
        List<String> lines =
                written(OutputFormat.MARKDOWN, withName(name), ROW).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2).split("(?<!\\\\)\\|", -1)).hasSize(COLUMNS.size() + 2);
        assertThat(lines.get(2).replace("<br>", "")).doesNotContain("<", ">", "\u202E", "\u001B");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void keepsEveryTextInItsLineOfATable(String name) {
        List<String> lines =
                written(OutputFormat.TABLE, withName(name), ROW).lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).endsWith(" | 92233720368.54775807 |   0.3 | 2018-02-07 |     12");
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\u202A-\u202E]"));
        assertThat(lines.stream().skip(2).map(TextWidth::of).distinct()).hasSize(1);
    }

    @Test
    void showsMarkupAsTheTextThatItIs() {
        assertThat(written(OutputFormat.MARKDOWN, withName("<b>|\\_x_ a_b\n*$")))
                .contains("| &lt;b&gt;\\|\\\\\\_x\\_ a_b<br>\\*\\$ |");
    }

    @Test
    void tellsColumnsOfOneNameApartInJson() {
        StringWriter out = new StringWriter();
        ReportFormat format = OutputFormat.JSON.to(out, TextTable.UNBOUNDED);

        format.begin(List.of(COLUMNS.getFirst(), COLUMNS.getFirst()));
        format.row(List.of(Double.NaN, LocalDate.EPOCH));
        format.end();

        assertThat(out).hasToString("[\n{\"symbol\":\"NaN\",\"symbol_2\":\"1970-01-01\"}\n]\n");
    }

    @Test
    void writesALongTableInParts() {
        StringWriter out = new StringWriter();
        ReportFormat format = OutputFormat.TABLE.to(out, TextTable.UNBOUNDED);

        format.begin(COLUMNS);
        for (int i = 0; i < 20_001; i++) {
            format.row(ROW);
        }
        format.end();

        assertThat(out.toString().lines().filter(line -> line.startsWith(" symbol")))
                .hasSize(3);
        assertThat(out.toString().lines().filter(line -> line.startsWith(" AAPL")))
                .hasSize(20_001);
    }

    @Test
    void isToldByTheExtensionOfAFile() {
        assertThat(Stream.of("a.csv", "a.b/x.JSON", "a.md", "a.txt", "csv", "a.b/c", ".hidden", "/dev/stdout")
                        .map(name -> OutputFormat.ofFile(name).orElseThrow()))
                .containsExactly(
                        OutputFormat.CSV,
                        OutputFormat.JSON,
                        OutputFormat.MARKDOWN,
                        OutputFormat.TABLE,
                        OutputFormat.TABLE,
                        OutputFormat.TABLE,
                        OutputFormat.TABLE,
                        OutputFormat.TABLE);
        assertThat(Stream.of("a.xlsx", "a.csv.gz", "a.", "csv.x").map(OutputFormat::ofFile))
                .containsOnly(Optional.empty());
    }

    private static List<Object> withName(String name) {
        List<Object> row = new ArrayList<>(ROW);
        row.set(0, name);
        return row;
    }

    @SafeVarargs
    private static String written(OutputFormat output, List<Object>... rows) {
        StringWriter out = new StringWriter();
        ReportFormat format = output.to(out, TextTable.UNBOUNDED);
        format.begin(COLUMNS);
        for (List<Object> row : rows) {
            format.row(row);
        }
        format.end();
        return out.toString();
    }
}
