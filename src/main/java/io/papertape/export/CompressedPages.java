package io.papertape.export;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;

/// The pages of a column in a group of rows, compressed with Zstandard, in memory. The library's own writer of columns
/// needs a library of geometries. Not safe for use by several threads.
final class CompressedPages {

    private static final int BYTES_PER_PAGE = 1 << 20;
    private static final int VALUES_PER_PAGE = 20_000;
    private static final int INITIAL_BYTES = 64;
    private static final int PRESENT = 1;
    private static final int ABSENT = 0;

    private static final ParquetProperties PROPERTIES =
            ParquetProperties.builder().build();

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.of(Encoding.RLE);
    private final ValuesWriter values;
    private final ValuesWriter presence = new RunLengthBitPackingHybridValuesWriter(
            1, INITIAL_BYTES, BYTES_PER_PAGE, HeapByteBufferAllocator.getInstance());
    private int valuesOfPage;
    private long count;
    private long uncompressed;

    CompressedPages(ColumnDescriptor column) {
        values = PROPERTIES.newValuesWriter(column);
    }

    void writeNull() throws IOException {
        note(ABSENT);
    }

    void write(int value) throws IOException {
        values.writeInteger(value);
        note(PRESENT);
    }

    void write(long value) throws IOException {
        values.writeLong(value);
        note(PRESENT);
    }

    void write(double value) throws IOException {
        values.writeDouble(value);
        note(PRESENT);
    }

    void write(boolean value) throws IOException {
        values.writeBoolean(value);
        note(PRESENT);
    }

    void write(byte[] value) throws IOException {
        values.writeBytes(Binary.fromConstantByteArray(value));
        note(PRESENT);
    }

    private void note(int present) throws IOException {
        presence.writeInteger(present);
        valuesOfPage++;
        if (valuesOfPage == VALUES_PER_PAGE || values.getBufferedSize() > BYTES_PER_PAGE) {
            endPage();
        }
    }

    private void endPage() throws IOException {
        if (valuesOfPage == 0) {
            return;
        }
        BytesInput bytes = BytesInput.concat(presence.getBytes(), values.getBytes());
        Encoding encoding = Encoding.valueOf(values.getEncoding().name());
        PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0);
        header.setData_page_header(new DataPageHeader(valuesOfPage, encoding, Encoding.RLE, Encoding.RLE));
        encodings.add(encoding);
        write(header, bytes, data);
        count += valuesOfPage;
        valuesOfPage = 0;
        presence.reset();
        values.reset();
    }

    /// Ends the last page. The dictionary is known then, and stands first in the file.
    void end() throws IOException {
        endPage();
        DictionaryPage page = values.toDictPageAndClose();
        if (page != null) {
            Encoding encoding = Encoding.valueOf(page.getEncoding().name());
            PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
            header.setDictionary_page_header(new DictionaryPageHeader(page.getDictionarySize(), encoding));
            encodings.add(encoding);
            write(header, page.getBytes(), dictionary);
        }
        values.close();
        presence.close();
    }

    private void write(PageHeader header, BytesInput bytes, ByteArrayOutputStream to) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(plain);
        byte[] compressed = Zstd.compress(plain.toByteArray());
        header.setUncompressed_page_size(plain.size());
        header.setCompressed_page_size(compressed.length);
        int before = to.size();
        Util.writePageHeader(header, to);
        uncompressed += to.size() - before + plain.size();
        to.write(compressed);
    }

    /// Bytes that it takes in memory.
    long buffered() {
        return size() + values.getBufferedSize();
    }

    /// Bytes of the pages.
    long size() {
        return dictionary.size() + (long) data.size();
    }

    /// Bytes of the pages before they were compressed, with their headers.
    long uncompressed() {
        return uncompressed;
    }

    /// How many values there are, nulls among them.
    long count() {
        return count;
    }

    List<Encoding> encodings() {
        return new ArrayList<>(encodings);
    }

    /// Bytes of the dictionary; 0 where there is none.
    int dictionarySize() {
        return dictionary.size();
    }

    /// Of the dictionary, then of the data.
    List<ByteArrayOutputStream> pages() {
        return List.of(dictionary, data);
    }
}
