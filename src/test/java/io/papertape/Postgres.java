package io.papertape;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL, started by the tests. Where it cannot be started, they fail.
///
/// All tests of a JVM share one server, which ends with it. A test that kills its server starts one of its own.
public final class Postgres implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable Postgres shared;

    private final Path folder;
    private EmbeddedPostgres server;

    private Postgres(Path folder) {
        this.folder = folder;
        server = start(folder, 0);
    }

    /// A new, empty database on the server that all tests share.
    ///
    /// @return a JDBC URL that needs neither user nor password besides
    public static String freshDatabase() {
        return shared().createDatabase();
    }

    /// A copy of a database on the server that all tests share; nobody is connected to it.
    ///
    /// @return a JDBC URL that needs neither user nor password besides
    static String copy(String url) {
        String name = url.replaceFirst(".*/", "").replaceFirst("[?].*", "");
        return shared().createDatabase(" TEMPLATE " + name);
    }

    /// A server of its own, running.
    ///
    /// @param folder where its data is to be, empty
    public static Postgres startIn(Path folder) {
        return new Postgres(folder);
    }

    private static synchronized Postgres shared() {
        if (shared == null) {
            try {
                Path folder = Files.createTempDirectory("postgres");
                removeAfterThisJvm(folder);
                shared = new Postgres(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /// Each database is hundreds of files. The JVM would take longer to remove them one by one than those who run tests
    /// wait for it to end.
    private static void removeAfterThisJvm(Path folder) throws IOException {
        String jvm = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "while kill -0 \"$1\" 2> /dev/null; do sleep 2; done; rm -rf \"$2\"",
                        "sh",
                        jvm,
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// A new, empty database on this server.
    ///
    /// @return a JDBC URL that needs neither user nor password besides
    public String createDatabase() {
        return createDatabase("");
    }

    private String createDatabase(String how) {
        String name = "books_" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + how);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be created", e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /// Ends every process of this server at once, as a crash would. Returns when they are gone.
    public void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        close();
    }

    /// Starts this server again, with the data and on the port that it had.
    public void restart() {
        server = start(folder, server.getPort());
    }

    /// Stops this server.
    @Override
    public void close() {
        quiet();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle postmaster() {
        try {
            long process = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
            return ProcessHandle.of(process).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in '" + folder + "' is not running", e);
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        quiet();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                // Off by default, for speed: a commit could be acknowledged and lost.
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
        if (port != 0) {
            builder.setPort(port);
        }
        try {
            return builder.start();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("PostgreSQL, which this test needs, cannot be started: " + e, e);
        }
    }

    /// What goes wrong is thrown; stopping what has been killed already is not worth an error.
    private static void quiet() {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.OFF);
    }
}
