package io.papertape.ledger;

/// Another process has taken over a run whose connection to the database was lost.
public final class RunTakenOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunTakenOverException(long run) {
        super("run " + run + " has lost its hold of the session, and another process goes on with it");
    }
}
