package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneCommandIT {

    private static final String PRICES = "prices=" + Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void removesRunsAndPagesAndCompactsTheFile() throws IOException {
        CommandLine books = new CommandLine(folder);
        Path reports = folder.resolve("reports");
        for (String to : List.of("2013-12-31", "2014-12-31", "2015-12-31")) {
            assertThat(replay(books, "kept", to).status()).isZero();
        }
        assertThat(replay(new CommandLine(folder.resolve("other")), "gone", "2013-12-31")
                        .status())
                .isZero();
        Files.writeString(reports.resolve("notes.html"), "<title>of somebody else</title>");
        Files.writeString(reports.resolve(".papertape-killed.tmp"), "unfinished");

        List<String> prune = List.of("prune", "olderThan=0d", "runs=2", "reports=" + reports);
        Papertape.Ended dry = books.run(
                Stream.concat(prune.stream(), Stream.of("dryRun=true")).toList());

        assertThat(dry.status()).isZero();
        String removed = """
                   1 price files
                  26 metrics of runs
                   1 runs
                   1 jobs of Spring Batch
                   1 pages of sessions that are gone
                   1 unfinished files
                """;
        assertThat(dry.out()).isEqualTo("Would be removed:\n" + removed);
        assertThat(reports).isDirectoryContaining("glob:**/gone.html");

        Papertape.Ended ended = books.run(prune);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.out()).startsWith("Removed:\n" + removed + "The file of the books has ");
        try (var left = Files.list(reports)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "kept.html", "notes.html");
        }
        assertThat(books.run(prune).out()).startsWith("Nothing is old enough to be removed.\n");
    }

    @Test
    void leavesTheRoomToTheServer() {
        String url = "--spring.datasource.url=" + Postgres.freshDatabase();
        CommandLine books = new CommandLine(folder);
        assertThat(books.run("replay", "session=x", PRICES, "symbols=KO", "reports=off", url)
                        .status())
                .isZero();

        assertThat(books.run("prune", "reports=off", url).out()).isEqualTo("""
                Nothing is old enough to be removed.
                The server uses the room again (autovacuum); VACUUM FULL gives it back to the disk.
                """);
    }

    @Test
    void tellsWhatIsWrong() {
        Papertape.Ended ended = new CommandLine(folder).run("prune", "olderThan=soon", "runs=1", "night=3", "now");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.messages())
                .containsExactly(
                        "papertape: 'now' is not a parameter; write name=value",
                        "papertape: unknown parameter 'night': did you mean 'nights'?",
                        "papertape: olderThan must be an age like 90d, 12w or 2y (days, weeks, years) but was 'soon'",
                        "papertape: runs must be within 2 and 1000000 but was 1");
        assertThat(new CommandLine(folder).run("prune").messages())
                .singleElement()
                .asString()
                .contains("there are no books yet");
    }

    private Papertape.Ended replay(CommandLine books, String session, String to) {
        return books.run(
                "replay",
                "session=" + session,
                PRICES,
                "symbols=KO",
                "risk=off",
                "to=" + to,
                "reports=" + folder.resolve("reports"));
    }
}
