package io.papertape.prices.file;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Decompresses a file, and knows whether something else follows its compressed data, which [GZIPInputStream] leaves
/// unread without a word. Not safe for use by several threads.
final class GzipBytes extends GZIPInputStream {

    private static final int BUFFER = 1 << 16;
    /// Checksum and length behind the compressed data.
    private static final int TRAILER = 8;

    private final FileBytes bytes;
    private long taken;
    private final Growth growth;

    GzipBytes(FileBytes bytes) throws IOException {
        super(bytes, BUFFER);
        this.bytes = bytes;
        growth = new Growth(bytes::count);
    }

    /// @throws ZipException if the file decompresses to many times more than prices do
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        growth.add(read);
        return read;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        taken = bytes.count();
    }

    /// Checks that the compressed data, all of which were read, are all that there is.
    ///
    /// @param size of the file
    /// @throws ZipException if not
    void requireNothingBehind(long size) throws ZipException {
        long end = taken - inf.getRemaining() + TRAILER;
        if (size > end) {
            throw new ZipException(size - end + " bytes that are not compressed follow its compressed data");
        }
    }
}
