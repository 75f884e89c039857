package io.papertape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The databases that the books may be kept in.
public enum Database {
    H2 {
        @Override
        public String freshUrl(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("books");
        }

        @Override
        public String copy(String url, Path folder) throws IOException {
            Path file = Path.of(url.substring("jdbc:h2:file:".length()) + FILE);
            Files.copy(file, folder.resolve("books" + FILE));
            return freshUrl(folder);
        }
    },
    POSTGRESQL {
        @Override
        public String freshUrl(Path folder) {
            return Postgres.freshDatabase();
        }

        @Override
        public String copy(String url, Path folder) {
            return Postgres.copy(url);
        }
    };

    private static final String FILE = ".mv.db";

    /// The URL of a new, empty database.
    ///
    /// @param folder empty, for the files of a database that is made of files
    public abstract String freshUrl(Path folder);

    /// The URL of a copy of a database that nobody has open.
    ///
    /// @param folder empty, for the files of a database that is made of files
    public abstract String copy(String url, Path folder) throws IOException;
}
