package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class GridPairsTest {

    private static String written(GridPairs pairs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = PageJson.on(out)) {
            json.writeStartObject();
            pairs.write(json);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasMeanLeastAndGreatestByEveryTwoParameters() {
        GridPairs pairs = new GridPairs(
                List.of(
                        new GridPairs.Parameter("a", 2, 2),
                        new GridPairs.Parameter("b", 1, 2),
                        new GridPairs.Parameter("c", 2, 1)),
                1);
        pairs.add(0, new double[] {1});
        pairs.add(1, new double[] {4});
        pairs.add(2, new double[] {Double.NaN});
        pairs.add(3, new double[] {-2});

        assertThat(written(pairs))
                .isEqualTo("{\"pairs\":["
                        + "{\"x\":0,\"y\":1,\"cells\":[[2.5,1,4],[-2,-2,-2]]},"
                        + "{\"x\":0,\"y\":2,\"cells\":[[1,1,1],[4,4,4],[null,null,null],[-2,-2,-2]]},"
                        + "{\"x\":1,\"y\":2,\"cells\":[[1,1,1],[1,-2,4]]}]}");
    }

    @Test
    void leavesOutPairsThatAreTooLarge() {
        GridPairs pairs = new GridPairs(
                List.of(
                        new GridPairs.Parameter("a", 100, 202),
                        new GridPairs.Parameter("b", 101, 2),
                        new GridPairs.Parameter("c", 2, 1)),
                1);

        assertThat(written(pairs))
                .contains("\"x\":0,\"y\":2", "\"x\":1,\"y\":2")
                .doesNotContain("\"x\":0,\"y\":1");
    }
}
