package io.papertape.prices.file;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes that are kept as they are read, until they are read once more from their begin. Not safe for use by several
/// threads.
final class RewindableBytes extends FilterInputStream {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private byte[] kept = new byte[0];
    private int position;
    private boolean rewound;

    RewindableBytes(InputStream bytes) {
        super(bytes);
    }

    /// Goes back to the first byte, once: those behind the ones that were read so far are not kept.
    void rewind() {
        kept = read.toByteArray();
        read.reset();
        rewound = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (position < kept.length) {
            int count = Math.min(length, kept.length - position);
            System.arraycopy(kept, position, into, offset, count);
            position += count;
            return count;
        }
        int count = super.read(into, offset, length);
        if (!rewound && count > 0) {
            read.write(into, offset, count);
        }
        return count;
    }
}
