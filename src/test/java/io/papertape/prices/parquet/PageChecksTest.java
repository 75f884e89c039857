package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What writers write passes, what would make the decoders allocate memory for nothing does not.
class PageChecksTest {

    private static final int VALUES = 1_000;
    private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12, 20})
    void acceptsRunsThatAreWritten(int bitWidth) throws IOException {
        RunLengthBitPackingHybridEncoder encoder = new RunLengthBitPackingHybridEncoder(bitWidth, 64, 4_096, HEAP);
        Random random = new Random(bitWidth);
        for (int i = 0; i < VALUES; i++) {
            encoder.writeInt(i % 100 < 50 ? 1 : random.nextInt(1 << bitWidth));
        }
        byte[] runs = encoder.toBytes().toInputStream().readAllBytes();

        assertThatCode(() -> PageChecks.requireRuns(runs, 0, runs.length, bitWidth, VALUES))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesRunsOfMoreValuesThanThereAre() {
        assertRuns(new int[] {0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, "2147483647 groups of values where 1000 values are left");
        assertRuns(new int[] {0x81, 0x80, 0x80, 0x01, 0}, "1048576 groups of values where 1000 values are left");
        assertRuns(new int[] {0xFB, 0x01, 0}, "a run goes beyond its end");
        assertRuns(new int[] {0x10}, "a run goes beyond its end");
        assertRuns(new int[] {0x00, 0x01}, "a run has no value");
    }

    @Test
    void refusesALengthBeyondThePage() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageChecks.requirePrefixedRuns(bytes(9, 0, 0, 0, 1), 0, 1, VALUES))
                .withMessage("a page is damaged: a length of 9 bytes is beyond its end");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageChecks.requirePrefixedRuns(bytes(9, 0, 0), 0, 1, VALUES))
                .withMessage("a page is damaged: it ends within a length");
    }

    @Test
    void tellsHowLongLevelsAre() throws IOException {
        assertThat(PageChecks.requirePrefixedRuns(bytes(0, 3, 0, 0, 0, 0xD0, 0x0F, 1, 7), 1, 1, VALUES))
                .isEqualTo(7);
    }

    @Test
    void refusesValuesOfMoreBitsThanThereCanBe() {
        assertValues(Encoding.RLE_DICTIONARY, "values of 33 bits", 33, 2, 0);
        assertValues(Encoding.RLE_DICTIONARY, "values of -1 bits", 0xFF, 2, 0);
    }

    @Test
    void acceptsDeltasThatAreWritten() throws IOException {
        ValuesWriter writer = new DeltaBinaryPackingValuesWriterForLong(64, 4_096, HEAP);
        for (int i = 0; i < VALUES; i++) {
            writer.writeLong(i * 60_000L);
        }
        byte[] page = writer.getBytes().toInputStream().readAllBytes();

        assertThatCode(() -> PageChecks.requireValues(page, 0, Encoding.DELTA_BINARY_PACKED, VALUES))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageChecks.requireValues(page, 0, Encoding.DELTA_BINARY_PACKED, VALUES - 1))
                .withMessage("a page is damaged: 1000 deltas in blocks of 128 in 4 parts, where there are 999");
    }

    @Test
    void refusesDeltasThatCannotBe() {
        String there = ", where there are 1000";
        assertValues(
                Encoding.DELTA_BINARY_PACKED,
                "268435455 deltas in blocks of 128 in 4 parts" + there,
                0x80,
                1,
                4,
                0xFF,
                0xFF,
                0xFF,
                0x7F,
                0);
        assertValues(Encoding.DELTA_BINARY_PACKED, "1 deltas in blocks of 0 in 4 parts" + there, 0, 4, 1, 0);
        assertValues(Encoding.DELTA_BINARY_PACKED, "1 deltas in blocks of 128 in 0 parts" + there, 0x80, 1, 0, 1, 0);
        assertValues(
                Encoding.DELTA_LENGTH_BYTE_ARRAY,
                "1 deltas in blocks of 268435328 in 4 parts" + there,
                0x80,
                0xFF,
                0xFF,
                0x7F,
                4,
                1,
                0);
    }

    @Test
    void acceptsPrefixesThatAreWritten() throws IOException {
        ValuesWriter writer = new DeltaByteArrayWriter(64, 4_096, HEAP);
        for (int i = 0; i < VALUES; i++) {
            writer.writeBytes(Binary.fromString("SYMBOL" + i));
        }
        byte[] page = writer.getBytes().toInputStream().readAllBytes();

        assertThatCode(() -> PageChecks.requireValues(page, 0, Encoding.DELTA_BYTE_ARRAY, VALUES))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAPrefixThatIsLongerThanTheTextBefore() {
        assertValues(
                Encoding.DELTA_BYTE_ARRAY,
                "a text of 1073741823 and 1 bytes behind one of 0",
                0x80,
                1,
                4,
                1,
                0xFE,
                0xFF,
                0xFF,
                0xFF,
                0x07,
                0x80,
                1,
                4,
                1,
                2,
                'A');
        assertValues(
                Encoding.DELTA_BYTE_ARRAY,
                "texts whose beginnings and ends are not as many",
                0x80,
                1,
                4,
                1,
                0,
                0x80,
                1,
                4,
                0,
                0);
    }

    private static void assertRuns(int[] page, String how) {
        byte[] bytes = bytes(page);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageChecks.requireRuns(bytes, 0, bytes.length, 8, VALUES))
                .withMessage("a page is damaged: " + how);
    }

    private static void assertValues(Encoding encoding, String how, int... page) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PageChecks.requireValues(bytes(page), 0, encoding, VALUES))
                .withMessage("a page is damaged: " + how);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
