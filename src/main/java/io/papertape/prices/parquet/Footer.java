package io.papertape.prices.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;

/// What the end of a Parquet file tells of it.
///
/// @param start where the footer begins, and the pages end
record Footer(FileMetaData metadata, List<ParquetColumn> columns, long start) {

    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED_MAGIC = "PARE";
    private static final int MAGIC_BYTES = 4;
    /// Length and magic behind the footer.
    private static final int TRAILER = 8;
    /// Thousands of columns in dozens of row groups need less.
    private static final int LONGEST = 16 << 20;

    /// Rows of which even repeated ones need not be more for each byte.
    private static final long MOST_ROWS_PER_BYTE = 16;

    private static final long FEW_ROWS = 1 << 20;

    /// @throws EOFException if the file is cut off
    /// @throws IOException if it is none that can be read
    static Footer read(FileChannel file) throws IOException {
        long size = file.size();
        String head = magic(file, 0, size);
        if (!MAGIC.equals(head) && !ENCRYPTED_MAGIC.equals(head)) {
            throw new ParquetException(
                    size == 0 ? "it is empty" : "it is no Parquet file: it does not begin with " + MAGIC);
        }
        String tail = magic(file, size - MAGIC_BYTES, size);
        if (size < MAGIC_BYTES + TRAILER || (!MAGIC.equals(tail) && !ENCRYPTED_MAGIC.equals(tail))) {
            throw new EOFException("it does not end with " + MAGIC);
        }
        if (ENCRYPTED_MAGIC.equals(tail)) {
            throw encrypted();
        }
        long length =
                Integer.toUnsignedLong(bytes(file, size - TRAILER, MAGIC_BYTES).getInt());
        if (length > size - TRAILER - MAGIC_BYTES || length > LONGEST) {
            throw new ParquetException("its footer has a length of " + length + " bytes; expected at most "
                    + Math.min(size - TRAILER - MAGIC_BYTES, LONGEST));
        }
        long start = size - TRAILER - length;
        FileMetaData metadata = new FileMetaData();
        Thrift.read(
                metadata,
                new ByteArrayInputStream(bytes(file, start, (int) length).array()),
                (int) length);
        Footer footer = new Footer(metadata, ParquetColumn.of(metadata.getSchema()), start);
        footer.require(size);
        return footer;
    }

    /// The part of a column in a row group.
    ColumnMetaData chunk(int rowGroup, ParquetColumn column) {
        return metadata.getRow_groups()
                .get(rowGroup)
                .getColumns()
                .get(column.index())
                .getMeta_data();
    }

    int rowGroups() {
        return metadata.getRow_groupsSize();
    }

    /// Where the pages of a column in a row group begin.
    static long start(ColumnMetaData chunk) {
        long data = chunk.getData_page_offset();
        long dictionary = chunk.isSetDictionary_page_offset() ? chunk.getDictionary_page_offset() : 0;
        return dictionary > 0 ? Math.min(dictionary, data) : data;
    }

    private void require(long size) throws IOException {
        if (metadata.isSetEncryption_algorithm()) {
            throw encrypted();
        }
        long rows = 0;
        for (RowGroup group : metadata.getRow_groups()) {
            if (group.getNum_rows() < 0 || rows + group.getNum_rows() < 0) {
                throw new ParquetException("it is damaged: a row group has " + group.getNum_rows() + " rows");
            }
            rows += group.getNum_rows();
            if (group.getColumnsSize() != columns.size()) {
                throw new ParquetException("it is damaged: a row group has " + group.getColumnsSize() + " of "
                        + columns.size() + " columns");
            }
            for (ParquetColumn column : columns) {
                require(group.getColumns().get(column.index()), column, group.getNum_rows());
            }
        }
        if (rows != metadata.getNum_rows()) {
            throw new ParquetException("it is damaged: it says to have " + metadata.getNum_rows()
                    + " rows, but its row groups have " + rows);
        }
        if (rows > FEW_ROWS && rows / MOST_ROWS_PER_BYTE > size) {
            throw new ParquetException("it says to have " + rows + " rows in " + size + " bytes");
        }
    }

    private void require(ColumnChunk chunk, ParquetColumn column, long rows) throws IOException {
        if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
            throw encrypted();
        }
        if (chunk.isSetFile_path() || !chunk.isSetMeta_data()) {
            throw new ParquetException("its column '" + column.name() + "' is in another file");
        }
        ColumnMetaData data = chunk.getMeta_data();
        PageCodec.require(data.getCodec());
        boolean itself = data.getPath_in_schema().equals(List.of(column.name()))
                && data.getType() == column.element().getType()
                && data.getNum_values() == rows;
        long first = start(data);
        boolean within = first >= MAGIC_BYTES
                && data.getTotal_compressed_size() >= 0
                && first <= start
                && data.getTotal_compressed_size() <= start - first;
        if (!itself || !within) {
            throw new ParquetException("it is damaged: what it tells of its column '" + column.name()
                    + (itself ? "' lies outside" : "' contradicts itself"));
        }
    }

    private static String magic(FileChannel file, long at, long size) throws IOException {
        return at < 0 || size < MAGIC_BYTES
                ? ""
                : new String(bytes(file, at, MAGIC_BYTES).array(), StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException("it ends while it is read");
            }
        }
        return bytes.flip();
    }

    private static ParquetException encrypted() {
        return new ParquetException("it is encrypted; expected a Parquet file that is not");
    }
}
