package io.papertape;

import java.nio.file.Path;

/// The databases that the books may be kept in.
public enum Database {
    H2 {
        @Override
        public String freshUrl(Path folder) {
            return "jdbc:h2:file:" + folder.resolve("books");
        }
    },
    POSTGRESQL {
        @Override
        public String freshUrl(Path folder) {
            return Postgres.freshDatabase();
        }
    };

    /// The URL of a new, empty database.
    ///
    /// @param folder empty, for the files of a database that is made of files
    public abstract String freshUrl(Path folder);
}
