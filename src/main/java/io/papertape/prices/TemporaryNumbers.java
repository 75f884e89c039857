package io.papertape.prices;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Blocks of numbers in a temporary file, each written once and read any number of times. The file is made with the
/// first
/// block, and is gone when this is closed or the process ends. Safe for use by several threads.
///
/// ```java
/// try (TemporaryNumbers numbers = new TemporaryNumbers("prices of the sweep", 1_024)) {
///     long place = numbers.write(new long[] {1, 2, 3}, 3);
///     numbers.read(place, new long[3], 3);
/// }
/// ```
public final class TemporaryNumbers implements Closeable {

    private final String what;
    private final ByteBuffer transfer;
    private @Nullable FileChannel channel;
    private long size;

    /// @param what is in it, to tell a failure with
    /// @param longestBlock numbers in the longest block
    public TemporaryNumbers(String what, int longestBlock) {
        this.what = what;
        transfer = ByteBuffer.allocateDirect(longestBlock * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    /// Writes the first numbers of a block.
    ///
    /// @return its place, at least 0, for [#read(long, long[], int)]
    /// @throws UncheckedIOException if there is no room
    public synchronized long write(long[] block, int length) {
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
            throw new UncheckedIOException("the temporary file with the " + what + " cannot be written", e);
        }
    }

    /// Reads so many numbers at a place.
    ///
    /// @throws UncheckedIOException if they cannot be read
    public synchronized void read(long place, long[] into, int length) {
        try {
            FileChannel file = channel();
            transfer.clear();
            transfer.limit(length * Long.BYTES);
            while (transfer.hasRemaining()) {
                long position = place + transfer.position();
                if (file.read(transfer, position) < 0) {
                    throw new IOException("it ends at " + position);
                }
            }
            transfer.flip();
            transfer.asLongBuffer().get(into, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the " + what + " cannot be read", e);
        }
    }

    @Override
    public synchronized void close() {
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
