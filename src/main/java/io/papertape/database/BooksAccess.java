package io.papertape.database;

import org.springframework.core.env.Environment;

/// What a command may do to the database that keeps the books.
public enum BooksAccess {
    /// Make it where it is not there yet, and write.
    MAKE,
    /// Bring its schema up to date, but make none.
    KEEP,
    /// Bring its schema up to date, but make none, and only read then.
    VIEW,
    /// Only read. The schema is taken as it is.
    READ;

    /// The Spring property that tells.
    public static final String PROPERTY = "papertape.books";

    /// Whether another process that holds the database may do it, too.
    boolean onlyReads() {
        return this == VIEW || this == READ;
    }

    public static BooksAccess of(Environment environment) {
        return environment.getProperty(PROPERTY, BooksAccess.class, MAKE);
    }
}
