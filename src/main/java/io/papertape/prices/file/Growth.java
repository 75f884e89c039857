package io.papertape.prices.file;

import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/// How much longer a text is than its compressed data: whatever is many times as long is no text of prices, and may
/// have no end. Not safe for use by several threads.
final class Growth {

    /// Price files are three to twenty times as long as they are when compressed.
    private static final int MOST_TIMES = 200;
    /// Below this it does not matter how many times that is.
    private static final long SMALL = 1 << 26;

    private final LongSupplier compressed;
    private long count;

    /// @param compressed how many bytes of the compressed data were read so far
    Growth(LongSupplier compressed) {
        this.compressed = compressed;
    }

    /// Adds bytes of the text; below zero at its end.
    ///
    /// @throws ZipException if there are many times more of them than prices have
    void add(int bytes) throws ZipException {
        count += Math.max(bytes, 0);
        if (count > SMALL && count > MOST_TIMES * compressed.getAsLong()) {
            throw new ZipException("it decompresses to more than " + MOST_TIMES + " times its size");
        }
    }
}
