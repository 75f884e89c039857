package io.papertape.prices.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory memory = new Memory();

    @Test
    void givesNoMoreThanThereIs() throws IOException {
        memory.take(Memory.MOST - 1);
        memory.take(1);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> memory.take(1))
                .withMessage("its pages need more than 256 MB of memory at a time; write it with smaller pages or row"
                        + " groups");
        memory.release(1);
        assertThatCode(() -> memory.take(1)).doesNotThrowAnyException();
    }
}
