package io.papertape.prices.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// The text of compressed data, for as long as it has a size that prices may have. Not safe for use by several threads.
class UnpackedBytes extends FilterInputStream {

    private final Growth growth;

    /// @param compressed how many bytes of the compressed data were read so far
    UnpackedBytes(InputStream text, LongSupplier compressed) {
        super(text);
        growth = new Growth(compressed);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        growth.add(read);
        return read;
    }
}
