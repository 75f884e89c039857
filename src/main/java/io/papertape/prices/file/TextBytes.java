package io.papertape.prices.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a text, of which it is known whether its last line has an end. What is no text is not read on. Not
/// safe for use by several threads.
final class TextBytes extends FilterInputStream {

    private static final int MOST_ZEROS = 4_096;

    private int last = '\n';
    private int zeros;
    private boolean begun;

    TextBytes(InputStream bytes) {
        super(bytes);
    }

    /// Whether characters follow the last end of a line; once all was read.
    boolean endsWithinLine() {
        return last != '\n' && last != '\r';
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /// @throws IOException also if the bytes are those of no text, or of one in UTF-32
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (!begun && read >= 4) {
            requireKnownEncoding(into, offset);
            begun = true;
        }
        int end = offset + Math.max(read, 0);
        int at = end - 1;
        while (at >= offset && into[at] == 0) {
            at--;
        }
        zeros = at < offset ? zeros + (end - offset) : end - 1 - at;
        if (zeros > MOST_ZEROS) {
            throw new IOException("it is no text: more than " + MOST_ZEROS + " NUL characters follow each other");
        }
        if (at >= offset) {
            last = into[at];
        }
        return read;
    }

    private static void requireKnownEncoding(byte[] bytes, int at) throws IOException {
        int mark = (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE0000) {
            throw new IOException("it is in UTF-32; expected UTF-8, or UTF-16 with a byte order mark");
        }
    }
}
