package io.papertape.prices.file;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// How the bytes of a price file are compressed, as the end of its name says.
enum Packing {
    NONE(""),
    GZIP(".gz"),
    ZSTANDARD(".zst");

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    /// That of a file of this name.
    static Packing of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Packing packing : values()) {
            if (packing != NONE && lower.endsWith(packing.ending)) {
                return packing;
            }
        }
        return NONE;
    }

    /// A name without the ending that says how its file is compressed.
    String strip(String name) {
        return name.substring(0, name.length() - ending.length());
    }

    /// The file's text.
    ///
    /// @throws IOException if the file is not compressed in this way
    InputStream text(FileBytes bytes) throws IOException {
        return switch (this) {
            case NONE -> bytes;
            case GZIP -> new GzipBytes(bytes);
            case ZSTANDARD -> new ZstandardBytes(bytes);
        };
    }

    /// Checks that the compressed data, all of which were read, are all that there is.
    ///
    /// @param size of the file
    void requireNothingBehind(InputStream text, long size) throws IOException {
        if (text instanceof GzipBytes gzip) {
            gzip.requireNothingBehind(size);
        }
    }

    /// Tells data that are cut off as such.
    private static final class ZstandardBytes extends UnpackedBytes {

        ZstandardBytes(FileBytes bytes) throws IOException {
            super(new ZstdInputStream(bytes), bytes::count);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (ZstdIOException e) {
                if (String.valueOf(e.getMessage()).startsWith("Truncated")) {
                    throw (EOFException) new EOFException("the compressed data are cut off").initCause(e);
                }
                throw e;
            }
        }
    }
}
