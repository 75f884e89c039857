package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Brotli, which no library for Java writes, is read in [ParquetTableTest].
class PageCodecTest {

    private static final byte[] PAGE = "2013-02-08,67.7142,68.4014,66.8928,67.8542,158168416,AAPL "
            .repeat(50)
            .getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void decompresses(CompressionCodec codec) throws IOException {
        byte[] stored = compressed(codec);
        byte[] behindLevels = new byte[stored.length + 3];
        System.arraycopy(stored, 0, behindLevels, 3, stored.length);

        assertThat(PageCodec.decompress(codec, stored, 0, PAGE.length)).isEqualTo(PAGE);
        assertThat(PageCodec.decompress(codec, behindLevels, 3, PAGE.length)).isEqualTo(PAGE);
        assertThat(PageCodec.decompress(codec, new byte[0], 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void refusesAnotherSize(CompressionCodec codec) throws IOException {
        byte[] stored = compressed(codec);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageCodec.decompress(codec, stored, 0, PAGE.length - 1))
                .withMessage("a page has more than 2899 bytes, but its header says 2899");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageCodec.decompress(codec, stored, 0, PAGE.length + 1))
                .withMessage("a page has only 2900 bytes, but its header says 2901");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(
                        () -> PageCodec.decompress(codec, Arrays.copyOf(stored, stored.length - 1), 0, PAGE.length));
    }

    private static byte[] compressed(CompressionCodec codec) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (codec) {
            case SNAPPY -> new SnappyCompressorOutputStream(bytes, PAGE.length);
            case GZIP -> new GZIPOutputStream(bytes);
            case LZ4_RAW -> new BlockLZ4CompressorOutputStream(bytes);
            default -> bytes;
        }) {
            out.write(codec == CompressionCodec.ZSTD ? Zstd.compress(PAGE) : PAGE);
        }
        return bytes.toByteArray();
    }
}
