package io.papertape.prices.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Blocks of numbers, each written once and read once: the first ones stay in memory, all others
/// are in a temporary file. Not safe for use by several threads.
final class SpoolFile implements Closeable {

    private static final int SHARE_OF_MEMORY = 32;
    private static final int MOST_BYTES_KEPT = 1 << 26;

    /// What stays in memory: a part of what there is, at most 64 MB, which are a million bars.
    private static final int MOST_NUMBERS_KEPT =
            (int) (Math.min(MOST_BYTES_KEPT, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) / Long.BYTES);

    private final ByteBuffer transfer;
    private final List<long @Nullable []> kept = new ArrayList<>();
    private int numbersKept;
    private @Nullable FileChannel channel;
    private long size;

    /// @param longestBlock numbers in the longest block
    SpoolFile(int longestBlock) {
        transfer = ByteBuffer.allocateDirect(longestBlock * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    /// Writes a block.
    ///
    /// @return its place, for [#read]
    long write(long[] block, int length) {
        if (numbersKept + length <= MOST_NUMBERS_KEPT) {
            numbersKept += length;
            kept.add(Arrays.copyOf(block, length));
            return -kept.size();
        }
        try {
            FileChannel file = channel();
            transfer.clear();
            transfer.asLongBuffer().put(block, 0, length);
            transfer.limit(length * Long.BYTES);
            long place = size;
            while (transfer.hasRemaining()) {
                size += file.write(transfer, size);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the sorted prices cannot be written", e);
        }
    }

    /// Reads the block at a place.
    void read(long place, long[] into, int length) {
        if (place < 0) {
            long[] block = kept.set((int) (-place - 1), null);
            System.arraycopy(Objects.requireNonNull(block), 0, into, 0, length);
            return;
        }
        try {
            FileChannel file = channel();
            transfer.clear();
            transfer.limit(length * Long.BYTES);
            long position = place;
            while (transfer.hasRemaining()) {
                int read = file.read(transfer, position);
                if (read < 0) {
                    throw new IOException("it ends at " + position);
                }
                position += read;
            }
            transfer.flip();
            transfer.asLongBuffer().get(into, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the sorted prices cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path path = Files.createTempFile("papertape-", ".bars");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }
}
