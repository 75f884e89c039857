package io.papertape.cli;

/// What the program tells whoever started it.
enum ExitStatus {
    /// Done, also when there was nothing new.
    DONE(0),
    /// Failed; run it again to resume.
    FAILED(1),
    /// Bad parameters or configuration; the books are unchanged.
    INVALID(2),
    /// Stopped on request; run it again to go on.
    STOPPED(3),
    /// Another run holds the database or the session.
    BUSY(4);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
