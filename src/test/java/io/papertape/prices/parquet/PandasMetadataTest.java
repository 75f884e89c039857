package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.junit.jupiter.api.Test;

class PandasMetadataTest {

    @Test
    void readsIndexLevelsAndZones() throws IOException {
        PandasMetadata pandas = of("""
                {"index_columns": ["Date", {"kind": "range", "name": null}],
                 "column_indexes": [{"name": "Price"}, {"name": null}],
                 "columns": [
                   {"name": "Date", "field_name": "Date", "metadata": {"timezone": "America/New_York"}},
                   {"name": "Other", "field_name": "Other", "metadata": {"timezone": "pytz.FixedOffset(60)"}},
                   {"name": "Open", "field_name": "Open", "metadata": null}]}
                """);

        assertThat(pandas.index()).containsExactly("Date");
        assertThat(pandas.levels()).containsExactly("Price", "");
        assertThat(pandas.zone("Date")).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(pandas.zone("Other")).isEqualTo(ZoneOffset.UTC);
        assertThat(pandas.zone("Open")).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void isEmptyWhereNothingIsTold() throws IOException {
        PandasMetadata nothing = new PandasMetadata(List.of(), List.of(), Map.of());

        assertThat(PandasMetadata.of(new FileMetaData())).isEqualTo(nothing);
        assertThat(of("{}")).isEqualTo(nothing);
        assertThat(of("{\"index_columns\": 7, \"columns\": [7, null]}")).isEqualTo(nothing);
    }

    private static PandasMetadata of(String text) throws IOException {
        FileMetaData file = new FileMetaData();
        file.addToKey_value_metadata(new KeyValue("ARROW:schema"));
        KeyValue pandas = new KeyValue("pandas");
        pandas.setValue(text);
        file.addToKey_value_metadata(pandas);
        return PandasMetadata.of(file);
    }
}
