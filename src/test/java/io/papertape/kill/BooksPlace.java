package io.papertape.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/// Where the books of a replay are.
public interface BooksPlace {

    /// Tells the program where.
    List<String> options();

    boolean exists();

    /// Looks at the books while no process holds them, and leaves them as they are.
    <T> T look(Function<JdbcTemplate, T> look);

    /// The database that the program uses when it is told nothing.
    ///
    /// @param folder in which the program is started
    record Default(Path folder) implements BooksPlace {

        private static final String FILE = "papertape.mv.db";

        @Override
        public List<String> options() {
            return List.of();
        }

        @Override
        public boolean exists() {
            return Files.exists(file());
        }

        /// Opening the file would repair what a killed process has left, and closing it would tidy
        /// up: so a copy is opened, and not closed in good order.
        @Override
        public <T> T look(Function<JdbcTemplate, T> look) {
            try {
                Path copy = Files.createTempDirectory(folder, "look");
                Files.copy(file(), copy.resolve(FILE));
                SingleConnectionDataSource source = new SingleConnectionDataSource(
                        "jdbc:h2:file:" + copy.resolve("papertape") + ";TRACE_LEVEL_FILE=0", "sa", "", false);
                try {
                    JdbcTemplate jdbc = new JdbcTemplate(source);
                    T seen = look.apply(jdbc);
                    jdbc.execute("SHUTDOWN IMMEDIATELY");
                    return seen;
                } finally {
                    source.destroy();
                    FileSystemUtils.deleteRecursively(copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Begins with a copy of these books.
        void copy(Default books) throws IOException {
            Files.createDirectories(file().getParent());
            Files.copy(books.file(), file());
        }

        /// Leaves no unused room in the file: whatever is written from then on makes it longer.
        ///
        /// @return its length in kilobytes
        long compact() throws IOException {
            SingleConnectionDataSource source = new SingleConnectionDataSource(
                    "jdbc:h2:file:" + file().resolveSibling("papertape"), "sa", "", false);
            try {
                new JdbcTemplate(source).execute("SHUTDOWN DEFRAG");
            } finally {
                source.destroy();
            }
            return Files.size(file()) / 1024;
        }

        private Path file() {
            return folder.resolve("data/db").resolve(FILE);
        }
    }

    /// A database on a server.
    ///
    /// @param url needs neither user nor password besides
    record Server(String url) implements BooksPlace {

        @Override
        public List<String> options() {
            return List.of("--spring.datasource.url=" + url);
        }

        @Override
        public boolean exists() {
            return look(jdbc -> jdbc.queryForObject(
                    "SELECT COUNT(*) > 0 FROM information_schema.tables WHERE table_schema = 'public'", Boolean.class));
        }

        /// The server may still be busy with what a killed process has asked for last.
        @Override
        public <T> T look(Function<JdbcTemplate, T> look) {
            SingleConnectionDataSource source = new SingleConnectionDataSource(url, false);
            try {
                JdbcTemplate jdbc = new JdbcTemplate(source);
                while (jdbc.queryForObject("""
                                SELECT COUNT(*) > 0 FROM pg_stat_activity
                                WHERE datname = current_database() AND backend_type = 'client backend'
                                    AND pid <> pg_backend_pid()
                                """, Boolean.class)) {
                    Thread.onSpinWait();
                }
                return look.apply(jdbc);
            } finally {
                source.destroy();
            }
        }
    }
}
