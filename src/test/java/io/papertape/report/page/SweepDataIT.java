package io.papertape.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.batch.sweep.SweepRequest;
import io.papertape.batch.sweep.SweepService;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.file.FilePrices;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What stands in the page of a sweep, on every database.
class SweepDataIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void hasTheFiguresOfTheViews(Database database) {
        try (TestBooks books = new TestBooks(database, folder)) {
            Map<String, String> given = Map.of(
                    "name", "x",
                    "prices", "data/prices",
                    "symbols", "AAPL,KO",
                    "fastPeriod", "5,10",
                    "trainDays", "900",
                    "testDays", "500");
            books.context()
                    .getBean(SweepService.class)
                    .run(
                            SweepRequest.parse(given, new StrategyCatalog(SweepDataIT.class.getClassLoader())),
                            new FilePrices(),
                            (stage, done, all) -> {});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new SweepData(books.jdbc(), SweepCells.CELLS).write("x", out);
            JsonNode data = JsonMapper.shared().readTree(out.toByteArray());

            List<Map<String, Object>> results =
                    books.rows("SELECT * FROM report_sweep WHERE sweep = 'x' AND phase = 'TRAIN' ORDER BY result_id");
            List<JsonNode> shown = data.at("/cells/units")
                    .valueStream()
                    .flatMap(unit -> unit.get("results").valueStream())
                    .toList();
            assertThat(shown).isNotEmpty().hasSameSizeAs(results);
            for (int i = 0; i < shown.size(); i++) {
                assertClose(shown.get(i).get(0), results.get(i).get("sharpe_ratio"));
                assertClose(shown.get(i).get(1), results.get(i).get("total_return"));
                assertClose(shown.get(i).get(3), results.get(i).get("trades"));
            }
            Map<String, Object> last = books.rows("SELECT growth, benchmark, hindsight FROM report_walk_forward"
                            + " WHERE sweep = 'x' AND equal_weights ORDER BY calendar_day DESC")
                    .getFirst();
            JsonNode points = data.at("/curves/accounts/0/points");
            assertClose(points.get(points.size() - 1).get(1), last.get("growth"));
            assertClose(points.get(points.size() - 1).get(2), last.get("benchmark"));
            assertClose(points.get(points.size() - 1).get(3), last.get("hindsight"));
            assertThat(data.at("/bests/rows").size())
                    .isEqualTo(books.rows("SELECT * FROM report_sweep_best WHERE sweep = 'x'")
                            .size());
            assertThat(data.at("/confidence/bests").asLong())
                    .isEqualTo(data.at("/bests/rows").size() - 2L);
        }
    }

    private static void assertClose(JsonNode shown, Object expected) {
        double number = ((Number) expected).doubleValue();
        assertThat(shown.doubleValue()).isCloseTo(number, within(1e-5 * Math.max(1e-3, Math.abs(number))));
    }
}
