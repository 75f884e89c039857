package io.papertape.batch;

/// What helps after a failure. The program's exit status tells it.
public enum Remedy {
    /// The cause may pass: running the same command again resumes.
    RUN_AGAIN,
    /// Running the same command again fails alike: a person must decide, and the message says what can be decided and
    /// how.
    DECIDE,
    /// Parameters, prices or configuration are to be corrected.
    CORRECT,
    /// Another run holds the database or the session.
    WAIT
}
