package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkBytesTest {

    private static final int LENGTH = 20_000;
    private static final int START = 1_000;
    private static final int END = 19_000;

    @TempDir
    private Path folder;

    @Test
    void givesThePartHoweverItIsRead() throws IOException {
        byte[] content = new byte[LENGTH];
        Random random = new Random(1);
        random.nextBytes(content);
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("x"), content))) {
            ChunkBytes bytes = new ChunkBytes(file, START, END);
            byte[] read = new byte[END - START];
            int at = 0;
            while (at < read.length) {
                assertThat(bytes.left()).isEqualTo(read.length - at);
                int count = Math.min(random.nextInt(6_000), read.length - at);
                switch (random.nextInt(3)) {
                    case 0 -> read[at++] = (byte) bytes.read();
                    case 1 -> at += bytes.read(read, at, count);
                    default -> {
                        System.arraycopy(bytes.next(count), 0, read, at, count);
                        at += count;
                    }
                }
            }

            assertThat(read).isEqualTo(Arrays.copyOfRange(content, START, END));
            assertThat(bytes.read()).isEqualTo(-1);
            assertThat(bytes.read(read, 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void noticesThatTheFileHasBecomeShorter() throws IOException {
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("x"), new byte[START]))) {
            ChunkBytes bytes = new ChunkBytes(file, 0, END);

            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> bytes.next(END))
                    .withMessage("it ends while it is read");
        }
    }
}
