package io.papertape.prices.file;

import io.papertape.prices.TemporaryNumbers;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Blocks of numbers, each written once and read once: the first ones stay in memory, all others
/// are in a temporary file. Not safe for use by several threads.
final class SpoolFile implements Closeable {

    private static final int SHARE_OF_MEMORY = 32;
    private static final int MOST_BYTES_KEPT = 1 << 26;

    /// What stays in memory: a part of what there is, at most 64 MB, which are a million bars.
    private static final int MOST_NUMBERS_KEPT =
            (int) (Math.min(MOST_BYTES_KEPT, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) / Long.BYTES);

    private final TemporaryNumbers others;
    private final List<long @Nullable []> kept = new ArrayList<>();
    private int numbersKept;

    /// @param longestBlock numbers in the longest block
    SpoolFile(int longestBlock) {
        others = new TemporaryNumbers("sorted prices", longestBlock);
    }

    /// Writes a block.
    ///
    /// @return its place, for [#read]
    long write(long[] block, int length) {
        if (numbersKept + length <= MOST_NUMBERS_KEPT) {
            numbersKept += length;
            kept.add(Arrays.copyOf(block, length));
            return -kept.size();
        }
        return others.write(block, length);
    }

    /// Reads the block at a place.
    void read(long place, long[] into, int length) {
        if (place < 0) {
            long[] block = kept.set((int) (-place - 1), null);
            System.arraycopy(Objects.requireNonNull(block), 0, into, 0, length);
            return;
        }
        others.read(place, into, length);
    }

    @Override
    public void close() {
        others.close();
    }
}
