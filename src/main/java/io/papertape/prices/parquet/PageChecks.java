package io.papertape.prices.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;

/// Checks what a page says of its own values, before the decoders allocate memory for as many as it says.
final class PageChecks {

    private static final int BITS_PER_BYTE = 8;
    private static final int PREFIX = 4;
    /// Groups of eight values that a writer may have put behind the last value.
    private static final int PADDING = 64;

    private static final int LARGEST_BLOCK = 1 << 16;

    private PageChecks() {}

    /// Checks levels or texts that begin with their length.
    ///
    /// @param values of the page
    /// @return how many bytes they take
    /// @throws IOException if they are damaged
    static int requirePrefixedRuns(byte[] page, int at, int bitWidth, int values) throws IOException {
        if (page.length - at < PREFIX) {
            throw damaged("it ends within a length");
        }
        int length = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        if (length < 0 || length > page.length - at - PREFIX) {
            throw damaged("a length of " + length + " bytes is beyond its end");
        }
        requireRuns(page, at + PREFIX, length, bitWidth, values);
        return PREFIX + length;
    }

    /// Checks runs of equal or of packed values.
    ///
    /// @param values of the page
    /// @throws IOException if they are damaged
    static void requireRuns(byte[] page, int at, int length, int bitWidth, int values) throws IOException {
        if (bitWidth < 0 || bitWidth > Integer.SIZE) {
            throw damaged("values of " + bitWidth + " bits");
        }
        ByteBufferInputStream in = ByteBufferInputStream.wrap(ByteBuffer.wrap(page, at, length));
        long left = values;
        while (left > 0 && in.available() > 0) {
            int header = BytesUtils.readUnsignedVarInt(in);
            long count = Integer.toUnsignedLong(header >>> 1);
            long bytes = bytes(bitWidth);
            if ((header & 1) == 1) {
                if (count > left / BITS_PER_BYTE + PADDING) {
                    throw damaged(count + " groups of values where " + left + " values are left");
                }
                bytes = bytes(Math.min(left, count * BITS_PER_BYTE) * bitWidth);
                bytes = Math.max(bytes, Math.min(count * bitWidth, in.available()));
                count *= BITS_PER_BYTE;
            }
            if (count == 0 || bytes > in.available()) {
                throw damaged("a run " + (count == 0 ? "has no value" : "goes beyond its end"));
            }
            in.skipFully(bytes);
            left -= count;
        }
    }

    /// Checks the values of a page, behind its levels.
    ///
    /// @throws IOException if they are damaged
    static void requireValues(byte[] page, int at, Encoding encoding, int values) throws IOException {
        ByteBufferInputStream in = ByteBufferInputStream.wrap(ByteBuffer.wrap(page, at, page.length - at));
        switch (encoding) {
            case RLE -> requirePrefixedRuns(page, at, 1, values);
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> {
                if (at < page.length) {
                    requireRuns(page, at + 1, page.length - at - 1, page[at], values);
                }
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY -> requireDeltas(in, values);
            case DELTA_BYTE_ARRAY -> requirePrefixes(in, values);
            case PLAIN, BYTE_STREAM_SPLIT -> {}
            case BIT_PACKED -> throw new ParquetException("it has values in the encoding " + encoding);
        }
    }

    /// Checks texts that begin with their lengths.
    ///
    /// @throws IOException if they are damaged
    static void requireTexts(byte[] page, int count) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int length = in.remaining() < PREFIX ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw damaged("a text goes beyond its end");
            }
            in.position(in.position() + length);
        }
    }

    /// @return how many values there are
    private static int requireDeltas(ByteBufferInputStream in, int values) throws IOException {
        in.mark(Integer.MAX_VALUE);
        int block = BytesUtils.readUnsignedVarInt(in);
        int parts = BytesUtils.readUnsignedVarInt(in);
        int count = BytesUtils.readUnsignedVarInt(in);
        in.reset();
        boolean whole = block > 0
                && block <= LARGEST_BLOCK
                && parts > 0
                && block % parts == 0
                && block / parts % BITS_PER_BYTE == 0;
        if (!whole || count < 0 || count > values) {
            throw damaged(
                    count + " deltas in blocks of " + block + " in " + parts + " parts, where there are " + values);
        }
        return count;
    }

    /// Each text may begin as the one before does, but not with more characters than that has.
    private static void requirePrefixes(ByteBufferInputStream in, int values) throws IOException {
        int count = requireDeltas(in, values);
        DeltaBinaryPackingValuesReader prefixes = deltas(in, values);
        if (requireDeltas(in, values) != count) {
            throw damaged("texts whose beginnings and ends are not as many");
        }
        DeltaBinaryPackingValuesReader suffixes = deltas(in, values);
        long length = 0;
        for (int i = 0; i < count; i++) {
            int prefix = prefixes.readInteger();
            int suffix = suffixes.readInteger();
            if (prefix < 0 || prefix > length || suffix < 0 || suffix > in.available()) {
                throw damaged("a text of " + prefix + " and " + suffix + " bytes behind one of " + length);
            }
            length = (long) prefix + suffix;
        }
    }

    private static DeltaBinaryPackingValuesReader deltas(ByteBufferInputStream in, int values) throws IOException {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        reader.initFromPage(values, in);
        return reader;
    }

    private static long bytes(long bits) {
        return (bits + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
    }

    private static ParquetException damaged(String how) {
        return new ParquetException("a page is damaged: " + how);
    }
}
