package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class HistogramTest {

    private static String written(double least, double greatest, double... values) {
        Histogram histogram = new Histogram(least, greatest, values.length);
        for (double value : values) {
            histogram.add(value);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            histogram.write(json);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void countsInBinsThatAreAsWideAsARoundNumber() {
        assertThat(written(-0.3, 1.1, -0.3, 0.05, 0.1, 1.1, Double.NaN))
                .isEqualTo("{\"histogram\":{\"width\":0.2,\"first\":-2,\"defined\":4,\"undefined\":1,\"above\":3,"
                        + "\"mean\":0.2375,\"bins\":[1,0,2,0,0,0,0,1]}}");
    }

    @Test
    void hasOneBinForEqualValuesAndNoneForUndefinedOnes() {
        assertThat(written(2.5, 2.5, 2.5, 2.5)).contains("\"first\":2,\"defined\":2,", "\"bins\":[2]");
        assertThat(written(Double.NaN, Double.NaN, Double.NaN))
                .contains("\"undefined\":1,", "\"mean\":null,\"bins\":[]");
    }
}
