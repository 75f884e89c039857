package io.papertape.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/// Writes rows to a Parquet file. It holds a group of rows in memory at a time. Not safe for use by several threads.
final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int ROWS_PER_GROUP = 1 << 20;
    private static final long BYTES_PER_GROUP = 16 << 20;
    private static final int ROWS_BETWEEN_LOOKS = 1_000;

    private final OutputStream out;
    private final String table;
    private final List<ExportedColumn> columns;
    private final MessageType schema;
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;
    private List<CompressedPages> pages;
    private long rowsOfGroup;
    private long rows;

    ParquetFile(OutputStream out, String table, List<ExportedColumn> columns) throws IOException {
        this.out = out;
        this.table = table;
        this.columns = columns;
        Types.MessageTypeBuilder builder = Types.buildMessage();
        columns.forEach(column -> builder.addField(type(column)));
        schema = builder.named(table);
        pages = pages();
        write(MAGIC);
    }

    private static PrimitiveType type(ExportedColumn column) {
        PrimitiveType.PrimitiveTypeName type = switch (column.type()) {
            case INT32 -> PrimitiveType.PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveType.PrimitiveTypeName.INT64;
            case DOUBLE -> PrimitiveType.PrimitiveTypeName.DOUBLE;
            case BOOLEAN -> PrimitiveType.PrimitiveTypeName.BOOLEAN;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
            default -> PrimitiveType.PrimitiveTypeName.BINARY;
        };
        return type == PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY
                ? new PrimitiveType(Repetition.OPTIONAL, type, column.decimalBytes(), column.name())
                : new PrimitiveType(Repetition.OPTIONAL, type, column.name());
    }

    private List<CompressedPages> pages() {
        return schema.getColumns().stream().map(CompressedPages::new).toList();
    }

    /// Writes the current row of a result.
    void add(ResultSet row) throws SQLException, IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(row, i + 1, pages.get(i));
        }
        rowsOfGroup++;
        boolean full = rowsOfGroup == ROWS_PER_GROUP
                || (rowsOfGroup % ROWS_BETWEEN_LOOKS == 0
                        && pages.stream().mapToLong(CompressedPages::buffered).sum() > BYTES_PER_GROUP);
        if (full) {
            endGroup();
        }
    }

    /// Writes the end of the file, and leaves the stream open.
    ///
    /// @return how many rows the file has
    long finish() throws IOException {
        endGroup();
        List<SchemaElement> elements = new ArrayList<>();
        SchemaElement root = new SchemaElement(table);
        root.setNum_children(columns.size());
        elements.add(root);
        columns.forEach(column -> elements.add(column.element()));
        FileMetaData footer = new FileMetaData(VERSION, elements, rows, groups);
        footer.setCreated_by("papertape");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, bytes);
        write(bytes.toByteArray());
        write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.size())
                .array());
        write(MAGIC);
        return rows;
    }

    private void endGroup() throws IOException {
        if (rowsOfGroup == 0) {
            return;
        }
        List<ColumnChunk> chunks = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < columns.size(); i++) {
            CompressedPages stored = pages.get(i);
            stored.end();
            ColumnMetaData data = chunk(columns.get(i), stored);
            size += data.getTotal_uncompressed_size();
            ColumnChunk chunk = new ColumnChunk(0);
            chunk.setMeta_data(data);
            chunks.add(chunk);
            for (ByteArrayOutputStream page : stored.pages()) {
                write(page.toByteArray());
            }
        }
        groups.add(new RowGroup(chunks, size, rowsOfGroup));
        rows += rowsOfGroup;
        rowsOfGroup = 0;
        pages = pages();
    }

    private ColumnMetaData chunk(ExportedColumn column, CompressedPages stored) {
        ColumnMetaData data = new ColumnMetaData(
                column.type(),
                stored.encodings(),
                List.of(column.name()),
                CompressionCodec.ZSTD,
                stored.count(),
                stored.uncompressed(),
                stored.size(),
                position + stored.dictionarySize());
        if (stored.dictionarySize() > 0) {
            data.setDictionary_page_offset(position);
        }
        return data;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }
}
