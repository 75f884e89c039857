package io.papertape.cli;

/// The application did not start: its configuration or its database is to blame, nothing of the command was done.
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(RuntimeException cause) {
        super(cause);
    }
}
