package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.kill.BooksContent;
import io.papertape.ledger.SessionLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The books of each database are restored into the other one.
@ParameterizedClass
@EnumSource(Database.class)
class BackupCommandIT {

    private static final String PRICES = "prices=" + Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    @Parameter
    Database database;

    private String from;
    private String to;
    private Path file;

    @BeforeEach
    void backUp() throws IOException {
        from = database.freshUrl(folder);
        to = (database == Database.H2 ? Database.POSTGRESQL : Database.H2)
                .freshUrl(Files.createDirectory(folder.resolve("other")));
        file = folder.resolve("books.zip");
        replay(from, "gone", "2013-03-28");
        replay(from, "mine", "2013-12-31");
        run(from, "session", "delete", "gone", "reports=off");
        Papertape.Ended ended = run(from, "backup", file.toString());
        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.out()).matches("1 session, [\\d,]+ rows of \\d+ tables in " + file + "\\R");
    }

    private static void replay(String url, String session, String until) {
        assertThat(run(
                                url,
                                "replay",
                                "session=" + session,
                                "symbols=KO,AAPL",
                                PRICES,
                                "to=" + until,
                                "zone=America/New_York",
                                "reports=off")
                        .status())
                .isZero();
    }

    private static Papertape.Ended run(String url, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--spring.datasource.url=" + url;
        return new CommandLine(Path.of("")).run(all);
    }

    private static BooksContent books(String url) {
        try (TestBooks books = new TestBooks(url)) {
            return BooksContent.read(books.jdbc());
        }
    }

    @Test
    void goesOnInTheOtherDatabaseAsItWouldHave() {
        Papertape.Ended ended = run(to, "restore", file.toString());

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.out()).startsWith("1 session, ").contains(" restored, as they were at 20");
        assertThat(books(to).difference(books(from))).isEmpty();
        for (String url : List.of(from, to)) {
            replay(url, "mine", "2014-06-30");
            replay(url, "later", "2013-12-31");
        }
        assertThat(books(to).difference(books(from))).isEmpty();
        assertThat(ids(to)).isEqualTo(ids(from));
    }

    /// Keys of what has been deleted are not given again.
    private static String ids(String url) {
        return run(
                        url,
                        "sql",
                        "SELECT s.name, s.session_id, r.run_id, r.job_execution_id FROM paper_session s JOIN session_run r ON"
                                + " r.session_id = s.session_id ORDER BY r.run_id",
                        "format=csv")
                .out();
    }

    @Test
    void replacesOnlyWhatItIsTold() throws IOException {
        replay(to, "other", "2013-03-28");
        BooksContent other = books(to);
        byte[] bytes = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.zip");

        assertThat(run(to, "restore", file.toString()).err())
                .contains("the books have 1 session; replace=true replaces all books");
        assertThat(run(from, "backup", file.toString()).err()).contains("is there already; replace=true");
        assertThat(run(to, "restore", "no.zip").err()).contains("there is no file 'no.zip'");
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(run(to, "restore", damaged.toString(), "replace=true").err())
                .contains("is no backup of Papertape, or is cut off");
        bytes[bytes.length / 3] ^= 1;
        Files.write(damaged, bytes);
        Papertape.Ended refused = run(to, "restore", damaged.toString(), "replace=true");
        assertThat(refused.err()).contains("is damaged");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(books(to).difference(other)).isEmpty();

        assertThat(run(to, "restore", file.toString(), "replace=true").status()).isZero();

        assertThat(books(to).difference(books(from))).isEmpty();
    }

    @Test
    void leavesBooksAloneThatAreHeld() {
        String url = database == Database.POSTGRESQL ? from : to;
        replay(url, "held", "2013-03-28");
        BooksContent before = books(url);
        try (TestBooks other = new TestBooks(url);
                SessionLocks.Hold hold =
                        other.context().getBean(SessionLocks.class).hold("held", Instant.EPOCH)) {
            Papertape.Ended ended = run(url, "restore", file.toString(), "replace=true");

            assertThat(ended.err()).contains("busy: the books are held by process ");
            assertThat(ended.status()).isEqualTo(4);
            assertThat(hold.lastHeldByWorkers(List.of("held"))).isEmpty();
            assertThat(run(url, "backup", folder.resolve("meanwhile.zip").toString())
                            .status())
                    .isZero();
        }
        assertThat(books(url).difference(before)).isEmpty();
    }
}
