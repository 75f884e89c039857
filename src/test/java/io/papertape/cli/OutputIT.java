package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.papertape.Postgres;
import io.papertape.report.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program writes, and where to.
class OutputIT {

    private static final String DEMO = "prices=" + Path.of("data", "prices").toAbsolutePath();
    private static final String NAME = "<script>alert('1')</script>, \"|\" 😀";

    @TempDir
    Path folder;

    private Papertape papertape;
    private CommandLine commandLine;

    @BeforeEach
    void useCommand() throws IOException, InterruptedException {
        papertape = Papertape.quick(folder);
        commandLine = new CommandLine(folder);
    }

    @Test
    void makesNoBooksWhereThereAreNone() throws Exception {
        assertNoBooks(papertape.run("sessions"), "jdbc:h2:file:./data/db/papertape");
        String other = "jdbc:h2:" + folder.resolve("other");
        for (List<String> command :
                List.of(List.of("report", "trades"), List.of("sessions"), List.of("sql", "SELECT 1"))) {
            assertNoBooks(commandLine.run(command), "jdbc:h2:file:" + folder.resolve("data/db/papertape"));
            assertNoBooks(
                    commandLine.run(Stream.concat(
                                    command.stream(), Stream.of("--spring.datasource.url=" + other + ";IFEXISTS=FALSE"))
                            .toList()),
                    other);
        }
    }

    @Test
    void makesNoTablesInAnEmptyDatabase() {
        String url = Postgres.freshDatabase();

        for (int i = 0; i < 2; i++) {
            assertNoBooks(
                    commandLine.run("report", "trades", "--spring.datasource.url=" + url),
                    url.replaceFirst("[?].*", ""));
        }
    }

    private void assertNoBooks(Papertape.Ended ended, String url) {
        assertThat(ended.err())
                .isEqualTo("papertape: there are no books yet at " + url + "; papertape replay makes them\n");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.status()).isEqualTo(2);
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("other.mv.db")).doesNotExist();
    }

    @Test
    void writesReportsAndStatementsToFilesAndPipes() throws Exception {
        Papertape.Ended replayed = papertape.run("replay", "session=" + NAME, DEMO, "risk=off", "positionSize=0.1");
        assertThat(replayed.status()).as(replayed.toString()).isZero();
        assertThat(replayed.out().lines())
                .anySatisfy(line -> assertThat(line).matches("Curve {5}[▁▂▃▄▅▆▇█]{40}  100,000 → \\d\\d\\d,\\d\\d\\d"));

        assertWritesAFile();
        assertKeepsTheFileThatItCannotReplace();
        assertCutsTablesAndTellsIt();
        assertFitsTheWidth();
        assertSaysNothingWhenNobodyReads();
    }

    private void assertWritesAFile() throws Exception {
        Path file = folder.resolve("curve.csv");
        Files.writeString(file, "old");

        Papertape.Ended ended = papertape.run("report", "equity_curve", "session=" + NAME, "out=curve.csv");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("1,259 rows in curve.csv\n");
        assertThat(CsvReader.builder().ofNamedCsvRecord(file).stream().map(record -> record.getField("session")))
                .hasSize(1_259)
                .containsOnly(NAME);
        assertNothingLeftBehind();
    }

    private void assertKeepsTheFileThatItCannotReplace() throws Exception {
        Path file = folder.resolve("kept.json");
        Files.writeString(file, "old");

        Papertape.Ended ended =
                commandLine.run("sql", "SELECT 10 / (2 - n) FROM (VALUES (1), (2)) AS v (n)", "out=" + file);

        assertThat(ended.err()).startsWith("papertape: Division by zero");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(file).hasContent("old");
        assertNothingLeftBehind();
    }

    private void assertCutsTablesAndTellsIt() {
        Papertape.Ended ended = commandLine.run("sql", "select * from report_equity_curve where session='x' or 1=1;");

        assertThat(ended.out().lines()).hasSize(1_002);
        assertThat(ended.err()).isEqualTo("the first 1,000 of 1,259 rows; limit=all shows every one\n");
        for (String format : OutputFormat.labels()) {
            boolean person = List.of("table", "markdown").contains(format);
            assertThat(cut("report equity_curve", format, 1_258))
                    .isEqualTo(person ? "more rows follow; limit=all shows every one\n" : "");
        }
        assertThat(cut("sql TABLE_report_equity_curve", "table", 1_258))
                .isEqualTo("more rows follow; limit=all shows every one\n");
        assertThat(cut("sql TABLE_report_equity_curve", "csv", 1_258)).isEmpty();
        for (String query : List.of("report equity_curve", "sql TABLE_report_equity_curve")) {
            assertThat(cut(query, "table", 1_259)).isEmpty();
        }
    }

    private String cut(String query, String format, int limit) {
        List<String> words = Stream.of((query + " format=" + format + " limit=" + limit).split(" "))
                .map(word -> word.replace("TABLE_", "TABLE "))
                .toList();
        return commandLine.run(words).err();
    }

    private void assertSaysNothingWhenNobodyReads() throws Exception {
        Path err = folder.resolve("err.txt");
        String command = "(" + App.command() + " report equity_curve format=csv; echo status $? >&2) | true";

        new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();

        assertThat(err).hasContent("status 0");
    }

    private void assertFitsTheWidth() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "COLUMNS=60 " + App.command() + " report runs")
                .directory(folder.toFile())
                .start();

        assertThat(process.inputReader().lines())
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    private void assertNothingLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".papertape"));
        }
    }
}
