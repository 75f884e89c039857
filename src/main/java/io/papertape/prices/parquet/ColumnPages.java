package io.papertape.prices.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// The pages of a column in one row group, decompressed and checked one after the other. Those in memory are the
/// dictionary and the latest page. What is wrong with them is thrown as [UncheckedIOException]. Not safe for use by
/// several threads.
final class ColumnPages implements PageReader, AutoCloseable {

    private static final int LONGEST_HEADER = 1 << 20;
    private static final int BYTES_PER_VALUE = 8;
    /// A text in a dictionary, besides its characters.
    private static final int BYTES_PER_TEXT = 64;

    private final ParquetColumn column;
    private final ColumnMetaData chunk;
    private final ChunkBytes bytes;
    private final Memory memory;
    private @Nullable PageHeader next;
    private long dictionaryMemory;
    private long pageMemory;
    private long left;

    ColumnPages(FileChannel file, ParquetColumn column, ColumnMetaData chunk, Memory memory) {
        this.column = column;
        this.chunk = chunk;
        this.memory = memory;
        long start = Footer.start(chunk);
        bytes = new ChunkBytes(file, start, start + chunk.getTotal_compressed_size());
        left = chunk.getNum_values();
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = header();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                next = header;
                return null;
            }
            DictionaryPageHeader dictionary = require(header.getDictionary_page_header());
            int count = dictionary.getNum_values();
            if (count < 0 || (long) count * leastBytes() > header.getUncompressed_page_size()) {
                throw damaged("a dictionary of " + count + " values");
            }
            dictionaryMemory = header.getUncompressed_page_size() + (long) BYTES_PER_TEXT * count;
            memory.take(dictionaryMemory);
            byte[] page = decompressed(header, 0, true);
            if (column.element().getType() == Type.BYTE_ARRAY) {
                PageChecks.requireTexts(page, count);
            }
            return new DictionaryPage(BytesInput.from(page), count, encoding(dictionary.getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the next page, which has values
    @Override
    public DataPage readPage() {
        try {
            PageHeader header = next == null ? header() : next;
            next = null;
            while (!hasValues(header)) {
                bytes.skipNBytes(header.getCompressed_page_size());
                header = header();
            }
            memory.release(pageMemory);
            pageMemory = 0;
            return header.getType() == PageType.DATA_PAGE
                    ? page(header, require(header.getData_page_header()))
                    : page(header, require(header.getData_page_header_v2()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        memory.release(dictionaryMemory + pageMemory);
    }

    private boolean hasValues(PageHeader header) throws IOException {
        return switch (header.getType()) {
            case DATA_PAGE -> require(header.getData_page_header()).getNum_values() != 0;
            case DATA_PAGE_V2 -> require(header.getData_page_header_v2()).getNum_values() != 0;
            case INDEX_PAGE -> false;
            case DICTIONARY_PAGE -> throw damaged("a dictionary behind values");
        };
    }

    private PageHeader header() throws IOException {
        PageHeader header = new PageHeader();
        Thrift.read(header, bytes, LONGEST_HEADER);
        int size = header.getCompressed_page_size();
        if (header.getType() == null || size < 0 || size > bytes.left() || header.getUncompressed_page_size() < 0) {
            throw damaged("a size of " + size + " bytes where " + bytes.left() + " follow");
        }
        return header;
    }

    private DataPageV1 page(PageHeader header, DataPageHeader page) throws IOException {
        int values = page.getNum_values();
        take(header, values);
        byte[] content = decompressed(header, 0, true);
        Encoding encoding = encoding(page.getEncoding());
        Encoding levels = encoding(page.getDefinition_level_encoding());
        if (column.isOptional() && levels != Encoding.RLE) {
            throw damaged("levels in the encoding " + levels);
        }
        int at = column.isOptional() ? PageChecks.requirePrefixedRuns(content, 0, 1, values) : 0;
        PageChecks.requireValues(content, at, encoding, values);
        return new DataPageV1(
                BytesInput.from(content), values, content.length, null, Encoding.RLE, Encoding.RLE, encoding);
    }

    private DataPageV2 page(PageHeader header, DataPageHeaderV2 page) throws IOException {
        int values = page.getNum_values();
        take(header, values);
        int repetition = page.getRepetition_levels_byte_length();
        int definition = page.getDefinition_levels_byte_length();
        long levels = (long) repetition + definition;
        if (repetition < 0
                || definition < 0
                || levels > Math.min(header.getCompressed_page_size(), header.getUncompressed_page_size())) {
            throw damaged("levels of " + repetition + " and " + definition + " bytes");
        }
        byte[] content = decompressed(header, (int) levels, page.isIs_compressed());
        Encoding encoding = encoding(page.getEncoding());
        if (column.isOptional()) {
            PageChecks.requireRuns(content, repetition, definition, 1, values);
        }
        PageChecks.requireValues(content, (int) levels, encoding, values);
        return new DataPageV2(
                values,
                page.getNum_nulls(),
                values,
                BytesInput.from(content, 0, repetition),
                BytesInput.from(content, repetition, definition),
                encoding,
                BytesInput.from(content, (int) levels, content.length - (int) levels),
                content.length,
                null,
                false);
    }

    private void take(PageHeader header, int values) throws IOException {
        if (values < 0 || values > left) {
            throw damaged(values + " values where " + left + " are left");
        }
        left -= values;
        long needed = header.getUncompressed_page_size() + (long) BYTES_PER_VALUE * values;
        memory.take(needed);
        pageMemory = needed;
    }

    /// The bytes of a page.
    ///
    /// @param plain how many of them are never compressed
    private byte[] decompressed(PageHeader header, int plain, boolean compressed) throws IOException {
        int size = header.getCompressed_page_size();
        memory.take(size);
        try {
            byte[] stored = bytes.next(size);
            requireChecksum(header, stored);
            if (!compressed) {
                return stored;
            }
            byte[] page =
                    PageCodec.decompress(chunk.getCodec(), stored, plain, header.getUncompressed_page_size() - plain);
            return plain == 0
                    ? page
                    : ByteBuffer.allocate(plain + page.length)
                            .put(stored, 0, plain)
                            .put(page)
                            .array();
        } finally {
            memory.release(size);
        }
    }

    private static void requireChecksum(PageHeader header, byte[] stored) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(stored);
        if (header.isSetCrc() && header.getCrc() != (int) checksum.getValue()) {
            throw damaged("its checksum is another");
        }
    }

    /// How many bytes a value of a dictionary has at least.
    private int leastBytes() {
        return switch (column.descriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> 1;
            case INT32, FLOAT, BINARY -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case INT96 -> Integer.BYTES * 3;
            case FIXED_LEN_BYTE_ARRAY -> column.element().getType_length();
        };
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) throws IOException {
        if (encoding == null) {
            throw damaged("an encoding that is not known");
        }
        return Encoding.valueOf(encoding.name());
    }

    private static <T> T require(@Nullable T header) throws IOException {
        if (header == null) {
            throw damaged("its header says too little");
        }
        return header;
    }

    private static ParquetException damaged(String how) {
        return new ParquetException("a page is damaged: " + how);
    }
}
