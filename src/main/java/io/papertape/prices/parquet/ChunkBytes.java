package io.papertape.prices.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The bytes of a part of a file. Not safe for use by several threads.
final class ChunkBytes extends InputStream {

    private static final int BUFFER = 1 << 12;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private final long end;
    private long position;

    ChunkBytes(FileChannel file, long start, long end) {
        this.file = file;
        this.end = end;
        position = start;
    }

    /// How many bytes follow.
    long left() {
        return end - position + buffer.remaining();
    }

    /// The next bytes.
    ///
    /// @param count at most [#left]
    /// @throws EOFException if the file ends before that
    byte[] next(int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        int buffered = Math.min(count, buffer.remaining());
        into.put(buffer.slice().limit(buffered));
        buffer.position(buffer.position() + buffered);
        while (into.hasRemaining()) {
            fill(into);
        }
        return into.array();
    }

    @Override
    public int read() throws IOException {
        if (!buffer.hasRemaining()) {
            if (position == end) {
                return -1;
            }
            buffer.clear().limit((int) Math.min(BUFFER, end - position));
            fill(buffer);
            buffer.flip();
        }
        return Byte.toUnsignedInt(buffer.get());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int first = read();
        if (first < 0) {
            return -1;
        }
        into[offset] = (byte) first;
        int more = Math.min(length - 1, buffer.remaining());
        buffer.get(into, offset + 1, more);
        return more + 1;
    }

    private void fill(ByteBuffer into) throws IOException {
        int read = file.read(into, position);
        if (read < 0) {
            throw new EOFException("it ends while it is read");
        }
        position += read;
    }
}
