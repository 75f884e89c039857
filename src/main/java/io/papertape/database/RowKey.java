package io.papertape.database;

/// Keys of the tables that grow with a session: session_id × 2³² + the row's number within its session, from 0.
///
/// The rows of a session stand together, in order, and are found by a range of keys. As one number that refers to
/// nothing, the key costs an insert into H2 a quarter of what (session_id, number) and a reference to the session
/// would.
public final class RowKey {

    private RowKey() {}

    /// Key of a row.
    ///
    /// @throws ArithmeticException if a session has a number that no key can hold
    public static long of(long session, long number) {
        return Math.addExact(Math.multiplyExact(session, 1L << Integer.SIZE), number);
    }

    /// Key of a session's first row.
    public static long first(long session) {
        return of(session, 0);
    }

    /// The first key that is beyond those of a session.
    public static long end(long session) {
        return of(session + 1, 0);
    }
}
