package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.kill.BooksContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class NightlyPreviewIT {

    private static final Path PRICES = Path.of("data", "prices", "sp500_demo20.csv");

    private static final String HEADER = "session,status,last_slice,first_new,last_new,slices,bars,message\n";

    private static final String SESSIONS = """
            - {session: averages, fastPeriod: [5, 10]}
            - {session: restated, prices: restated}
            - {session: corrected, prices: corrected, onRestatement: replay}
            - {session: still, prices: still}
            - {session: closed, closeAtEnd: true}
            - {session: wrong, tradeFrom: 2013-06-03}
            """;

    @TempDir
    Path folder;

    @Parameter
    Database database;

    private String url;

    @BeforeEach
    void writeTheFiles() throws IOException {
        url = database.freshUrl(folder);
        List<String> rows;
        try (Stream<String> lines = Files.lines(PRICES)) {
            rows = lines.filter(line -> line.matches("date.*|201(3|4-0[12]).*,(KO|AAPL)"))
                    .toList();
        }
        for (String set : List.of("prices", "restated", "corrected", "still")) {
            Files.createDirectory(folder.resolve(set));
            Files.write(
                    folder.resolve(set).resolve("all.csv"),
                    rows.stream()
                            .filter(row -> !set.equals("still") || !row.startsWith("2014"))
                            .toList());
        }
        write(SESSIONS);
    }

    private void write(String sessions) throws IOException {
        Files.writeString(
                folder.resolve("desk.yaml"), "defaults: {prices: prices, symbols: [AAPL, KO]}\nsessions:\n" + sessions);
    }

    private Papertape.Ended nightly(String... more) {
        String[] all = Arrays.copyOf(more, more.length + 4);
        all[more.length] = "nightly";
        all[more.length + 1] = "sessions=" + folder.resolve("desk.yaml");
        all[more.length + 2] = "reports=off";
        all[more.length + 3] = "--spring.datasource.url=" + url;
        return new CommandLine(folder).run(all);
    }

    @Test
    void tellsOfNewSessionsWhereThereAreNoBooks() {
        Papertape.Ended ended = nightly("dryRun=true", "date=2013-02-28", "format=csv");

        assertThat(ended.status()).as(ended.toString()).isZero();
        String rest = ",BEGIN,,2013-02-08T00:00:00,2013-02-28T00:00:00,14,28,\n";
        assertThat(ended.out())
                .isEqualToNormalizingNewlines(HEADER
                        + Stream.of("averages-5", "averages-10", "restated", "corrected", "still", "closed", "wrong")
                                .map(session -> session + rest)
                                .collect(Collectors.joining()));
        assertThat(folder.resolve("books.mv.db")).doesNotExist();
    }

    @Test
    void tellsWhatTheNightDoesThatFollows() throws IOException {
        assertThat(nightly("date=2013-12-31").status()).isZero();
        for (String set : List.of("restated", "corrected")) {
            Path file = folder.resolve(set).resolve("all.csv");
            Files.writeString(file, Files.readString(file).replace("38.71,38.83", "38.72,38.83"));
        }
        write(SESSIONS.replace("06-03", "06-04") + "- {session: late, from: 2014-01-27}\n");
        BooksContent before = books();
        byte[] file = bytes();

        Papertape.Ended preview = nightly("dryRun=true", "date=2014-01-31", "format=csv");

        assertThat(bytes()).isEqualTo(file);
        assertThat(books().difference(before)).isEmpty();
        assertThat(preview.status()).as(preview.toString()).isEqualTo(2);
        assertThat(preview.out().replaceAll("(?m)(UNDECIDED|INVALID)(,[^,]*){5},.*$", "$1"))
                .isEqualToNormalizingNewlines(HEADER + """
                        averages-5,CARRY,2013-12-31T00:00:00,2014-01-02T00:00:00,2014-01-31T00:00:00,21,42,
                        averages-10,CARRY,2013-12-31T00:00:00,2014-01-02T00:00:00,2014-01-31T00:00:00,21,42,
                        restated,UNDECIDED
                        corrected,REPLAY,2013-12-31T00:00:00,2014-01-02T00:00:00,2014-01-31T00:00:00,21,42,
                        still,UNCHANGED,2013-12-31T00:00:00,,,0,0,
                        closed,CLOSED,,,,0,0,
                        wrong,INVALID
                        late,BEGIN,,2014-01-27T00:00:00,2014-01-31T00:00:00,5,10,
                        """);
        assertThat(preview.out()).contains("KO 2013-02-11 open was 38.71, now 38.72", "tradeFrom was 2013-06-03");

        assertThat(nightly("date=2014-01-31").status()).isEqualTo(2);
        assertThat(new CommandLine(folder)
                        .run(
                                "sql",
                                "SELECT session, status, slices FROM night_session WHERE night_id = (SELECT MAX(night_id)"
                                        + " FROM night) ORDER BY position",
                                "format=csv",
                                "--spring.datasource.url=" + url)
                        .out())
                .isEqualToNormalizingNewlines("""
                        session,status,slices
                        averages-5,CARRIED,21
                        averages-10,CARRIED,21
                        restated,UNDECIDED,0
                        corrected,CARRIED,247
                        still,UNCHANGED,0
                        closed,CLOSED,0
                        wrong,INVALID,0
                        late,CARRIED,5
                        """);
    }

    private BooksContent books() {
        try (TestBooks books = new TestBooks(url)) {
            return BooksContent.read(books.jdbc());
        }
    }

    /// Of a database that is a file.
    private byte[] bytes() throws IOException {
        return database == Database.H2 ? Files.readAllBytes(folder.resolve("books.mv.db")) : new byte[0];
    }
}
