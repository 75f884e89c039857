package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.SessionLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyRunIT {

    private static final Path PRICES = Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    private CommandLine commandLine;

    @BeforeEach
    void writeTheFile() throws IOException {
        commandLine = new CommandLine(folder);
        Files.writeString(folder.resolve("desk.yaml"), """
                defaults: {prices: %s, symbols: [AAPL, KO]}
                notify: {command: [sh, -c, "cat >> %s"], on: attention}
                sessions:
                  - {session: grid, fastPeriod: [5, 10], slowPeriod: [20, 30]}
                  - {session: wrong, symbols: [AAPL, KO], tradeFrom: 2013-06-03}
                """.formatted(PRICES, folder.resolve("told.json")));
    }

    @Test
    void carriesTheSessionsOfAFileForward() throws IOException {
        for (String other : List.of("other", "another")) {
            commandLine.run(
                    "replay", "session=" + other, "prices=" + PRICES, "symbols=KO", "to=2013-06-28", "reports=off");
        }

        Papertape.Ended first = nightly("date=2013-12-31");

        assertThat(first.status()).as(first.toString()).isZero();
        assertThat(first.err()).startsWith("In the books, but not in desk.yaml: another, other\n");
        assertThat(first.out()).contains("5 sessions of ", ": none needs attention");
        assertThat(folder.resolve("told.json")).doesNotExist();
        assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**/{index,morning,grid-5-20,wrong}.html");

        Papertape.Ended next = nightly("date=2014-01-31", "format=json");

        assertThat(next.status()).isZero();
        assertThat(next.out()).startsWith("{\"night\":{").contains("\"by_status\":{\"CARRIED\":5}");
        assertThat(nightly("date=2014-01-31").out()).contains("All sessions: 5 had no new slice");
    }

    @Test
    void endsWithTheMostSeriousStatusAndCarriesTheOthersForward() throws IOException {
        assertThat(nightly("date=2013-12-31").status()).isZero();
        Path desk = folder.resolve("desk.yaml");
        Files.writeString(desk, Files.readString(desk).replace("2013-06-03", "2013-06-04"));

        Papertape.Ended ended = nightly("date=2014-01-31");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).contains("1 needs attention", "wrong", "tradeFrom was 2013-06-03", "Gains and losses");
        assertThat(folder.resolve("told.json")).content().contains("\"status\":\"INVALID\"");
        assertThat(commandLine
                        .run(
                                "sql",
                                "SELECT session FROM report_session_summary WHERE last_slice_at >= TIMESTAMP '2014-01-31 00:00:00'",
                                "format=csv")
                        .out()
                        .lines())
                .hasSize(5);
    }

    @Test
    void printsNothingOfAQuietNightThatNeedsNoAttention() throws IOException {
        commandLine.run("replay", "session=other", "prices=" + PRICES, "symbols=KO", "to=2013-06-28", "reports=off");

        Papertape.Ended calm = nightly("date=2013-12-31", "quiet=true");

        assertThat(calm.toString()).isEqualTo("exit 0, []");
        assertThat(calm.err()).isEmpty();
        assertThat(folder.resolve("reports").resolve("morning.html")).exists();

        Path desk = folder.resolve("desk.yaml");
        Files.writeString(desk, Files.readString(desk).replace("2013-06-03", "2013-06-04"));
        Papertape.Ended needy = nightly("date=2014-01-31", "quiet=true");

        assertThat(needy.out()).contains("1 needs attention");
        assertThat(needy.err()).contains("In the books, but not in desk.yaml: other", "Pages: ");
    }

    @Test
    void writesThePagesThatAKilledNightHasNot() throws IOException {
        assertThat(nightly("date=2013-12-31").status()).isZero();
        Path missing = folder.resolve("reports").resolve("grid-5-20.html");
        Path older = folder.resolve("reports").resolve("grid-5-30.html");
        Path current = folder.resolve("reports").resolve("wrong.html");
        Files.delete(missing);
        Files.writeString(older, "of the night before");
        Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        Files.writeString(current, "of this night");

        assertThat(nightly("date=2013-12-31").status()).isZero();

        assertThat(missing).content().contains("2013-12-31T00:00");
        assertThat(older).content().contains("2013-12-31T00:00");
        assertThat(current).hasContent("of this night");
    }

    @Test
    void letsOneNightAtATimeRun() {
        String url = Postgres.freshDatabase();
        try (TestBooks books = new TestBooks(url);
                SessionLocks.Hold hold =
                        books.context().getBean(RunLifecycle.class).hold()) {
            hold.addNight(Instant.parse("2026-01-02T03:04:05Z"));

            Papertape.Ended ended = nightly("--spring.datasource.url=" + url);

            assertThat(ended.status()).isEqualTo(4);
            assertThat(ended.err())
                    .contains("papertape: busy: the night is held by process "
                            + ProcessHandle.current().pid())
                    .contains("since 2026-01-02 03:04:05 UTC; try again when it has ended");
        }
    }

    @Test
    void leavesASessionAloneThatAnotherRunHolds() {
        String url = Postgres.freshDatabase();
        try (TestBooks books = new TestBooks(url);
                SessionLocks.Hold hold =
                        books.context().getBean(RunLifecycle.class).hold()) {
            hold.add(List.of("grid-5-20"), Instant.now());

            Papertape.Ended ended = nightly("--spring.datasource.url=" + url, "date=2013-12-31");

            assertThat(ended.status()).isEqualTo(4);
            assertThat(ended.out()).contains("grid-5-20", "is held by process");
            assertThat(books.rows("SELECT session FROM report_session_summary")).hasSize(4);
        }
    }

    private Papertape.Ended nightly(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("nightly", "sessions=" + folder.resolve("desk.yaml"), "reports=" + folder.resolve("reports")));
        arguments.addAll(List.of(more));
        return commandLine.run(arguments.toArray(String[]::new));
    }
}
