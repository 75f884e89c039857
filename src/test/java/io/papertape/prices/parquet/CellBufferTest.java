package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CellBufferTest {

    private final CellBuffer cell = new CellBuffer();

    @Test
    void writesWholeNumbersAsJavaDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            assertLong(random.nextLong() >> random.nextInt(64));
        }
        assertLong(Long.MIN_VALUE);
        assertLong(Long.MAX_VALUE);
        assertLong(0);
    }

    @Test
    void putsZerosBeforeDigits() {
        cell.appendDigits(7, 2);
        cell.append(':');
        cell.appendDigits(0, 3);
        cell.append(':');
        cell.appendDigits(1234, 2);

        assertThat(cell).hasToString("07:000:1234");
    }

    @Test
    void growsWithItsText() {
        cell.append("a".repeat(1_000));
        cell.append('b');

        assertThat(cell.length()).isEqualTo(1_001);
        assertThat(cell.endsWith("aab")).isTrue();
        assertThat(cell.endsWith("bb")).isFalse();
        assertThat(cell.endsWith("c".repeat(2_000))).isFalse();
    }

    private void assertLong(long value) {
        cell.clear();
        cell.appendLong(value);
        assertThat(cell).hasToString(Long.toString(value));
    }
}
