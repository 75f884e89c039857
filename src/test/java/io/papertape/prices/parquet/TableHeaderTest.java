package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;

class TableHeaderTest {

    @Test
    void hasTheNamesInTheOrderOfTheFile() throws IOException {
        assertThat(lines(List.of(), "Open", "Date")).containsExactly(List.of("Open", "Date"));
    }

    @Test
    void putsTheIndexFirst() throws IOException {
        assertThat(lines(List.of("Date"), "Open", "Date")).containsExactly(List.of("Date", "Open"));
        assertThat(lines(List.of(), "Open", "__index_level_0__")).containsExactly(List.of("", "Open"));
    }

    @Test
    void splitsNamesOfTwoLevels() throws IOException {
        List<List<String>> expected =
                List.of(List.of("Price", "Open", "Close"), List.of("Ticker", "KO", "O'K"), List.of("Date", "", ""));

        assertThat(lines(List.of("Date"), "('Open', 'KO')", "('Close', \"O'K\")", "Date"))
                .isEqualTo(expected);
        assertThat(lines(List.of(), "('Date', '')", "('Open', 'KO')", "('Close', \"O'K\")"))
                .isEqualTo(expected);
    }

    @Test
    void leavesNamesAsTheyAreWhereNotAllHaveTwoLevels() throws IOException {
        assertThat(lines(List.of("Date"), "('Open', 'KO')", "Close", "Date"))
                .containsExactly(List.of("Date", "('Open', 'KO')", "Close"));
        assertThat(lines(List.of(), "('Open', 'KO')")).containsExactly(List.of("('Open', 'KO')"));
    }

    private static List<List<String>> lines(List<String> index, String... names) throws IOException {
        List<SchemaElement> schema = new ArrayList<>(List.of(new SchemaElement("schema")));
        for (String name : names) {
            SchemaElement element = new SchemaElement(name);
            element.setType(Type.DOUBLE);
            schema.add(element);
        }
        return TableHeader.of(ParquetColumn.of(schema), new PandasMetadata(index, List.of("Price", "Ticker"), Map.of()))
                .lines();
    }
}
