package io.papertape.backup;

import io.papertape.database.TableColumn;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes rows as lines of JSON, each an array of values; the first line has names and kinds of the columns. Decimals,
/// times and doubles are texts, so that every digit stays. Not safe for use by several threads.
final class RowWriter implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private final JsonGenerator json;
    private final List<TableColumn> columns;

    /// @param out stays open
    RowWriter(OutputStream out, List<TableColumn> columns) {
        this.columns = columns;
        json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartArray();
        columns.forEach(column -> json.writeString(column.name() + " " + column.kind()));
        json.writeEndArray();
    }

    /// Writes the current row of a result.
    void write(ResultSet row) throws SQLException {
        json.writeStartArray();
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i).read(row, i + 1)) {
                case null -> json.writeNull();
                case Integer number -> json.writeNumber(number);
                case Long number -> json.writeNumber(number);
                case Boolean yes -> json.writeBoolean(yes);
                case byte[] bytes -> json.writeBinary(bytes);
                case BigDecimal decimal -> json.writeString(decimal.toPlainString());
                case Object other -> json.writeString(other.toString());
            }
        }
        json.writeEndArray();
    }

    @Override
    public void close() {
        json.close();
    }
}
