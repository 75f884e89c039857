package io.papertape.prices.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.brotli.BrotliCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/// Decompresses the pages of Parquet files.
final class PageCodec {

    private PageCodec() {}

    /// Checks that pages of a codec can be decompressed.
    ///
    /// @throws IOException if not
    static void require(@Nullable CompressionCodec codec) throws IOException {
        if (codec == null || codec == CompressionCodec.LZO || codec == CompressionCodec.LZ4) {
            throw new ParquetException("it is compressed with " + (codec == null ? "an unknown codec" : codec)
                    + "; expected Snappy, Zstandard, gzip, Brotli, LZ4_RAW or none");
        }
    }

    /// The bytes of a page.
    ///
    /// @param size that it says to have
    /// @throws IOException if it has another size, or is not compressed in this way
    static byte[] decompress(CompressionCodec codec, byte[] compressed, int from, int size) throws IOException {
        byte[] bytes = new byte[size];
        int count = compressed.length - from;
        if (size == 0 && count == 0) {
            return bytes;
        }
        try (InputStream in = stream(codec, new ByteArrayInputStream(compressed, from, count))) {
            int read = in.readNBytes(bytes, 0, size);
            if (read < size || in.read() >= 0) {
                throw new ParquetException("a page has " + (read < size ? "only " + read : "more than " + size)
                        + " bytes, but its header says " + size);
            }
            return bytes;
        }
    }

    private static InputStream stream(CompressionCodec codec, ByteArrayInputStream bytes) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> bytes;
            case SNAPPY -> new SnappyCompressorInputStream(bytes);
            case GZIP -> new GZIPInputStream(bytes);
            case ZSTD -> new ZstdInputStream(bytes);
            case BROTLI -> new BrotliCompressorInputStream(bytes);
            case LZ4_RAW -> new BlockLZ4CompressorInputStream(bytes);
            case LZO, LZ4 -> throw new ParquetException("it is compressed with " + codec);
        };
    }
}
