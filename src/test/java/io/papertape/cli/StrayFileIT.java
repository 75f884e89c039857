package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A download that failed has left a file which is no price file beside the others.
class StrayFileIT {

    private static final String ROWS = """
            Date,Open,High,Low,Close,Volume
            2024-01-02,10,11,9,10,100
            2024-01-03,10,11,9,10.5,100
            """;
    private static final String REFUSED = "BBB.csv line 1: no layout of prices is known that begins with 'Too Many"
            + " Requests': it names no time, open, high, low and close in a header, and is like no layout without one";

    @TempDir
    Path folder;

    private CommandLine commandLine;

    @BeforeEach
    void makePrices() throws IOException {
        Files.createDirectory(folder.resolve("prices"));
        commandLine = new CommandLine(folder);
        write("AAA.csv", ROWS);
        write("BBB.csv", ROWS);
    }

    @Test
    void isLeftOutWhereTheSessionThatGoesOnNamesOtherSymbols() throws IOException {
        assertThat(replay("session=good", "symbols=AAA").status()).isZero();
        failToDownload();

        Papertape.Ended ended = replay("session=good");

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.out().lines())
                .contains("Period    2024-01-02 to 2024-01-04", "Rejected  1 row of the price files");
        assertThat(commandLine
                        .run("report", "rejected_bars", "session=good", "format=csv")
                        .out())
                .contains("left out: no layout of prices is known that begins with 'Too Many Requests'");
    }

    @Test
    void isRefusedWhereTheSessionHasItsSymbol() throws IOException {
        assertThat(replay("session=both").status()).isZero();
        failToDownload();

        for (Papertape.Ended ended : List.of(replay("session=both"), replay("session=new"))) {
            assertThat(ended.messages()).containsExactly("papertape: " + REFUSED);
            assertThat(ended.status()).isEqualTo(2);
        }
    }

    @Test
    void leavesNoDatabaseForANewSessionOfEverySymbol() throws IOException {
        failToDownload();

        Papertape.Ended ended = replay("session=new");

        assertThat(ended.messages()).containsExactly("papertape: " + REFUSED);
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void isRefusedByACheckOfTheSessionsThatHaveItsSymbol() throws IOException {
        Path file = folder.resolve("desk.yaml");
        Files.writeString(file, "sessions:\n  - {session: good, prices: prices}\n");
        assertThat(replay("session=good", "symbols=AAA").status()).isZero();
        assertThat(replay("session=both").status()).isZero();
        failToDownload();
        List<String> check = List.of("nightly", "check", "sessions=" + file);
        assertThat(commandLine.run(check).status()).isZero();
        Files.writeString(file, "sessions:\n  - {session: both, prices: prices}\n");

        Papertape.Ended ended = commandLine.run(check);

        assertThat(ended.messages()).hasSize(1).first().asString().endsWith(": " + REFUSED);
        assertThat(ended.status()).isEqualTo(2);
    }

    private void failToDownload() throws IOException {
        write("AAA.csv", ROWS + "2024-01-04,10.5,11,9,10.5,100\n");
        write("BBB.csv", "Too Many Requests\n");
    }

    private Papertape.Ended replay(String... parameters) {
        Stream<String> command = Stream.of("replay", "prices=" + folder.resolve("prices"), "reports=off");
        return commandLine.run(Stream.concat(command, Stream.of(parameters)).toList());
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve("prices").resolve(name), content);
    }
}
