package io.papertape.database;

/// A URL names a database that cannot keep the books.
public final class UnknownDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param known those that can
    UnknownDatabaseException(String url, String known) {
        super("spring.datasource.url must name " + known + " but was '" + url + "'");
    }
}
