package io.papertape.batch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Blocks of numbers in a temporary file, each written once and read any number of times. Safe for use by several
/// threads that read.
final class BarSpillFile implements AutoCloseable {

    private @Nullable FileChannel channel;
    private long size;

    /// Writes the first numbers of a block.
    ///
    /// @return its place, for [#read(long, long[], int)]
    long write(long[] block, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES).order(ByteOrder.nativeOrder());
        bytes.asLongBuffer().put(block, 0, length);
        long place = size;
        try {
            while (bytes.hasRemaining()) {
                size += channel().write(bytes, size);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the prices of the sweep cannot be written", e);
        }
    }

    /// Reads so many numbers at a place.
    void read(long place, long[] into, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length * Long.BYTES).order(ByteOrder.nativeOrder());
        try {
            while (bytes.hasRemaining()) {
                if (channel().read(bytes, place + bytes.position()) < 0) {
                    throw new IOException("it ends at " + (place + bytes.position()));
                }
            }
            bytes.flip();
            bytes.asLongBuffer().get(into, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the prices of the sweep cannot be read", e);
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
            Path path = Files.createTempFile("papertape-", ".sweep");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }
}
