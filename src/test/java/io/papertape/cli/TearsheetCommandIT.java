package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TearsheetCommandIT {

    private static final List<String> REPLAY = List.of(
            "replay",
            "session=mine",
            "prices=" + Path.of("data", "prices").toAbsolutePath(),
            "symbols=KO",
            "to=2013-12-31");

    @TempDir
    Path folder;

    @Test
    void writesThePageOfASessionAndTheIndexAfterItsReplay() throws Exception {
        Papertape.Ended ended = Papertape.quick(folder).run(REPLAY);

        assertThat(ended.out().lines()).contains("Page      data/reports/mine.html");
        assertThat(ended.messages()).isEmpty();
        assertThat(Files.readString(folder.resolve("data/reports/mine.html")))
                .startsWith("<!doctype html>")
                .contains("<title>mine – tear sheet</title>", "Licensed to the Apache Software Foundation")
                .doesNotContain("{{");
        assertThat(folder.resolve("data/reports")).isDirectoryNotContaining("glob:**.tmp");
        assertThat(folder.resolve("data/reports/index.html")).exists();
    }

    @Test
    void hasDoneTheBooksEvenIfThePageCannotBeWritten() throws Exception {
        CommandLine commandLine = new CommandLine(folder);
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        Papertape.Ended replayed = commandLine.run(with("reports=" + file));

        assertThat(replayed.status()).isZero();
        assertThat(replayed.messages())
                .containsExactly("papertape: the books are done, but their page in '" + file
                        + "' could not be written: '" + file + "' is in the way; papertape tearsheet writes it");
        assertThat(replayed.out()).contains("Equity ").doesNotContain("Page ");

        Papertape.Ended failed = commandLine.run("tearsheet", "reports=" + file);
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualTo("papertape: failed: a page in '" + file + "' could not be written: '" + file
                        + "' is in the way\n");

        Path pages = folder.resolve("pages");
        Papertape.Ended made = commandLine.run("tearsheet", "reports=" + pages);
        assertThat(made.status()).isZero();
        assertThat(made.out().lines()).containsExactly(pages + "/mine.html", pages + "/index.html");

        Papertape.Ended unknown = commandLine.run("tearsheet", "session=mime");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("papertape: unknown session 'mime': did you mean 'mine'?");
    }

    @Test
    void writesNoPageWhereNoneIsWanted() throws Exception {
        Papertape.Ended ended = Papertape.quick(folder).run(with("reports=off"));

        assertThat(ended.out()).doesNotContain("Page ");
        assertThat(folder.resolve("data/reports")).doesNotExist();
        assertThat(folder.resolve("off")).doesNotExist();
    }

    private static List<String> with(String parameter) {
        return Stream.concat(REPLAY.stream(), Stream.of(parameter)).toList();
    }
}
