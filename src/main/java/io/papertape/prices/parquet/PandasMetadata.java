package io.papertape.prices.parquet;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.jspecify.annotations.Nullable;

/// What pandas tells of its table beside the columns, in a text of JSON. Other programs tell nothing.
///
/// @param index the columns that are the table's index
/// @param levels what the levels of the columns' names are called, empty where they have no name
/// @param zones by column, the zones in which their times were told
record PandasMetadata(List<String> index, List<String> levels, Map<String, ZoneId> zones) {

    private static final String KEY = "pandas";
    private static final String NAME = "name";

    PandasMetadata {
        index = List.copyOf(index);
        levels = List.copyOf(levels);
        zones = Map.copyOf(zones);
    }

    /// @throws IOException if the text cannot be read
    static PandasMetadata of(FileMetaData file) throws IOException {
        if (file.isSetKey_value_metadata()) {
            for (KeyValue told : file.getKey_value_metadata()) {
                if (KEY.equals(told.getKey()) && told.isSetValue()) {
                    return of(told.getValue());
                }
            }
        }
        return new PandasMetadata(List.of(), List.of(), Map.of());
    }

    private static PandasMetadata of(String text) throws IOException {
        Map<String, @Nullable Object> told = Json.object(text);
        List<String> index = new ArrayList<>();
        for (Object column : list(told.get("index_columns"))) {
            if (column instanceof String name) {
                index.add(name);
            }
        }
        List<String> levels = new ArrayList<>();
        for (Object level : list(told.get("column_indexes"))) {
            levels.add(level instanceof Map<?, ?> map && map.get(NAME) instanceof String name ? name : "");
        }
        Map<String, ZoneId> zones = new HashMap<>();
        for (Object column : list(told.get("columns"))) {
            if (column instanceof Map<?, ?> map
                    && map.get("metadata") instanceof Map<?, ?> metadata
                    && metadata.get("timezone") instanceof String zone) {
                zones.put(String.valueOf(map.get("field_name")), known(zone));
            }
        }
        return new PandasMetadata(index, levels, zones);
    }

    /// The zone in which the times of a column are told: UTC where nothing tells another one.
    ZoneId zone(String column) {
        return zones.getOrDefault(column, ZoneOffset.UTC);
    }

    /// Python has names of zones that nobody else has; the instants are the same in any.
    private static ZoneId known(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
