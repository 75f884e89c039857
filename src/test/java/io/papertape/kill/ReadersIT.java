package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.batch.code.UserCode;
import io.papertape.cli.Papertape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that read an H2 file which a replay holds. It waits in the midst of its bars for as long as the test wants.
class ReadersIT {

    /// Slices of the transactions before the one in which the strategy waits.
    private static final int COMMITTED = 40;

    private static final String STRATEGY = """
            package mine;

            import io.papertape.engine.market.BarWindow;
            import io.papertape.engine.strategy.Signal;
            import io.papertape.engine.strategy.Strategy;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.concurrent.locks.LockSupport;

            public final class Waiting implements Strategy {
                private int bars;

                public int requiredBars() { return 1; }

                public Signal signal(BarWindow window) {
                    if (++bars == 45) {
                        System.err.println("waiting");
                        while (Files.exists(Path.of("wait"))) {
                            LockSupport.parkNanos(1_000_000);
                        }
                    }
                    return window.close(0) > window.open(0) ? Signal.BUY : Signal.SELL;
                }
            }
            """;

    private static final String PRICES = "prices=" + Path.of("data", "prices").toAbsolutePath();

    /// Of a session that is finished: while and after another one is replayed, they answer alike.
    private static final List<List<String>> READERS = List.of(
            List.of("report", "equity_curve", "session=done", "out=curve.csv"),
            List.of("sql", "SELECT * FROM report_trades WHERE session = 'done'", "format=json", "limit=7"),
            List.of("tearsheet", "session=done", "reports=pages"));

    private static final List<String> ENDLESS = List.of(
            "sql", "SELECT a.x FROM system_range(1, 100000) a, system_range(1, 100000) b", "limit=all", "format=csv");

    @TempDir
    static Path folder;

    private static Papertape papertape;
    private static Path socket;

    @BeforeAll
    static void makeBooks() throws Exception {
        papertape = Papertape.quick(folder);
        socket = folder.resolve("data/db/papertape.sock");
        new UserCode(folder.resolve("strategies")).compile(STRATEGY);
        Papertape.Ended made =
                papertape.run("replay", "session=done", PRICES, "symbols=KO", "to=2013-12-31", "reports=off");
        assertThat(made.status()).as(made.err()).isZero();
    }

    @BeforeEach
    void beginWaiting() throws IOException {
        Files.createFile(folder.resolve("wait"));
    }

    @AfterEach
    void endWaiting() throws IOException {
        Files.deleteIfExists(folder.resolve("wait"));
    }

    @Test
    void areAnsweredAsIfNothingRan() throws Exception {
        Papertape.Running holder = hold("held");

        Map<List<String>, String> meanwhile = read();
        Papertape.Ended sessions = papertape.run("sessions");
        Papertape.Ended committed = papertape.run(points("held"));
        Papertape.Ended backup = papertape.run("backup", "books.zip");
        Papertape.Ended deleting = papertape.run("sql", "DELETE FROM trade");
        Papertape.Ended other = papertape.run("sessions", "--spring.application.version=99");
        String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(socket));
        Set<String> ports = ports(holder.pid());
        Papertape.Ended held = release(holder);

        assertThat(held.status()).as(held.err()).isZero();
        assertThat(ports).isEmpty();
        assertThat(read()).isEqualTo(meanwhile);
        assertThat(sessions.out()).contains("held: the last run began at ");
        assertThat(committed.out().lines()).containsExactly("points", Integer.toString(COMMITTED));
        assertThat(backup.out()).matches("\\d sessions, [\\d,]+ rows of \\d+ tables in books.zip\\R");
        assertThat(deleting.status()).as(deleting.toString()).isEqualTo(2);
        assertThat(other.status()).isEqualTo(4);
        assertThat(other.err())
                .matches("papertape: busy: the database is held by process " + holder.pid() + " on .*, since .* UTC,"
                        + " which is papertape \\S+, and this is papertape 99; try again when it has ended\\R");
        assertThat(permissions).isEqualTo("rw-------");
        assertThat(besideTheBooks()).containsExactly("papertape.mv.db");
        assertThat(papertape
                        .run("sql", "SELECT user_name FROM information_schema.users", "format=csv")
                        .out()
                        .lines())
                .containsExactly("user_name", "SA");
    }

    @Test
    void endWithWordsWhereTheHolderIsStoppedAndLeaveItAloneWhereTheyAreKilled() throws Throwable {
        Papertape.Running holder = hold("stopped");
        Papertape.Running killed = papertape.start(ENDLESS);
        killed.awaitOutput();
        ProcessSignal.KILL.send(killed);
        Papertape.Running reader = papertape.start(ENDLESS);
        reader.awaitOutput();

        ProcessSignal.STOP.send(holder);
        Papertape.Ended refused = papertape.run("sessions");
        Papertape.Ended ended = reader.await();
        ProcessSignal.CONT.send(holder);
        Papertape.Ended again = papertape.run("sessions");
        Papertape.Ended held = release(holder);

        assertThat(killed.await().status()).isEqualTo(ProcessSignal.KILL.status());
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.err())
                .matches("papertape: busy: the database is held by process " + holder.pid()
                        + " on .*, since .* UTC, which does not answer; try again when it has ended\\R");
        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.messages())
                .containsExactly("papertape: busy: the process that holds the database has stopped answering; try again"
                        + " when it goes on or has ended");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(held.status()).as(held.err()).isZero();
        assertThat(besideTheBooks()).containsExactly("papertape.mv.db");
    }

    @Test
    void findTheNextHolderInPlaceOfOneThatWasKilled() throws Throwable {
        Papertape.Running killed = hold("killed");
        ProcessSignal.KILL.send(killed);
        killed.await();
        assertThat(socket).exists();
        Papertape.Ended alone = papertape.run(points("killed"));

        Papertape.Running holder = hold("killed");
        Papertape.Ended answered = papertape.run(points("killed"));
        Papertape.Ended held = release(holder);

        assertThat(alone.out().lines()).containsExactly("points", Integer.toString(COMMITTED));
        assertThat(answered.out()).isEqualTo(alone.out());
        assertThat(held.status()).as(held.err()).isZero();
        assertThat(besideTheBooks()).containsExactly("papertape.mv.db");
    }

    private static Papertape.Running hold(String session) throws Exception {
        Papertape.Running holder = papertape.start(List.of(
                "replay",
                "session=" + session,
                "strategy=mine.Waiting",
                PRICES,
                "symbols=KO",
                "to=2013-12-31",
                "chunkSize=10",
                "risk=off",
                "reports=off"));
        assertThat(holder.awaitLine("waiting", 1)).isTrue();
        return holder;
    }

    private static Papertape.Ended release(Papertape.Running holder) throws Exception {
        Files.deleteIfExists(folder.resolve("wait"));
        return holder.await();
    }

    private static List<String> points(String session) {
        return List.of(
                "sql",
                "SELECT COUNT(*) AS points FROM report_equity_curve WHERE session = '" + session + "'",
                "format=csv");
    }
    /// What each reader writes, wherever to.
    private static Map<List<String>, String> read() throws Exception {
        Map<List<String>, String> read = new LinkedHashMap<>();
        for (List<String> reader : READERS) {
            Papertape.Ended ended = papertape.run(reader);
            assertThat(ended.status()).as(ended.err()).isZero();
            read.put(reader, ended.out() + ended.err());
        }
        read.put(List.of("curve.csv"), Files.readString(folder.resolve("curve.csv")));
        read.put(List.of("page"), Files.readString(folder.resolve("pages/done.html")));
        return read;
    }

    /// Sockets of a process that wait for connections over a network.
    private static Set<String> ports(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> listening = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[3].equals("0A")) {
                    listening.add("socket:[" + columns[9] + "]");
                }
            }
        }
        Set<String> open = new HashSet<>();
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    open.add(Files.readSymbolicLink(file).toString());
                }
            }
        }
        assertThat(open).anyMatch(file -> file.startsWith("socket:"));
        listening.retainAll(open);
        return listening;
    }

    private static List<String> besideTheBooks() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/db"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
