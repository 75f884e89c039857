package io.papertape.prices.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpoolFileTest {

    private static final int LENGTH = 1_000;

    /// More than stay in memory, and the last one shorter than the others.
    private static final int BLOCKS = 9_000;

    @Test
    void givesEachBlockBackWhereverItIsKept() {
        try (SpoolFile file = new SpoolFile(LENGTH)) {
            long[] places = new long[BLOCKS];
            for (int i = 0; i < BLOCKS; i++) {
                places[i] = file.write(block(i), length(i));
            }

            for (int i = BLOCKS - 1; i >= 0; i--) {
                long[] read = new long[LENGTH];
                file.read(places[i], read, length(i));
                assertThat(Arrays.copyOf(read, length(i))).isEqualTo(Arrays.copyOf(block(i), length(i)));
            }
        }
    }

    private static int length(int i) {
        return i == BLOCKS - 1 ? 7 : LENGTH;
    }

    /// Numbers that fill all their bytes, and are in no other block.
    private static long[] block(int i) {
        long[] block = new long[LENGTH];
        Arrays.setAll(block, number -> Long.MIN_VALUE / 3 + (long) i * LENGTH + number);
        return block;
    }
}
