package io.papertape.report.morning;

import io.papertape.batch.nightly.NightOutcome;
import io.papertape.batch.nightly.TestNight;
import io.papertape.batch.replay.TestBooks;
import io.papertape.report.Obedient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sessions of which each has a night of its own kind: all begin in the first one, and in the second one something
/// happens to each.
///
/// @param folder for their prices
public record TroubledDesk(Path folder) {

    private static final String HEADER = "Date,Open,High,Low,Close,Volume\n";

    /// The night before.
    public NightOutcome first(TestBooks books) throws IOException {
        write("steady", "KO", "01-02,100,1", "01-03,101,0");
        write("steady", "PEP", "01-02,50,0", "01-03,50,0");
        write("broken", "KO", "01-02,100,1", "01-03,101,0");
        write("restated", "KO", "01-02,100,1", "01-03,101,0");
        write("healed", "KO", "01-02,100,1", "01-03,101,0");
        write("locked", "KO", "01-02,100,1", "01-03,50,2");
        write("stale", "KO", "01-02,100,1", "01-03,101,0");
        write("stale", "PEP", "01-02,50,0", "01-03,50,0");
        write("unchanged", "KO", "01-02,100,1", "01-03,101,0");
        write("closed", "KO", "01-02,100,1", "01-03,101,0");
        write("failing", "KO", "01-02,100,1", "01-03,101,0");
        write("rejecting", "KO", "01-02,100,1", "01-03,101,0");
        books.replay(
                "session=closed",
                "strategy=" + Obedient.class.getName(),
                "prices=" + path("closed"),
                "closeAtEnd=true");
        return TestNight.run(books, sessions(), null);
    }

    /// The night to be told of.
    public NightOutcome second(TestBooks books) throws IOException {
        write("steady", "KO", "01-02,100,1", "01-03,101,0", "01-04,105,0");
        write("steady", "PEP", "01-02,50,0", "01-03,50,0", "01-04,51,1");
        write("broken", "KO", "01-02,100,1", "01-03,101,0", "01-04,102,5");
        write("restated", "KO", "01-02,100,1", "01-03,102,0", "01-04,102,0");
        write("healed", "KO", "01-02,100,1", "01-03,102,0", "01-04,102,0");
        write("locked", "KO", "01-02,100,1", "01-03,50,2", "01-04,51,1");
        write("stale", "PEP", "01-02,50,0", "01-03,50,0", "01-22,50,0");
        write("failing", "KO", "01-02,100,1", "01-03,101,0", "01-04,100,3", "01-05,99,3");
        write("rejecting", "KO", "01-02,100,1", "01-03,101,0", "01-04,ten,0", "01-05,98,0");
        return TestNight.run(books, sessions(), null);
    }

    /// The night after it, which finds the bars mended of a session whose run had failed.
    NightOutcome third(TestBooks books) throws IOException {
        write("broken", "KO", "01-02,100,1", "01-03,101,0", "01-04,102,0");
        return TestNight.run(books, sessions(), null);
    }

    /// Their parameters, in the order of the file.
    public Map<String, Map<String, String>> sessions() {
        Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
        for (String name : List.of(
                "steady",
                "broken",
                "restated",
                "healed",
                "locked",
                "stale",
                "unchanged",
                "closed",
                "failing",
                "rejecting")) {
            sessions.put(
                    name,
                    new LinkedHashMap<>(Map.of("prices", path(name).toString(), "strategy", Obedient.class.getName())));
        }
        sessions.get("locked").put("riskMaxPositionSize", "0.9");
        sessions.get("healed").put("onRestatement", "replay");
        sessions.put("misspelt", Map.of("prices", path("steady").toString(), "maxPositions", "many"));
        return sessions;
    }

    private Path path(String session) {
        return folder.resolve(session);
    }

    /// @param bars each `MM-DD,price,volume`
    private void write(String session, String symbol, String... bars) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (String bar : bars) {
            rows.append("2024-")
                    .append(bar.replaceFirst(",(.*),", ",$1,$1,$1,$1,"))
                    .append('\n');
        }
        Files.writeString(Files.createDirectories(path(session)).resolve(symbol + ".csv"), rows);
    }
}
