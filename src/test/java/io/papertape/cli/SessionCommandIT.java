package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Database;
import io.papertape.batch.replay.TestBooks;
import io.papertape.database.Holder;
import io.papertape.ledger.SessionLocks;
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

@ParameterizedClass
@EnumSource(Database.class)
class SessionCommandIT {

    private static final String PRICES = "prices=" + Path.of("data", "prices").toAbsolutePath();

    @TempDir
    Path folder;

    @Parameter
    Database database;

    private CommandLine books;
    private String url;

    @BeforeEach
    void replay() {
        books = new CommandLine(folder);
        url = "--spring.datasource.url=" + database.freshUrl(folder);
        assertThat(replay("first", "to=2013-12-31").status()).isZero();
    }

    private Papertape.Ended replay(String session, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(more, 0, all, 6, more.length);
        all[5] = "reports=" + folder.resolve("reports");
        all[0] = "replay";
        all[1] = "session=" + session;
        all[2] = "symbols=KO";
        all[3] = PRICES;
        all[4] = url;
        return books.run(all);
    }

    private Papertape.Ended run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = url;
        return books.run(all);
    }

    @Test
    void goesOnUnderAnotherName() {
        assertThat(run("session", "rename", "first", "second", "reports=" + folder.resolve("reports"))
                        .out())
                .isEqualTo(
                        "Session 'first' is 'second' now.\nA file of sessions that names 'first' begins a new one.\n");

        assertThat(replay("second").status()).isZero();
        assertThat(replay("whole").status()).isZero();
        assertThat(run("sql", "SELECT name FROM paper_session ORDER BY name", "format=csv")
                        .out())
                .isEqualToNormalizingNewlines("name\nsecond\nwhole\n");
        assertThat(metrics("second")).isEqualTo(metrics("whole"));
        assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**/second.html");
        assertThat(folder.resolve("reports")).isDirectoryNotContaining("glob:**/first.html");
    }

    private String metrics(String session) {
        return run("report", "trades", "session=" + session, "format=csv", "limit=all")
                        .out()
                        .replaceAll("(?m)^" + session + ",", "")
                + run("report", "equity_curve", "session=" + session, "format=csv", "limit=all")
                        .out()
                        .replaceAll("(?m)^" + session + ",", "");
    }

    @Test
    void copiesASessionThatGoesOnByItself() {
        assertThat(run("session", "copy", "first", "second", "reports=" + folder.resolve("reports"))
                        .out())
                .isEqualTo("Session 'second' has the books of 'first', and goes on by itself from here.\n");
        assertThat(metrics("second")).isEqualTo(metrics("first"));

        assertThat(replay("second").status()).isZero();
        assertThat(replay("whole").status()).isZero();
        assertThat(metrics("second")).isEqualTo(metrics("whole")).isNotEqualTo(metrics("first"));
        assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**/second.html");
        assertThat(folder.resolve("reports")).isDirectoryContaining("glob:**/first.html");
    }

    @Test
    void leavesNothingOfASessionThatIsDeleted() {
        assertThat(replay("kept").status()).isZero();

        Papertape.Ended ended = run("session", "delete", "first", "reports=" + folder.resolve("reports"));

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(run(
                                "sql",
                                "SELECT (SELECT COUNT(*) FROM trade t WHERE t.session_id NOT IN (SELECT session_id FROM"
                                        + " paper_session)) + (SELECT COUNT(*) FROM equity_point p WHERE p.session_id NOT IN"
                                        + " (SELECT session_id FROM paper_session)) AS left_over, (SELECT COUNT(*) FROM"
                                        + " paper_session) AS sessions",
                                "format=csv")
                        .out())
                .isEqualToNormalizingNewlines("left_over,sessions\n0,1\n");
        assertThat(folder.resolve("reports")).isDirectoryNotContaining("glob:**/first.html");
        assertThat(replay("first").status()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(replay("kept").status()).isZero();

        assertThat(run("session", "rename", "first", "kept").err()).contains("there is a session 'kept' already");
        assertThat(run("session", "rename", "furst", "other").err()).contains("unknown session 'furst'", "first");
        assertThat(run("session", "delete").err())
                .contains("write session rename NAME OTHER, session copy NAME OTHER, or session delete NAME");
        assertThat(run("session", "rename", "first", " ").status()).isEqualTo(2);
        assertThat(run("session", "copy", "first", "kept").err()).contains("there is a session 'kept' already");
        assertThat(run("session", "copy", "furst", "other").err()).contains("unknown session 'furst'", "first");
    }

    @Test
    void leavesASessionAloneThatIsHeld() {
        try (TestBooks other = new TestBooks(url.substring(url.indexOf('=') + 1));
                SessionLocks.Hold hold =
                        other.context().getBean(SessionLocks.class).hold("first", Instant.EPOCH)) {
            Papertape.Ended ended = run("session", "copy", "first", "second");

            assertThat(ended.status()).isEqualTo(4);
            assertThat(ended.err()).contains("session 'first' is held by " + Holder.self(Instant.EPOCH));
            assertThat(hold.lastHeldByWorkers(List.of("first"))).isEmpty();
        }
        assertThat(run("sql", "SELECT name FROM paper_session", "format=csv").out())
                .isEqualToNormalizingNewlines("name\nfirst\n");
    }
}
