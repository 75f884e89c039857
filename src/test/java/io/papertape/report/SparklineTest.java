package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void reachesFromTheLeastToTheGreatest() {
        assertThat(drawn(StandardCharsets.UTF_8, "100", "101", "102", "103", "104", "105", "106", "107", "100"))
                .isEqualTo("▁▂▃▄▅▆▇█▁");
        assertThat(drawn(StandardCharsets.UTF_8, "0.00000001", "-92233720368.54775808", "92233720368.54775807"))
                .isEqualTo("▅▁█");
    }

    @Test
    void runsInTheMiddleWhereItIsFlat() {
        assertThat(drawn(StandardCharsets.UTF_8, "5", "5.0", "5")).isEqualTo("▄▄▄");
        assertThat(drawn(StandardCharsets.UTF_8, "5")).isEqualTo("▄");
        assertThat(drawn(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void usesOnlyCharactersThatTheOutputHas() {
        for (Charset charset : List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)) {
            assertThat(drawn(charset, "1", "2", "3", "4", "5", "6", "7", "8")).isEqualTo("_.-:=+*#");
            assertThat(Sparkline.arrow(charset)).isEqualTo("->");
        }
        assertThat(Sparkline.arrow(StandardCharsets.UTF_8)).isEqualTo("→");
    }

    private static String drawn(Charset charset, String... values) {
        return Sparkline.of(Stream.of(values).map(BigDecimal::new).toList(), charset);
    }
}
