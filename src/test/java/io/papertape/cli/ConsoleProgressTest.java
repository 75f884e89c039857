package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
    private long nanos = Duration.ofMinutes(3).toNanos();

    private final ConsoleProgress progress =
            new ConsoleProgress.Lines(new Console(err, err, err, false), "nightly", () -> nanos);

    @Test
    void measuresFromTheFirstBarOnAndTellsTheTimeLeftOnceItIsNoGuess() {
        progress.advanced(0, 1_000_000);
        after(4, 20_000);
        after(1, 40_000);
        after(5, 100_000);
        after(5, 900_000);
        after(10, 1_100_000);

        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("""
                nightly: 40,000 of about 1,000,000 bars, 8,000 bars per second
                nightly: 100,000 of about 1,000,000 bars, 10,000 bars per second, about 90 s left
                nightly: 900,000 of about 1,000,000 bars, 60,000 bars per second, about 1 s left
                nightly: 1,100,000 of about 1,000,000 bars, 44,000 bars per second, about 0 s left
                """);
    }

    private void after(int seconds, long bars) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        progress.advanced(bars, 1_000_000);
    }
}
