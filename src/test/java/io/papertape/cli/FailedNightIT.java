package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the pages tell of a run that was not completed.
class FailedNightIT {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private static final String PRICES = """
            Date,Open,High,Low,Close,Volume
            2024-01-02,100,101,99,100,1000
            2024-01-03,100,103,100,102,1000
            2024-01-04,102,105,101,104,1000
            """;

    @TempDir
    Path folder;

    @Test
    void isOnTheIndexAndOnThePageOfItsSession() throws IOException {
        replay(PRICES, "session=mine", "reports=" + pages());
        String completed = text(session("mine"), "completed_at");

        int night = replay(PRICES.replace(",102,1000", ",101,1000"), "session=mine", "reports=" + pages());

        assertThat(night).isEqualTo(ExitStatus.UNDECIDED.code());
        JsonNode onIndex = session("mine");
        assertThat(text(onIndex, "page")).isEqualTo("mine.html");
        assertThat(text(onIndex, "last_run_status")).isEqualTo("FAILED");
        assertThat(text(onIndex, "last_run_failure")).contains("KO", "2024-01-03", "102", "101");
        assertThat(text(onIndex, "completed_at")).isEqualTo(completed);
        JsonNode summary = data(pages().resolve("mine.html")).get("summary");
        assertThat(cell(summary, "last_run_status")).isEqualTo("FAILED");
        assertThat(cell(summary, "last_run_failure")).isEqualTo(text(onIndex, "last_run_failure"));
    }

    @Test
    void isOnTheIndexWithoutALinkBeforeTheFirstThatWasCompleted() throws IOException {
        replay(PRICES, "session=mine", "reports=" + pages());

        int night =
                replay(PRICES + "2024-01-05,1\n", "session=new", "fresh=true", "maxRejected=0", "reports=" + pages());

        assertThat(night).isNotEqualTo(ExitStatus.DONE.code());
        assertThat(session("new").get("page").isNull()).isTrue();
        assertThat(text(session("new"), "last_run_status")).isEqualTo("FAILED");
        assertThat(session("new").get("completed_at")).isNull();
        assertThat(pages().resolve("new.html")).doesNotExist();
        assertThat(text(session("mine"), "page")).isEqualTo("mine.html");
    }

    @Test
    void linksNoPageThatIsInAnotherFolder() throws IOException {
        replay(PRICES, "session=there", "reports=" + folder.resolve("elsewhere"));
        replay(PRICES, "session=mine", "reports=" + pages());

        assertThat(session("there").get("page").isNull()).isTrue();
        assertThat(text(session("mine"), "page")).isEqualTo("mine.html");
    }

    @Test
    void writesNothingWithoutReports() throws IOException {
        replay(PRICES, "session=mine", "reports=off");

        replay(PRICES.replace(",102,1000", ",101,1000"), "session=mine", "reports=off");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".html"));
        }
    }

    private Path pages() {
        return folder.resolve("pages");
    }

    private JsonNode session(String name) throws IOException {
        for (JsonNode session : data(pages().resolve("index.html")).get("sessions")) {
            if (text(session, "session").equals(name)) {
                return session;
            }
        }
        throw new AssertionError("the index does not have " + name);
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }

    /// Of a table with one row.
    private static String cell(JsonNode table, String column) {
        int place = 0;
        while (!table.get("columns").get(place).asString().equals(column)) {
            place++;
        }
        return table.get("rows").get(0).get(place).asString();
    }

    private static JsonNode data(Path page) throws IOException {
        Matcher data = DATA.matcher(Files.readString(page));
        assertThat(data.find()).isTrue();
        return JsonMapper.shared().readTree(data.group(1));
    }

    private int replay(String prices, String... parameters) throws IOException {
        Path file = folder.resolve("KO.csv");
        Files.writeString(file, prices);
        List<String> words = new ArrayList<>(
                List.of("replay", "prices=" + file, "strategy=BreakoutStrategy", "lookback=1", "onRestatement=stop"));
        words.addAll(List.of(parameters));
        return new CommandLine(folder).run(words).status();
    }
}
