package io.papertape.ledger;

import org.jspecify.annotations.Nullable;

/// Another process has taken over a run whose connection to the database was lost.
public final class RunTakenOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param run key of the run
    /// @param cause how it was noticed, or null
    public RunTakenOverException(long run, @Nullable Throwable cause) {
        super("run " + run + " has lost its hold of the session, and another process goes on with it", cause);
    }
}
