package io.papertape.batch.sweep;

import io.papertape.batch.replay.TestBooks;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.file.FilePrices;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sweeps of tests.
public final class TestSweeps {

    private TestSweeps() {}

    /// Sweeps with these parameters, each `name=value`.
    public static SweepOutcome run(TestBooks books, String... parameters) {
        return books.context()
                .getBean(SweepService.class)
                .run(request(parameters), new FilePrices(), (stage, done, all) -> {});
    }

    static SweepRequest request(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return SweepRequest.parse(given, new StrategyCatalog(TestSweeps.class.getClassLoader()));
    }
}
