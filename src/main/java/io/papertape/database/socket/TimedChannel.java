package io.papertape.database.socket;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// A connection whose other end must not be silent for too long. One thread may read while another one writes; any
/// thread may close it, which ends both.
final class TimedChannel implements AutoCloseable {

    private static final int BUFFER = 1 << 15;

    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;
    private final long patienceMillis;

    /// What is done when nothing was heard for as long as patience lasts.
    @FunctionalInterface
    interface Silence {

        /// Whether to wait once more.
        boolean isBorne() throws IOException;
    }

    TimedChannel(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        patienceMillis = patience.toMillis();
        channel.configureBlocking(false);
        readable = Selector.open();
        writable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    DataInputStream in(Silence silence) {
        return new DataInputStream(new BufferedInputStream(new Reading(silence), BUFFER));
    }

    DataOutputStream out() {
        return new DataOutputStream(new BufferedOutputStream(new Writing(), BUFFER));
    }

    @Override
    public void close() {
        try (channel;
                readable;
                writable) {
            channel.close();
        } catch (IOException _) {
            // Whoever uses it hears of it.
        }
    }

    boolean isClosed() {
        return !channel.isOpen();
    }

    /// The bytes that come.
    private final class Reading extends InputStream {

        private final Silence silence;

        private Reading(Silence silence) {
            this.silence = silence;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            int read = channel.read(buffer);
            while (read == 0) {
                if (await(readable) == 0 && channel.isOpen() && !silence.isBorne()) {
                    throw new SilentException();
                }
                read = channel.read(buffer);
            }
            return read;
        }
    }

    /// The bytes that go.
    private final class Writing extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0 && await(writable) == 0 && channel.isOpen()) {
                    throw new SilentException();
                }
            }
        }
    }

    /// Closing ends it.
    ///
    /// @return 0 if nothing has happened
    private int await(Selector selector) throws IOException {
        try {
            int selected = selector.select(patienceMillis);
            selector.selectedKeys().clear();
            return selected;
        } catch (ClosedSelectorException e) {
            throw new IOException("closed", e);
        }
    }
}
