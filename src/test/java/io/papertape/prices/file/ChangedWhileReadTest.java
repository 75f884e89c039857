package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.UnfinishedPriceFileException;
import io.papertape.prices.format.FileHead;
import io.papertape.prices.format.Layout;
import io.papertape.prices.format.PriceFormat;
import io.papertape.prices.format.PriceFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A file of any layout that changes while it is read is noticed in that run: here it changes when its first lines
/// were read, and most of it was not.
class ChangedWhileReadTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T00:00:00Z"));
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2024-01-02T03:04:05Z"));
    private static final int MUCH = 1 << 20;

    @TempDir
    private Path temporary;

    /// What is done to a file.
    enum Change {
        EXTENDED {
            @Override
            void of(Path file) throws IOException {
                Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
            }
        },
        CUT {
            @Override
            void of(Path file) throws IOException {
                try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
                    content.setLength(content.length() / 2);
                }
            }
        },
        WRITTEN_AGAIN {
            @Override
            void of(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, bytes);
                Files.setLastModifiedTime(
                        file, FileTime.from(WRITTEN.toInstant().plusNanos(1_000)));
            }
        },
        REPLACED {
            @Override
            void of(Path file) throws IOException {
                Path other = Files.writeString(file.resolveSibling("other"), "x");
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }
        };

        abstract void of(Path file) throws IOException;
    }

    enum Order {
        SORTED,
        REVERSED
    }

    enum Packed {
        GZIP(".csv.gz"),
        ZSTANDARD(".csv.zst"),
        ZIP(".zip");

        private final String ending;

        Packed(String ending) {
            this.ending = ending;
        }

        byte[] bytes(String text) throws IOException {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            return switch (this) {
                case GZIP -> PriceFolder.gzip(content);
                case ZSTANDARD -> Zstd.compress(content);
                case ZIP -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                        zip.putNextEntry(new ZipEntry("AAPL.csv"));
                        zip.write(content);
                    }
                    yield bytes.toByteArray();
                }
            };
        }
    }

    /// Knows no file, and changes one when it is asked.
    private record Changing(Path file, Change change) implements PriceFormat {

        @Override
        public String name() {
            return "changing";
        }

        @Override
        public String example() {
            return "";
        }

        @Override
        public @Nullable Layout layout(FileHead head) {
            head.line(0);
            try {
                change.of(file);
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layoutsAndChanges")
    void isNoticedOnEveryLayout(SampleLayout layout, Order order, Change change) throws IOException {
        assertIsNoticed(layout.file(), text(layout, order).getBytes(StandardCharsets.UTF_8), change);
    }

    private static Stream<Arguments> layoutsAndChanges() {
        return Stream.of(SampleLayout.values())
                .flatMap(layout -> Stream.of(Order.values())
                        .flatMap(order ->
                                Stream.of(Change.values()).map(change -> Arguments.of(layout, order, change))));
    }

    @ParameterizedTest
    @EnumSource(Packed.class)
    void isNoticedHoweverTheFileIsCompressed(Packed packed) throws IOException {
        byte[] bytes = packed.bytes(text(SampleLayout.PANDAS, Order.SORTED));

        for (Change change : Change.values()) {
            assertIsNoticed("AAPL" + packed.ending, bytes, change);
        }
    }

    private void assertIsNoticed(String name, byte[] bytes, Change change) throws IOException {
        Path file = Files.write(temporary.resolve(name), bytes);
        Files.setLastModifiedTime(file, WRITTEN);
        List<PriceFormat> formats = new ArrayList<>(PriceFormats.KNOWN.formats());
        formats.addFirst(new Changing(file, change));
        PriceSource prices = new FilePrices(new PriceFormats(formats), CLOCK);
        String told = name.endsWith(".zip") ? name + "/AAPL.csv" : name;

        assertThatExceptionOfType(UnfinishedPriceFileException.class)
                .isThrownBy(() -> read(prices))
                .withMessageStartingWith(told + ": changed while it was read: ");
    }

    private void read(PriceSource prices) {
        try (PriceTape tape = prices.open(new PriceFolder(temporary).query())) {
            tape.next();
        }
    }

    /// A file that no buffer takes in.
    private static String text(SampleLayout layout, Order order) {
        SampleFile sample = SampleFile.of(layout, new Random(1));
        List<String> rows =
                new ArrayList<>(sample.rows().stream().map(SampleFile.Row::text).toList());
        if (order == Order.REVERSED) {
            Collections.reverse(rows);
        }
        String some = String.join("\n", rows) + "\n";
        return String.join(
                        "\n",
                        Stream.concat(sample.header().stream(), Stream.of("")).toList())
                + some.repeat(MUCH / some.length());
    }
}
