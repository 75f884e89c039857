package io.papertape.batch.nightly;

import io.papertape.batch.replay.TestBooks;
import io.papertape.prices.file.FilePrices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A night on books of tests.
public final class TestNight {

    private TestNight() {}

    /// Carries sessions forward.
    ///
    /// @param sessions the parameters of each, in the order of the file
    /// @param until a date, or null for all there is
    public static NightOutcome run(TestBooks books, Map<String, Map<String, String>> sessions, @Nullable String until) {
        List<NightRequest.Entry> entries = new ArrayList<>();
        sessions.forEach((name, parameters) -> entries.add(new NightRequest.Entry(name, parameters)));
        return books.context()
                .getBean(NightlyService.class)
                .run(
                        new NightRequest("/desk/papertape.yaml", entries, until, 2, 0),
                        new FilePrices(),
                        (bars, estimatedBars) -> {});
    }
}
