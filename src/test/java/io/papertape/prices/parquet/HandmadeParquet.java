package io.papertape.prices.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// A Parquet file of one column, as nobody writes it: what it says of itself may be anything.
final class HandmadeParquet {

    static final String COLUMN = "x";

    private final Type type;
    private final CompressionCodec codec;
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final List<Consumer<FileMetaData>> changes = new ArrayList<>();
    private long rows;

    HandmadeParquet(Type type, CompressionCodec codec) {
        this.type = type;
        this.codec = codec;
    }

    /// Of values that are not compressed.
    HandmadeParquet(Type type) {
        this(type, CompressionCodec.UNCOMPRESSED);
    }

    static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }

    static byte[] text(String text) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + characters.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(characters.length)
                .put(characters)
                .array();
    }

    /// Appends a page of required values.
    HandmadeParquet page(int values, Encoding encoding, byte[] stored) throws IOException {
        return page(values, encoding, stored, header -> {});
    }

    HandmadeParquet page(int values, Encoding encoding, byte[] stored, Consumer<PageHeader> change) throws IOException {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, stored.length, stored.length);
        header.setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE));
        rows += values;
        return page(header, stored, change);
    }

    HandmadeParquet dictionary(int values, byte[] stored) throws IOException {
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, stored.length, stored.length);
        header.setDictionary_page_header(new DictionaryPageHeader(values, Encoding.PLAIN));
        return page(header, stored, changed -> {});
    }

    private HandmadeParquet page(PageHeader header, byte[] stored, Consumer<PageHeader> change) throws IOException {
        change.accept(header);
        Util.writePageHeader(header, pages);
        pages.write(stored);
        return this;
    }

    /// What the footer says otherwise than it would.
    HandmadeParquet but(Consumer<FileMetaData> change) {
        changes.add(change);
        return this;
    }

    /// What it says of the column otherwise.
    HandmadeParquet butOfColumn(Consumer<ColumnMetaData> change) {
        return but(file -> change.accept(
                file.getRow_groups().getFirst().getColumns().getFirst().getMeta_data()));
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("PAR1".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(pages.toByteArray());
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata(), footer);
        file.writeBytes(footer.toByteArray());
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        file.writeBytes("PAR1".getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("x.parquet"), bytes());
    }

    private FileMetaData metadata() {
        ColumnMetaData column = new ColumnMetaData(
                type, List.of(Encoding.PLAIN), List.of(COLUMN), codec, rows, pages.size(), pages.size(), 4);
        ColumnChunk chunk = new ColumnChunk(0);
        chunk.setMeta_data(column);
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(1);
        SchemaElement element = new SchemaElement(COLUMN);
        element.setType(type);
        element.setRepetition_type(FieldRepetitionType.REQUIRED);
        RowGroup group = new RowGroup(List.of(chunk), pages.size(), rows);
        FileMetaData file = new FileMetaData(2, List.of(root, element), rows, List.of(group));
        changes.forEach(change -> change.accept(file));
        return file;
    }
}
