package io.papertape.backup;

import io.papertape.database.TableColumn.Kind;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads rows as [RowWriter] writes them. Not safe for use by several threads.
final class RowReader implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final List<String> columns = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();

    RowReader(InputStream in) {
        json = JSON.createParser(ObjectReadContext.empty(), in);
        require(json.nextToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            String column = json.getString();
            int blank = column.indexOf(' ');
            columns.add(column.substring(0, blank));
            kinds.add(Kind.valueOf(column.substring(blank + 1)));
        }
    }

    /// Names of the columns, in lower case.
    List<String> columns() {
        return columns;
    }

    /// The values of the next row, or null at the end.
    @Nullable
    List<@Nullable Object> next() {
        if (json.nextToken() == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(kinds.size());
        for (Kind kind : kinds) {
            values.add(json.nextToken() == JsonToken.VALUE_NULL ? null : value(kind));
        }
        require(json.nextToken() == JsonToken.END_ARRAY);
        return values;
    }

    private Object value(Kind kind) {
        return switch (kind) {
            case INT -> json.getIntValue();
            case LONG -> json.getLongValue();
            case BOOLEAN -> json.getBooleanValue();
            case BYTES -> json.getBinaryValue();
            case DECIMAL -> new BigDecimal(json.getString());
            case DOUBLE -> Double.valueOf(json.getString());
            case DATE -> LocalDate.parse(json.getString());
            case TIMESTAMP -> LocalDateTime.parse(json.getString());
            case TEXT -> json.getString();
        };
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalStateException("a row of the backup does not end where it should");
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
