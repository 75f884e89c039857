package io.papertape.database;

import org.springframework.core.env.Environment;

/// What a command may do to the database that keeps the books.
public enum BooksAccess {
    /// Make it where it is not there yet, and write.
    MAKE,
    /// Bring its schema up to date, but make none.
    KEEP,
    /// Only read. The schema is taken as it is.
    READ;

    /// The Spring property that tells.
    public static final String PROPERTY = "papertape.books";

    public static BooksAccess of(Environment environment) {
        return environment.getProperty(PROPERTY, BooksAccess.class, MAKE);
    }
}
