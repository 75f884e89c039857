package io.papertape.prices.parquet;

import java.io.IOException;

/// How much memory the pages take that a file is being read from. Not safe for use by several threads.
final class Memory {

    /// A page of most writers has one megabyte or less, and a file of prices few columns.
    static final long MOST = 256L << 20;

    private long taken;

    /// Takes memory, before it is allocated.
    ///
    /// @throws IOException if that is more than a file may need
    void take(long bytes) throws IOException {
        if (bytes > MOST - taken) {
            throw new ParquetException("its pages need more than " + (MOST >> 20)
                    + " MB of memory at a time; write it with smaller pages or row groups");
        }
        taken += bytes;
    }

    void release(long bytes) {
        taken -= bytes;
    }
}
