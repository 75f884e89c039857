package io.papertape.prices.parquet;

import static io.papertape.prices.parquet.HandmadeParquet.doubles;
import static io.papertape.prices.parquet.HandmadeParquet.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.AesGcmV1;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that are not read, and what is said of them: nothing that a file says of itself costs memory or time before it
/// is compared with what is there.
class RefusedParquetTest {

    private static final byte[] TWO = doubles(1.5, 2.5);

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsRight() throws IOException {
        HandmadeParquet file = new HandmadeParquet(Type.DOUBLE)
                .page(2, Encoding.PLAIN, TWO)
                .page(0, Encoding.PLAIN, new byte[0])
                .page(1, Encoding.PLAIN, doubles(Double.NaN));

        assertThat(ParquetSamples.rows(file.write(folder))).containsExactly("x", "1.5", "2.5", "");
    }

    @Test
    void refusesWhatIsNoParquetFile() throws IOException {
        assertRefused(new byte[0], "it is empty");
        assertRefused(ascii("Date,Open"), "it is no Parquet file: it does not begin with PAR1");
        assertRefused(ascii("ARROW1"), "it is no Parquet file: it does not begin with PAR1");
    }

    @Test
    void tellsThatItIsCutOff() throws IOException {
        byte[] whole = ParquetSamples.bytes("duckdb.parquet");
        for (int length : new int[] {4, 8, 100, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("x.parquet"), Arrays.copyOf(whole, length));

            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> ParquetSamples.rows(cut))
                    .withMessage("it does not end with PAR1");
        }
    }

    @Test
    void refusesEncryptedFiles() throws IOException {
        byte[] footer = good().bytes();
        footer[footer.length - 1] = 'E';

        String told = "it is encrypted; expected a Parquet file that is not";
        assertRefused(footer, told);
        assertRefused(
                good().but(file -> file.setEncryption_algorithm(EncryptionAlgorithm.AES_GCM_V1(new AesGcmV1()))), told);
        assertRefused(
                good().but(file -> file.getRow_groups()
                        .getFirst()
                        .getColumns()
                        .getFirst()
                        .setEncrypted_column_metadata(new byte[1])),
                told);
    }

    @Test
    void refusesNestedColumns() throws IOException {
        assertRefused(
                ParquetSamples.bytes("nested.parquet"),
                "its column 'prices' is nested: a list, a map or a struct; expected plain values");
        assertRefused(
                good().but(file -> file.getSchema().getLast().setRepetition_type(FieldRepetitionType.REPEATED)),
                "its column 'x' is nested: a list, a map or a struct; expected plain values");
    }

    @ParameterizedTest
    @EnumSource(names = {"LZO", "LZ4"})
    void namesACodecThatIsNotRead(CompressionCodec codec) throws IOException {
        assertRefused(
                good().butOfColumn(column -> column.setCodec(codec)),
                "it is compressed with " + codec + "; expected Snappy, Zstandard, gzip, Brotli, LZ4_RAW or none");
    }

    @Test
    void refusesAFooterThatContradictsItself() throws IOException {
        assertRefused(
                good().but(file -> file.setNum_rows(3)),
                "it is damaged: it says to have 3 rows, but its row groups have 2");
        assertRefused(
                good().but(file -> file.getRow_groups().getFirst().setNum_rows(-1)),
                "it is damaged: a row group has -1 rows");
        assertRefused(
                good().but(file -> file.getRow_groups().getFirst().setColumns(List.of())),
                "it is damaged: a row group has 0 of 1 columns");
        assertRefused(
                good().butOfColumn(column -> column.setTotal_compressed_size(1_000)),
                "it is damaged: what it tells of its column 'x' lies outside");
        assertRefused(
                good().butOfColumn(column -> column.setPath_in_schema(List.of("y"))),
                "it is damaged: what it tells of its column 'x' contradicts itself");
        assertRefused(
                good().but(file ->
                        file.getRow_groups().getFirst().getColumns().getFirst().setFile_path("y")),
                "its column 'x' is in another file");
        assertRefused(good().but(file -> file.setSchema(List.of(file.getSchema().getFirst()))), "it has no columns");
    }

    @Test
    void refusesALengthOfTheFooterThatCannotBe() throws IOException {
        byte[] file = good().bytes();
        file[file.length - 5] = 0x7F;
        int footer = 0x7F000000 | (file[file.length - 8] & 0xFF);

        assertRefused(file, "its footer has a length of " + footer + " bytes; expected at most " + (file.length - 12));
    }

    @Test
    void refusesMoreRowsThanItsBytesCanHave() throws IOException {
        long rows = 1L << 40;
        HandmadeParquet file = good().but(changed -> {
                    changed.setNum_rows(rows);
                    changed.getRow_groups().getFirst().setNum_rows(rows);
                })
                .butOfColumn(column -> column.setNum_values(rows));

        assertRefused(file, "it says to have " + rows + " rows in " + file.bytes().length + " bytes");
    }

    @Test
    void refusesPagesThatNeedTooMuchMemory() throws IOException {
        assertRefused(
                new HandmadeParquet(Type.DOUBLE, CompressionCodec.SNAPPY)
                        .page(2, Encoding.PLAIN, TWO, page -> page.setUncompressed_page_size(Integer.MAX_VALUE)),
                cannotBeRead("its pages need more than 256 MB of memory at a time; write it with smaller pages or"
                        + " row groups"));
    }

    @Test
    void refusesAPageOfAnotherSizeThanItSays() throws IOException {
        assertRefused(
                page(2, TWO, header -> header.setCompressed_page_size(1_000)),
                "a page is damaged: a size of 1000 bytes where 16 follow");
        assertRefused(
                page(2, TWO, header -> header.setUncompressed_page_size(17)),
                "a page has only 16 bytes, but its header says 17");
        assertRefused(
                page(2, TWO, header -> header.setUncompressed_page_size(15)),
                "a page has more than 15 bytes, but its header says 15");
        assertRefused(
                page(2, TWO, header -> header.setUncompressed_page_size(-1)),
                "a page is damaged: a size of 16 bytes where 16 follow");
    }

    @Test
    void refusesAPageWhoseChecksumIsAnother() throws IOException {
        assertRefused(page(2, TWO, header -> header.setCrc(1)), "a page is damaged: its checksum is another");
    }

    @Test
    void refusesOtherNumbersOfValuesThanItSays() throws IOException {
        assertRefused(
                page(2, TWO, header -> header.getData_page_header().setNum_values(3)),
                "a page is damaged: 3 values where 2 are left");
        assertRefused(
                page(2, TWO, header -> header.getData_page_header().setNum_values(-1)),
                "a page is damaged: -1 values where 2 are left");
        assertRefused(page(2, doubles(1.5), header -> {}), "a page is damaged: it ends too early");
    }

    @Test
    void refusesADictionaryThatCannotBe() throws IOException {
        assertRefused(
                new HandmadeParquet(Type.BYTE_ARRAY)
                        .dictionary(Integer.MAX_VALUE, text("AAPL"))
                        .page(1, Encoding.RLE_DICTIONARY, new byte[] {1, 2, 0}),
                cannotBeRead("a page is damaged: a dictionary of 2147483647 values"));
        assertRefused(
                new HandmadeParquet(Type.BYTE_ARRAY)
                        .dictionary(1, new byte[] {-1, -1, -1, 0x7F})
                        .page(1, Encoding.RLE_DICTIONARY, new byte[] {1, 2, 0}),
                cannotBeRead("a page is damaged: a text goes beyond its end"));
        assertRefused(
                new HandmadeParquet(Type.BYTE_ARRAY).page(1, Encoding.RLE_DICTIONARY, new byte[] {1, 2, 0}),
                cannotBeRead("a page is damaged: could not read page"
                        + " in col [x] required binary x as the dictionary was missing for encoding RLE_DICTIONARY"));
    }

    @Test
    void refusesAnEncodingThatNobodyWrites() throws IOException {
        assertRefused(
                new HandmadeParquet(Type.DOUBLE).page(2, Encoding.BIT_PACKED, TWO),
                cannotBeRead("it has values in the encoding BIT_PACKED"));
    }

    @Test
    void refusesATextThatIsLongerThanARowMayBe() throws IOException {
        assertRefused(
                new HandmadeParquet(Type.BYTE_ARRAY).page(1, Encoding.PLAIN, text("a".repeat(1_000_000))),
                "row 1 is longer than 1000000 bytes");
    }

    @Test
    void refusesTextsThatAreRepeatedWithoutEnd() throws IOException {
        ByteArrayOutputStream ids = new ByteArrayOutputStream();
        ids.write(1);
        ids.writeBytes(new byte[] {(byte) 0x80, (byte) 0xC0, 0x3D, 0});
        assertRefused(
                new HandmadeParquet(Type.BYTE_ARRAY)
                        .dictionary(1, text("a".repeat(900_000)))
                        .page(500_000, Encoding.RLE_DICTIONARY, ids.toByteArray()),
                "its rows are more than 200 times as long as it is");
    }

    private static HandmadeParquet good() throws IOException {
        return new HandmadeParquet(Type.DOUBLE).page(2, Encoding.PLAIN, TWO);
    }

    private record Damaged(HandmadeParquet file) {}

    private static Damaged page(int values, byte[] bytes, Consumer<PageHeader> change) throws IOException {
        return new Damaged(new HandmadeParquet(Type.DOUBLE).page(values, Encoding.PLAIN, bytes, change));
    }

    private void assertRefused(Damaged page, String told) throws IOException {
        assertRefused(page.file(), cannotBeRead(told));
    }

    private static String cannotBeRead(String told) {
        return "its column 'x' cannot be read: " + told;
    }

    private void assertRefused(HandmadeParquet file, String told) throws IOException {
        assertRefused(file.bytes(), told);
    }

    private void assertRefused(byte[] bytes, String told) throws IOException {
        Path file = Files.write(folder.resolve("x.parquet"), bytes);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ParquetSamples.rows(file))
                .withMessage(told);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
