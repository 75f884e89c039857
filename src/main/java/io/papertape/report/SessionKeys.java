package io.papertape.report;

/// The keys of the tables that grow with a session: `session_id * 4294967296` + the row's number
/// within its session, from 0.
public final class SessionKeys {

    private SessionKeys() {}

    /// Key of a row.
    public static long of(long session, long number) {
        return (session << Integer.SIZE) + number;
    }
}
